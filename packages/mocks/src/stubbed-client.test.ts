import {
  GetFunctionCommand,
  type GetFunctionCommandOutput,
  Lambda,
  LambdaClient,
  ListFunctionsCommand,
} from "@aws-sdk/client-lambda";
import { mockClient } from "aws-sdk-client-mock";
import { afterEach, describe, expect, test } from "vitest";
import { restoreAllMocks } from "./live-mocks.js";
import { type Receiver, StubbedClient } from "./stubbed-client.js";

const command = new GetFunctionCommand({ FunctionName: "orders" });
const region = { region: "us-east-1" };
const ownSend = sendOf(LambdaClient.prototype);

function sendOf(holder: object): unknown {
  return Reflect.get(holder, "send");
}

function receiver(changes: Partial<Receiver> = {}): Receiver {
  return {
    answer: () => Promise.resolve({ Tags: { from: "receiver" } }),
    receive: () => undefined,
    accept: (_, response) => response,
    reset: () => undefined,
    resetHistory: () => undefined,
    ...changes,
  };
}

function sentWithCallback(client: LambdaClient, options?: object): Promise<unknown[]> {
  return new Promise((resolve) => {
    const callback = (...args: unknown[]): void => resolve(args);
    if (options === undefined) client.send(command, callback);
    else client.send(command, options, callback);
  });
}

afterEach(restoreAllMocks);

describe("what is sent", () => {
  test("is answered for every client of the class, and for the aggregated client", async () => {
    new StubbedClient(LambdaClient.prototype, receiver());
    const fromClient = await new LambdaClient(region).send(command);
    const fromAggregated = await new Lambda(region).getFunction({ FunctionName: "orders" });
    expect([fromClient.Tags, fromAggregated.Tags]).toStrictEqual([
      { from: "receiver" },
      { from: "receiver" },
    ]);
  });

  test("is answered for the one client that is stubbed, and for no other", () => {
    const mocked = new LambdaClient(region);
    new StubbedClient(mocked, receiver());
    expect(sendOf(mocked)).not.toBe(ownSend);
    expect(sendOf(new LambdaClient(region))).toBe(ownSend);
  });

  test.each([undefined, { requestTimeout: 1 }])(
    "is answered to a callback, with options %o",
    async (options) => {
      new StubbedClient(LambdaClient.prototype, receiver());
      const args = await sentWithCallback(new LambdaClient(region), options);
      expect(args).toStrictEqual([null, { Tags: { from: "receiver" } }]);
    },
  );

  test("is refused to a callback", async () => {
    const refusal = new Error("refused");
    const answer = (): Promise<unknown> => Promise.reject(refusal);
    new StubbedClient(LambdaClient.prototype, receiver({ answer }));
    expect(await sentWithCallback(new LambdaClient(region))).toStrictEqual([refusal]);
  });

  test("goes first to what is registered on the stub itself", async () => {
    const { stub } = new StubbedClient(LambdaClient.prototype, receiver());
    const response: Partial<GetFunctionCommandOutput> = { Tags: { from: "stub" } };
    stub.on(GetFunctionCommand, { FunctionName: "orders" }).resolves(response);
    const client = new LambdaClient(region);
    expect(await client.send(command)).toStrictEqual({ Tags: { from: "stub" } });
    expect(await client.send(new GetFunctionCommand({ FunctionName: "bills" }))).toStrictEqual({
      Tags: { from: "receiver" },
    });
    expect(await client.send(new ListFunctionsCommand())).toStrictEqual({
      Tags: { from: "receiver" },
    });
  });

  test("can be seen on the stub", async () => {
    const { stub } = new StubbedClient(LambdaClient.prototype, receiver());
    await new LambdaClient(region).send(command);
    expect(stub.commandCalls(GetFunctionCommand, { FunctionName: "orders" })).toHaveLength(1);
  });
});

describe("reset of the stub", () => {
  test("removes what was registered on it, forgets, and leaves the client answered", async () => {
    const forgotten: string[] = [];
    const { stub } = new StubbedClient(
      LambdaClient.prototype,
      receiver({
        reset: () => forgotten.push("rules and calls"),
        resetHistory: () => forgotten.push("calls"),
      }),
    );
    const client = new LambdaClient(region);
    stub.on(GetFunctionCommand).resolves({});
    await client.send(command);
    stub.reset();
    expect(forgotten).toStrictEqual(["rules and calls"]);
    expect(stub.calls()).toHaveLength(0);
    expect(await client.send(command)).toStrictEqual({ Tags: { from: "receiver" } });
  });

  test("of the history alone keeps what was registered", async () => {
    const { stub } = new StubbedClient(LambdaClient.prototype, receiver());
    const client = new LambdaClient(region);
    stub.on(GetFunctionCommand).resolves({});
    await client.send(command);
    stub.resetHistory();
    expect(stub.calls()).toHaveLength(0);
    expect(await client.send(command)).toStrictEqual({});
  });

  test("after restore takes the client over again, and says so where somebody else did", async () => {
    const { stub } = new StubbedClient(LambdaClient.prototype, receiver());
    stub.restore();
    stub.reset();
    const answer = await new LambdaClient(region).send(command);
    expect(answer.Tags).toStrictEqual({ from: "receiver" });
    stub.restore();
    const other = mockClient(LambdaClient);
    expect(() => stub.reset()).toThrow("made elsewhere");
    expect(sendOf(LambdaClient.prototype)).toBe(other.send);
    other.restore();
  });
});

describe("restore", () => {
  test("gives the class its own send back, before and after a reset", () => {
    const client = new StubbedClient(LambdaClient.prototype, receiver());
    client.reset();
    client.restore();
    expect(sendOf(LambdaClient.prototype)).toBe(ownSend);
    expect(client.isAttached).toBe(false);
  });

  test("gives one client its own send back", () => {
    const mocked = new LambdaClient(region);
    new StubbedClient(mocked, receiver()).restore();
    expect(Object.hasOwn(mocked, "send")).toBe(false);
  });

  test("leaves a stub alone that has taken the place", () => {
    const client = new StubbedClient(LambdaClient.prototype, receiver());
    const other = mockClient(LambdaClient);
    client.restore();
    client.stub.restore();
    expect(sendOf(LambdaClient.prototype)).toBe(other.send);
    other.restore();
  });

  test("of all mocks restores each of them", () => {
    const mocked = new LambdaClient(region);
    const other = new LambdaClient(region);
    new StubbedClient(mocked, receiver());
    new StubbedClient(other, receiver());
    restoreAllMocks();
    expect([sendOf(mocked), sendOf(other)]).toStrictEqual([ownSend, ownSend]);
  });
});

describe("a second mock", () => {
  test("of the same class is refused until the first is restored", () => {
    const first = new StubbedClient(LambdaClient.prototype, receiver());
    expect(() => new StubbedClient(LambdaClient.prototype, receiver())).toThrow(
      "Cannot mock all clients of LambdaClient: a mock of all clients of LambdaClient is still in place",
    );
    first.restore();
    expect(new StubbedClient(LambdaClient.prototype, receiver()).isAttached).toBe(true);
  });

  test("of a client whose class is mocked is refused, and the other way round", () => {
    const mocked = new LambdaClient(region);
    const ofClass = new StubbedClient(LambdaClient.prototype, receiver());
    expect(() => new StubbedClient(mocked, receiver())).toThrow(
      "Cannot mock one LambdaClient: a mock of all clients of LambdaClient is still in place",
    );
    expect(() => new StubbedClient(Lambda.prototype, receiver())).toThrow(
      "Cannot mock all clients of Lambda:",
    );
    expect(ofClass.isAttached).toBe(true);
    ofClass.restore();
    new StubbedClient(mocked, receiver());
    expect(() => new StubbedClient(LambdaClient.prototype, receiver())).toThrow("still in place");
  });

  test("of another client is no second mock", () => {
    new StubbedClient(new LambdaClient(region), receiver());
    expect(new StubbedClient(new LambdaClient(region), receiver()).isAttached).toBe(true);
  });

  test("is refused where a stub was made elsewhere", () => {
    const elsewhere = mockClient(LambdaClient);
    expect(() => new StubbedClient(LambdaClient.prototype, receiver())).toThrow("made elsewhere");
    elsewhere.restore();
  });

  test("is no second mock when the first was replaced or restored behind its back", () => {
    new StubbedClient(LambdaClient.prototype, receiver());
    mockClient(LambdaClient).restore();
    expect(new StubbedClient(LambdaClient.prototype, receiver()).isAttached).toBe(true);
  });
});
