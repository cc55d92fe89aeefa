import * as sdk from "@aws-sdk/client-lambda";
import * as contract from "@shapesmith/lambda/contract";
import { mockLambda } from "@shapesmith/lambda/mocks";
import { ContractError, restoreAllMocks, UnmatchedCallError } from "@shapesmith/mocks";
import { afterEach, describe, expect, expectTypeOf, test, vi } from "vitest";

const client = new sdk.LambdaClient({ region: "us-east-1" });
const { UpdateFunctionConfigurationCommand, GetFunctionConfigurationCommand } = sdk;

function update(input: object = {}): Promise<sdk.UpdateFunctionConfigurationCommandOutput> {
  return client.send(new UpdateFunctionConfigurationCommand({ FunctionName: "orders", ...input }));
}

async function rejectionOf(promise: Promise<unknown>): Promise<Error> {
  return promise.then(
    () => expect.fail("expected a rejection"),
    (error: unknown) => error as Error,
  );
}

afterEach(restoreAllMocks);

describe("a request", () => {
  test("that the service would refuse is refused with the service's error", async () => {
    const lambda = mockLambda();
    lambda.on("UpdateFunctionConfiguration").resolves();
    const error = await rejectionOf(update({ MemorySize: 1 }));
    expect(error).toBeInstanceOf(sdk.LambdaServiceException);
    expect(error).toMatchObject({
      name: "ValidationException",
      $fault: "client",
      $metadata: { httpStatusCode: 400 },
      message:
        "1 validation error detected: Value '1' at 'memorySize' failed to satisfy constraint: " +
        "Member must have value greater than or equal to 128",
    });
    expect(lambda.failures()).toEqual([]);
    expect(lambda.calls()).toHaveLength(1);
  });

  test("with several faults is refused with one message that has them all", async () => {
    mockLambda().on("UpdateFunctionConfiguration").resolves();
    const { message } = await rejectionOf(update({ MemorySize: 1, Timeout: 0 }));
    expect(message).toMatch(
      /^2 validation errors detected: Value '[01]' at '\w+' failed [^;]*; Value '[01]' at '\w+'/,
    );
  });

  test("that only the contract forbids fails the test with an error that lists all", async () => {
    const lambda = mockLambda();
    lambda.on("UpdateFunctionConfiguration").resolves();
    const error = await rejectionOf(update({ Memory: 1, MemorySize: 1 }));
    expect(error).toBeInstanceOf(ContractError);
    expect(error).not.toBeInstanceOf(sdk.LambdaServiceException);
    expect(error.message).toContain("Memory: ");
    expect(error.message).toContain("nobody refuses it");
    expect(error.message).toContain("MemorySize: ");
    expect(error.message).toContain("the service refuses it with ValidationException");
    expect(lambda.failures()).toEqual([error]);
    expect(() => lambda.assertNoFailures()).toThrow(error);
  });

  test("that the SDK would not send fails the test", async () => {
    mockLambda().on("UpdateFunctionConfiguration").resolves();
    const error = await rejectionOf(update({ FunctionName: undefined }));
    expect(error).toBeInstanceOf(ContractError);
    expect(error.message).toContain("the SDK throws before it sends anything");
  });

  test("fails the test for every violation where the mock asserts", async () => {
    mockLambda(sdk.LambdaClient, { requests: "assert" })
      .on("UpdateFunctionConfiguration")
      .resolves();
    expect(await rejectionOf(update({ MemorySize: 1 }))).toBeInstanceOf(ContractError);
  });

  test("is held to what is there, or to nothing, by the level", async () => {
    const present = mockLambda(sdk.LambdaClient, { validate: "PRESENT" });
    present.on("UpdateFunctionConfiguration").resolves();
    await update({ FunctionName: undefined });
    expect((await rejectionOf(update({ MemorySize: 1 }))).name).toBe("ValidationException");
    present.restore();
    mockLambda(sdk.LambdaClient, { validate: { requests: "NONE" } })
      .on("UpdateFunctionConfiguration")
      .resolves();
    await update({ MemorySize: 1, Memory: 1 });
  });

  test("may have what a later release adds, where the mock accepts it", async () => {
    mockLambda(sdk.LambdaClient, { unlisted: true }).on("UpdateFunctionConfiguration").resolves();
    await update({ Runtime: "nodejs99.x" });
  });
});

describe("the options of a mock", () => {
  test("may stand alone", async () => {
    const lambda = mockLambda({ validate: "off" });
    expect(lambda.client).toBeInstanceOf(sdk.LambdaClient);
    lambda.on("UpdateFunctionConfiguration").resolvesExactly({ MemorySize: 1 });
    expect((await update({ MemorySize: 1 })).MemorySize).toBe(1);
    lambda.restore();
    mockLambda(undefined, { unmatched: "undefined" });
    expect(await update()).toBeUndefined();
  });

  test.each([
    [{ validat: "off" }, 'no option "validat" of a mock. Did you mean validate?'],
    [{ validate: "HARD" }, "The option validate of a mock is one of STRICT, PRESENT, NONE, off"],
    [{ validate: null }, "not null"],
    [{ validate: { request: "NONE" } }, 'no option "request" of validate. Did you mean requests?'],
    [{ validate: { requests: "off" } }, "validate.requests of a mock is one of"],
    [{ unlisted: "yes" }, "The option unlisted of a mock is one of true, false"],
  ])("that it does not know are refused: %o", (options, message) => {
    expect(() => mockLambda(options as object)).toThrow(TypeError);
    expect(() => mockLambda(sdk.LambdaClient, options as object)).toThrow(message);
  });
});

describe("a response", () => {
  test("that the operation cannot give is refused at the line that stubs it", () => {
    const behavior = mockLambda().on("UpdateFunctionConfiguration");
    // @ts-expect-error no value of the enum
    expect(() => behavior.resolves({ State: "Sleeping" })).toThrow(ContractError);
    // @ts-expect-error a number is expected
    expect(() => behavior.resolvesExactly({ MemorySize: "128" })).toThrow(
      "UpdateFunctionConfiguration cannot answer with this response",
    );
    // @ts-expect-error no member of this name
    expect(() => behavior.resolvesExactlyOnce({ Memory: 128 })).toThrow("Memory");
  });

  test("is widened by unlisted, observed and validate: false, for one answer or for all", () => {
    const lambda = mockLambda();
    const behavior = lambda.on("UpdateFunctionConfiguration");
    const later = { State: "Sleeping", Doze: 1 };
    const recorded = {
      LastUpdateStatus: "InProgress",
      LastUpdateStatusReason: "The function is being created.",
      LastUpdateStatusReasonCode: "Creating",
    } as const;
    behavior.resolves(later, { unlisted: true });
    behavior.resolves(() => later, { unlisted: true });
    behavior.resolvesExactly(later, { unlisted: true });
    behavior.callsFake(() => later, { unlisted: true });
    expect(() => behavior.resolves({ State: 1 }, { unlisted: true })).toThrow(ContractError);
    behavior.resolvesExactly(later as object, { validate: false });
    expect(() => behavior.resolvesExactly(recorded as object)).toThrow(ContractError);
    behavior.resolvesExactly(recorded as object, { observed: true });
    expect(() => behavior.resolves({ $metadata: { httpStatusCode: 500 } })).toThrow(
      "$metadata.httpStatusCode: expected the status of a success",
    );
    behavior.resolves({ $metadata: { httpStatusCode: 202, attempts: 2 } });
    lambda.restore();
    mockLambda(sdk.LambdaClient, { unlisted: true })
      .on("UpdateFunctionConfiguration")
      .resolvesExactly(later as object);
  });

  test("of a function is typed, and held to the contract when it comes", async () => {
    const lambda = mockLambda();
    lambda.on("UpdateFunctionConfiguration").resolves((request) => {
      expectTypeOf(request.MemorySize).toEqualTypeOf<number | undefined>();
      return { MemorySize: (request.MemorySize ?? 128) * 2 };
    });
    expect((await update({ MemorySize: 256 })).MemorySize).toBe(512);
    lambda.on("UpdateFunctionConfiguration").callsFake(() => ({ MemorySize: "big" as never }));
    expect(await rejectionOf(update())).toBeInstanceOf(ContractError);
    expect(lambda.failures()).toHaveLength(1);
  });

  test("answers the request: what it repeats is that of the request", async () => {
    mockLambda().on("UpdateFunctionConfiguration").resolves();
    const first = await update({ MemorySize: 512 });
    const second = await update({ MemorySize: 1024 });
    expect([first.MemorySize, second.MemorySize]).toEqual([512, 1024]);
    expect(first.FunctionName).toBe("orders");
    expect(contract.operations.UpdateFunctionConfiguration.response.validate(first)).toEqual([]);
  });

  test("with a stream is readable by the SDK's mixin, once and anew for each call", async () => {
    const lambda = mockLambda();
    lambda.on("InvokeWithResponseStream").resolves();
    lambda.on("Invoke").resolves({ Payload: "done" });
    for (const time of ["first", "second"]) {
      const { Payload } = await client.send(new sdk.InvokeCommand({ FunctionName: time }));
      expect(Payload?.transformToString()).toBe("done");
    }
  });

  test("with a payload does not repeat that of the request", async () => {
    mockLambda().on("Invoke").resolves();
    for (const Payload of ["{}", new Uint8Array([123, 125])]) {
      const command = new sdk.InvokeCommand({ FunctionName: "orders", Payload });
      const answer = await client.send(command);
      expect(contract.operations.Invoke.response.validate(answer)).toEqual([]);
      expect(answer.Payload?.transformToString()).not.toBe("{}");
    }
  });
});

describe("an error", () => {
  test("of the operation is an instance of the SDK's class, with what the SDK sets", async () => {
    mockLambda().on("UpdateFunctionConfiguration").rejects("TooManyRequestsException");
    const error = await rejectionOf(update());
    expect(error).toBeInstanceOf(sdk.TooManyRequestsException);
    expect(error).toMatchObject({ $fault: "client", $metadata: { httpStatusCode: 429 } });
  });

  test("that many services give, and no model lists, is known with its status", async () => {
    mockLambda().on("UpdateFunctionConfiguration").rejects("AccessDeniedException");
    const error = await rejectionOf(update());
    expect(error).toBeInstanceOf(sdk.LambdaServiceException);
    expect(error).toMatchObject({
      name: "AccessDeniedException",
      $metadata: { httpStatusCode: 403 },
    });
  });

  test("with a misspelt name is refused with the nearest, unless it is asked for", async () => {
    const behavior = mockLambda().on("UpdateFunctionConfiguration");
    // @ts-expect-error no error of the operation
    expect(() => behavior.rejects("ResourceConflictExeption")).toThrow(
      "Did you mean ResourceConflictException?",
    );
    // @ts-expect-error no error of the operation
    expect(() => behavior.rejects("TypoException")).toThrow('no error "TypoException"');
    behavior.rejects("TypoException", { unlisted: true, status: 418 });
    expect(await rejectionOf(update())).toMatchObject({
      name: "TypoException",
      $metadata: { httpStatusCode: 418 },
    });
    behavior.rejects(new RangeError("socket hang up"));
    expect(await rejectionOf(update())).toBeInstanceOf(RangeError);
  });
});

describe("what a mock accepts of errors", () => {
  const later = { Type: "User", Added: 1 } as object;

  test("is what it accepts of responses", async () => {
    const strict = mockLambda().on("UpdateFunctionConfiguration");
    expect(() => strict.rejects("ResourceConflictException", later)).toThrow(ContractError);
    strict.rejects("ResourceConflictException", later, { validate: false });
    restoreAllMocks();
    for (const options of [{ unlisted: true }, { validate: "NONE" }] as const) {
      const lambda = mockLambda(options);
      lambda.on("UpdateFunctionConfiguration").rejects("ResourceConflictException", later);
      expect(await rejectionOf(update())).toMatchObject({ Added: 1 });
      // @ts-expect-error no error of the operation that types know
      lambda.on("UpdateFunctionConfiguration").rejects("AddedException");
      expect(await rejectionOf(update())).toMatchObject({ name: "AddedException" });
      lambda.restore();
    }
  });
});

describe("a call that nothing answers", () => {
  test("is a failure of the test, also where the caller swallows it", async () => {
    const lambda = mockLambda();
    await update().catch(() => undefined);
    expect(lambda.failures()).toEqual([expect.any(UnmatchedCallError)]);
    lambda.resetHistory();
    lambda.assertNoFailures();
  });

  test("gives undefined or is really sent only on request", async () => {
    mockLambda(sdk.LambdaClient, { unmatched: "undefined" }).on("GetFunction").resolves();
    expect(await update()).toBeUndefined();
    restoreAllMocks();
    const handle = vi.fn(() => Promise.reject(new Error("really sent")));
    const real = new sdk.LambdaClient({
      region: "us-east-1",
      credentials: { accessKeyId: "a", secretAccessKey: "b" },
      maxAttempts: 1,
      requestHandler: { handle } as never,
    });
    mockLambda(real, { unmatched: "passthrough" }).on("GetFunction").resolves();
    const command = new GetFunctionConfigurationCommand({ FunctionName: "orders" });
    expect((await rejectionOf(real.send(command))).message).toBe("really sent");
    expect(handle).toHaveBeenCalledOnce();
  });
});

describe("the client of a mock", () => {
  test("is a real one, assignable without a cast, of the class or the one that is mocked", async () => {
    const lambda = mockLambda();
    lambda.on("GetFunctionConfiguration").resolves({ State: "Active" });
    const needed: sdk.LambdaClient = lambda.client;
    expect(needed).toBeInstanceOf(sdk.LambdaClient);
    expect(lambda.client).toBe(needed);
    expect(await needed.config.region()).toBe("us-east-1");
    const command = new GetFunctionConfigurationCommand({ FunctionName: "orders" });
    expect((await needed.send(command)).State).toBe("Active");
    lambda.restore();
    expect(mockLambda(client).client).toBe(client);
    const aggregated: sdk.Lambda = mockLambda(new sdk.Lambda({ region: "us-east-1" })).client;
    expect(aggregated).toBeInstanceOf(sdk.Lambda);
  });

  test("works with fake timers, and several clients have mocks of their own", async () => {
    vi.useFakeTimers();
    try {
      const others = [
        new sdk.LambdaClient({ region: "us-east-1" }),
        new sdk.Lambda({ region: "us-east-1" }),
      ];
      for (const [index, other] of others.entries()) {
        mockLambda(other)
          .on("UpdateFunctionConfiguration")
          .resolves({ MemorySize: 128 + index });
      }
      const sizes = await Promise.all(
        others.map(async (other) => {
          const command = new UpdateFunctionConfigurationCommand({ FunctionName: "orders" });
          return (await other.send(command)).MemorySize;
        }),
      );
      expect(sizes).toEqual([128, 129]);
    } finally {
      vi.useRealTimers();
    }
  });
});
