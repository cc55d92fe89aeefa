import * as sdk from "@aws-sdk/client-lambda";
import { mockLambda } from "@shapesmith/lambda/mocks";
import { restoreAllMocks } from "@shapesmith/mocks";
import { afterEach, describe, expect, test, vi } from "vitest";

const client = new sdk.LambdaClient({ region: "us-east-1" });
const { GetFunctionCommand: Get, UpdateFunctionConfigurationCommand: Update } = sdk;
const orders = { FunctionName: "orders" };

async function caught(promise: Promise<unknown>): Promise<Error> {
  return promise.then(
    () => expect.fail("expected a rejection"),
    (error: unknown) => error as Error,
  );
}

/** What a call with a callback gets; nothing, where it is never called back. */
function calledBack(send: (callback: (...given: unknown[]) => void) => void): Promise<unknown> {
  return new Promise((resolve) => {
    send((...given) => resolve(given));
    setTimeout(() => resolve("nothing"), 500);
  });
}

afterEach(restoreAllMocks);

describe("the input of a call", () => {
  test("is recorded as it was, also where it is an instance of a class", async () => {
    class Environment {
      Variables: Record<string, string> = { STAGE: "test" };
    }
    class Input {
      FunctionName = "orders";
      MemorySize = 256;
      Environment = new Environment();
    }
    const lambda = mockLambda();
    lambda.on("UpdateFunctionConfiguration").resolves();
    const input = new Input();
    await client.send(new Update(input));
    input.MemorySize = 512;
    input.Environment.Variables["STAGE"] = "live";
    const [call] = lambda.calls("UpdateFunctionConfiguration");
    expect(call?.input).toBeInstanceOf(Input);
    expect({ ...call?.input }).toEqual({
      FunctionName: "orders",
      MemorySize: 256,
      Environment: { Variables: { STAGE: "test" } },
    });
  });

  test("is the reader's to change: the next reader gets it as it was", async () => {
    const lambda = mockLambda();
    lambda.on("GetFunction").resolves();
    await client.send(new Get(orders));
    for (const { input } of lambda.calls("GetFunction")) input.FunctionName = "changed";
    for (const { input } of lambda.calls()) Object.assign(input, { FunctionName: "changed" });
    expect(lambda.calls()).toEqual([{ operation: "GetFunction", input: orders }]);
  });
});

describe("what is set up with Sinon, on the send of the stub", () => {
  test("is recorded, and held to the contract when it answers", async () => {
    const lambda = mockLambda();
    lambda.stub.send.resolves({ junk: 1 } as never);
    expect((await caught(client.send(new Get(orders)))).name).toBe("ContractError");
    expect(lambda.calls("GetFunction")).toHaveLength(1);
    expect(lambda.failures()).toHaveLength(1);
    expect(lambda.stub.send.callCount).toBe(1);
  });

  test("answers only requests that the service would take", async () => {
    const lambda = mockLambda();
    lambda.stub.send.resolves({} as never);
    const sent = client.send(new Update({ ...orders, MemorySize: 1 }));
    expect((await caught(sent)).name).toBe("ValidationException");
    expect(await client.send(new Update(orders))).toEqual({});
    expect(lambda.calls()).toHaveLength(2);
  });
});

describe("a call with a callback", () => {
  test.each([
    ["a rule", (lambda: ReturnType<typeof mockLambda>) => lambda.on("GetFunction").resolves()],
    ["the stub", (lambda) => lambda.stub.on(Get).resolves({ Tags: {} })],
    ["Sinon", (lambda) => lambda.stub.send.resolves({ Tags: {} } as never)],
  ] as readonly (readonly [string, (lambda: ReturnType<typeof mockLambda>) => unknown])[])(
    "is answered by what %s says",
    async (_, setUp) => {
      setUp(mockLambda());
      const answer = [null, expect.objectContaining({})];
      expect(await calledBack((callback) => client.send(new Get(orders), callback))).toEqual(
        answer,
      );
      const aggregated = new sdk.Lambda({ region: "us-east-1" });
      const sent = calledBack((callback) => aggregated.getFunction(orders, callback));
      expect(await sent).toEqual(answer);
    },
  );

  test("is refused by what the stub says", async () => {
    const lambda = mockLambda();
    const refusal = new RangeError("refused");
    lambda.stub.on(Get).rejects(refusal);
    expect(await calledBack((callback) => client.send(new Get(orders), callback))).toEqual([
      refusal,
    ]);
  });
});

describe("a call whose signal is aborted already", () => {
  test("is rejected as the SDK does, and was never sent", async () => {
    const lambda = mockLambda();
    lambda.on("GetFunction").resolves();
    const abortSignal = AbortSignal.abort();
    const error = await caught(client.send(new Get(orders), { abortSignal }));
    expect(error).toMatchObject({ name: "AbortError", message: "Request aborted" });
    expect(lambda.calls()).toEqual([]);
    lambda.stub.on(Get).resolves({});
    expect((await caught(client.send(new Get(orders), { abortSignal }))).name).toBe("AbortError");
    expect(lambda.failures()).toEqual([]);
  });
});

describe("a call whose signal is aborted while it waits for its answer", () => {
  const never = (): Promise<never> => new Promise(() => undefined);
  const aborting = (reason?: unknown): AbortSignal => {
    const controller = new AbortController();
    queueMicrotask(() => controller.abort(reason));
    return controller.signal;
  };

  test("is rejected at once, as the SDK does, with the answers of a mock, a stub and callbacks", async () => {
    const lambda = mockLambda();
    lambda.on("GetFunction").callsFake(never);
    const abortSignal = aborting();
    const error = await caught(client.send(new Get(orders), { abortSignal }));
    expect(error).toMatchObject({ name: "AbortError", message: "Request aborted" });
    expect(lambda.calls()).toHaveLength(1);
    const told = await calledBack((callback) =>
      client.send(new Get(orders), { abortSignal: aborting("too late") }, callback),
    );
    expect(told).toEqual([expect.objectContaining({ name: "AbortError", message: "too late" })]);
    lambda.stub.on(Get).callsFake(never);
    const timeout = AbortSignal.timeout(1);
    expect((await caught(client.send(new Get(orders), { abortSignal: timeout }))).name).toBe(
      "AbortError",
    );
    expect(lambda.failures()).toEqual([]);
  });

  test("is answered where the answer is there before, and the signal is let go", async () => {
    mockLambda().on("GetFunction").resolves();
    const { signal } = new AbortController();
    const removed = vi.spyOn(signal, "removeEventListener");
    const { Configuration } = await client.send(new Get(orders), { abortSignal: signal });
    expect(Configuration?.FunctionName).toBe("orders");
    expect(removed).toHaveBeenCalledOnce();
  });

  test("of the SDK's own controller, which has no listeners, is rejected too", async () => {
    mockLambda().on("GetFunction").callsFake(never);
    const abortSignal: { aborted: boolean; onabort: (() => void) | null } = {
      aborted: false,
      onabort: null,
    };
    const sent = caught(client.send(new Get(orders), { abortSignal }));
    abortSignal.onabort?.();
    expect((await sent).name).toBe("AbortError");
  });
});

describe("what is wrong with the test is a failure, also where the caller swallows it", () => {
  test("a command that the contract does not know", async () => {
    const lambda = mockLambda();
    class FooCommand {
      input = {};
    }
    const error = await caught(client.send(new FooCommand() as never));
    expect(error.message).toContain("FooCommand");
    expect(lambda.failures()).toEqual([error]);
  });

  test("a page that no token leads to", async () => {
    const lambda = mockLambda();
    lambda.on("ListFunctions").paginates(3);
    const error = await caught(client.send(new sdk.ListFunctionsCommand({ Marker: "made-up" })));
    expect(error.name).toBe("PaginatorError");
    expect(lambda.failures()).toEqual([error]);
  });

  test("overrides that no fixture can have", async () => {
    const lambda = mockLambda();
    // @ts-expect-error -- no situation of the answer
    lambda.on("GetFunction").resolves(() => ({}), { situation: "unheard-of" });
    const error = await caught(client.send(new Get(orders)));
    expect(lambda.failures()).toEqual([error]);
  });
});
