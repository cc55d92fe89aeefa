// What aws-sdk-client-mock documents of itself, on the stub of a mock: moving over weakens nothing.
// Written from its README and the comments of its methods.
import * as sdk from "@aws-sdk/client-lambda";
import { mockLambda } from "@shapesmith/lambda/mocks";
import { ContractError } from "@shapesmith/mocks";
import { mockClient, type AwsClientStub } from "aws-sdk-client-mock";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

const { GetFunctionConfigurationCommand: Get, UpdateFunctionConfigurationCommand: Update } = sdk;
const orders = { FunctionName: "orders" };

type Stub = AwsClientStub<sdk.LambdaClient>;

/** The library alone, and the same library under a mock of ours, held to the contract and not. */
const makers: Readonly<Record<string, () => Stub>> = {
  "the library alone": () => mockClient(sdk.LambdaClient),
  "the stub of a mock": () => mockLambda().stub,
  "the stub of a mock that validates nothing": () =>
    mockLambda(sdk.LambdaClient, { validate: "off", unmatched: "undefined" }).stub,
};

describe.each(Object.entries(makers))("%s", (name, make) => {
  let stub: Stub;
  let client: sdk.LambdaClient;
  const get = (input: sdk.GetFunctionConfigurationCommandInput = orders): Promise<unknown> =>
    client.send(new Get(input));

  beforeEach(() => {
    stub = make();
    client = new sdk.LambdaClient({ region: "eu-west-1" });
  });
  afterEach(() => stub.restore());

  test("resolves for a command, for an input, strictly, and for any command", async () => {
    stub.onAnyCommand().resolves({});
    stub.on(Get).resolves({ MemorySize: 128 });
    stub.on(Get, { FunctionName: "bills" }).resolves({ MemorySize: 256 });
    stub.on(Get, { FunctionName: "bills", Qualifier: "1" }, true).resolves({ MemorySize: 512 });
    expect(await get()).toEqual({ MemorySize: 128 });
    expect(await get({ FunctionName: "bills", Qualifier: "2" })).toEqual({ MemorySize: 256 });
    expect(await get({ FunctionName: "bills", Qualifier: "1" })).toEqual({ MemorySize: 512 });
    expect(await client.send(new Update(orders))).toEqual({});
  });

  test("answers for any command by its own methods, chained", async () => {
    stub
      .resolvesOnce({})
      .rejectsOnce("second")
      .callsFakeOnce(() => Promise.resolve({ MemorySize: 128 }))
      .resolves({});
    expect(await get()).toEqual({});
    await expect(get()).rejects.toThrow("second");
    expect(await get()).toEqual({ MemorySize: 128 });
    expect([await get(), await get()]).toEqual([{}, {}]);
  });

  test("answers one call after the other", async () => {
    stub
      .on(Get)
      .resolvesOnce({ MemorySize: 128 })
      .resolvesOnce({ MemorySize: 256 })
      .rejectsOnce(new RangeError("third"))
      .resolves({ MemorySize: 512 });
    expect([await get(), await get()]).toEqual([{ MemorySize: 128 }, { MemorySize: 256 }]);
    await expect(get()).rejects.toThrow(RangeError);
    expect([await get(), await get()]).toEqual([{ MemorySize: 512 }, { MemorySize: 512 }]);
  });

  test("rejects with a text, an error, and what an error is to have", async () => {
    const error = new RangeError("mine");
    stub.on(Get).rejectsOnce("text").rejectsOnce(error).rejects({ name: "Odd", Code: "1" });
    await expect(get()).rejects.toThrow("text");
    await expect(get()).rejects.toBe(error);
    await expect(get()).rejects.toMatchObject({ name: "Odd", Code: "1" });
  });

  test("calls a function with the input and the client; what it throws rejects", async () => {
    stub.on(Get).callsFake(async (input: { FunctionName: string }, getClient) => {
      const region = await getClient().config.region();
      return { FunctionName: `${input.FunctionName}-${region}` };
    });
    expect(await get()).toEqual({ FunctionName: "orders-eu-west-1" });
    stub.on(Update).callsFake(() => {
      throw new RangeError("thrown");
    });
    await expect(client.send(new Update(orders))).rejects.toThrow(RangeError);
  });

  test("resolves with a promise", async () => {
    stub.on(Get).resolves(Promise.resolve({ MemorySize: 128 }));
    expect(await get()).toEqual({ MemorySize: 128 });
  });

  test("a later behaviour for the same input takes the place of the earlier", async () => {
    stub.on(Get).resolves({ MemorySize: 128 });
    stub.on(Get).resolves({ MemorySize: 256 });
    expect(await get()).toEqual({ MemorySize: 256 });
  });

  test("tells its calls, those of a command and of an input, also from the end", async () => {
    stub.onAnyCommand().resolves({});
    await get();
    await get({ FunctionName: "bills" });
    await client.send(new Update(orders));
    expect(stub.calls()).toHaveLength(3);
    expect(stub.call(0).args[0].input).toEqual(orders);
    expect(stub.commandCalls(Get)).toHaveLength(2);
    expect(stub.commandCalls(Get, { FunctionName: "bills" })).toHaveLength(1);
    expect(stub.commandCall(-1, Get).args[0].input).toEqual({ FunctionName: "bills" });
    expect(await stub.commandCall(0, Get).returnValue).toEqual({});
    expect(stub.clientName()).toBe("LambdaClient");
    expect(stub.send.callCount).toBe(3);
  });

  test("resetHistory forgets calls and keeps behaviours; reset forgets both", async () => {
    stub.on(Get).resolves({ MemorySize: 128 });
    await get();
    expect(stub.resetHistory()).toBe(stub);
    expect(stub.calls()).toHaveLength(0);
    expect(await get()).toEqual({ MemorySize: 128 });
    expect(stub.reset()).toBe(stub);
    expect(stub.calls()).toHaveLength(0);
    stub.on(Get).resolves({ MemorySize: 256 });
    expect(await get()).toEqual({ MemorySize: 256 });
  });

  test("restore gives the client its send back; reset after that mocks it again", async () => {
    const own: unknown = Reflect.get(Object.getPrototypeOf(sdk.LambdaClient.prototype), "send");
    stub.restore();
    expect(Reflect.get(sdk.LambdaClient.prototype, "send")).toBe(own);
    stub.reset();
    stub.on(Get).resolves({ MemorySize: 128 });
    expect(await get()).toEqual({ MemorySize: 128 });
  });

  test("mocks the paginators, and, under a mock, calls with a callback", async () => {
    stub
      .on(sdk.ListFunctionsCommand)
      .resolvesOnce({ Functions: [], NextMarker: "2" })
      .resolves({ Functions: [] });
    const pages = [];
    for await (const page of sdk.paginateListFunctions({ client }, {})) pages.push(page);
    expect(pages).toHaveLength(2);
    // The library answers with a promise alone.
    if (name === "the library alone") return;
    stub.on(Get).resolves({ MemorySize: 128 });
    const given = await new Promise((resolve) => {
      client.send(new Get(orders), (error, response) => resolve([error, response]));
    });
    expect(given).toEqual([null, { MemorySize: 128 }]);
  });
});

describe("what is stubbed on the stub of a mock", () => {
  const client = new sdk.LambdaClient({ region: "us-east-1" });
  let lambda: ReturnType<typeof mockLambda>;
  beforeEach(() => {
    lambda = mockLambda();
  });
  afterEach(() => lambda.restore());

  test("comes first, and its calls are those of the mock too", async () => {
    lambda.on("GetFunctionConfiguration").resolves({ MemorySize: 128 });
    lambda.stub.on(Get).resolves({ MemorySize: 256 });
    expect((await client.send(new Get(orders))).MemorySize).toBe(256);
    expect(lambda.calls("GetFunctionConfiguration")).toHaveLength(1);
  });

  test("is held to the contract at the line that stubs it", () => {
    const bad = { State: "Sleeping" as "Active" };
    expect(() => lambda.stub.on(Get).resolves(bad)).toThrow(ContractError);
    expect(() => lambda.stub.on(Get).resolvesOnce(bad)).toThrow("State: expected one of");
  });

  test("is held to the contract when it answers, where the command is not known before", async () => {
    lambda.stub.onAnyCommand().resolves({ State: "Sleeping" });
    await expect(client.send(new Get(orders))).rejects.toThrow(ContractError);
    lambda.stub.on(Update).callsFake(() => ({ Memory: 1 }));
    await expect(client.send(new Update(orders))).rejects.toThrow(ContractError);
    expect(lambda.failures()).toHaveLength(2);
  });

  test("answers only requests that the service would take", async () => {
    lambda.stub.on(Update).resolves({});
    await expect(client.send(new Update({ ...orders, MemorySize: 1 }))).rejects.toMatchObject({
      name: "ValidationException",
    });
    expect(lambda.calls()).toHaveLength(1);
  });
});
