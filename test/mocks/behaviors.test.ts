import * as sdk from "@aws-sdk/client-lambda";
import * as arbitraries from "@shapesmith/lambda/arbitraries";
import { mockLambda } from "@shapesmith/lambda/mocks";
import { restoreAllMocks, UnmatchedCallError } from "@shapesmith/mocks";
import { mockClient } from "aws-sdk-client-mock";
import { afterEach, describe, expect, test } from "vitest";

const client = new sdk.LambdaClient({ region: "us-east-1" });

async function state(FunctionName = "orders"): Promise<unknown> {
  const command = new sdk.GetFunctionConfigurationCommand({ FunctionName });
  return client.send(command).then(
    (response) => response.State,
    (error: unknown) => (error as Error).name,
  );
}

async function update(MemorySize = 128): Promise<unknown> {
  const command = new sdk.UpdateFunctionConfigurationCommand({
    FunctionName: "orders",
    MemorySize,
  });
  return client.send(command).then(
    (response) => response.MemorySize,
    (error: unknown) => error,
  );
}

async function inTurn<T>(count: number, ask: () => Promise<T>): Promise<readonly T[]> {
  const given: T[] = [];
  for (let time = 0; time < count; time++) given.push(await ask());
  return given;
}

afterEach(restoreAllMocks);

describe("behaviours", () => {
  test("queue: a second on() for the same pattern adds, and neither resets nor overwrites", async () => {
    const lambda = mockLambda();
    lambda.on("GetFunctionConfiguration").resolvesOnce({ State: "Pending" });
    lambda.on("GetFunctionConfiguration").resolvesOnce({ State: "Failed" });
    expect(await state()).toBe("Pending");
    lambda.on("GetFunctionConfiguration").rejectsOnce("TooManyRequestsException");
    lambda.on("GetFunctionConfiguration").resolves({ State: "Active" });
    expect(await inTurn(4, state)).toEqual([
      "Failed",
      "TooManyRequestsException",
      "Active",
      "Active",
    ]);
  });

  test("of the most specific match answer, whatever the order in which they were added", async () => {
    const lambda = mockLambda();
    lambda.on("GetFunctionConfiguration", { FunctionName: "orders" }).resolves({ State: "Failed" });
    lambda
      .on("GetFunctionConfiguration", { FunctionName: expect.any(String) as string })
      .resolves({ State: "Inactive" });
    lambda.on("GetFunctionConfiguration").resolves({ State: "Active" });
    expect([await state("orders"), await state("bills")]).toEqual(["Failed", "Inactive"]);
  });

  test("are given so many times, and the last one for ever, where that is said", async () => {
    const lambda = mockLambda();
    const behavior = lambda.on("GetFunctionConfiguration");
    behavior.resolves({ State: "Pending" }).times(2);
    behavior.resolvesOnce({ State: "Active" });
    expect(await inTurn(4, state)).toEqual(["Pending", "Pending", "Active", "UnmatchedCallError"]);
    behavior.resolvesOnce({ State: "Failed" }).repeatLast();
    expect(await inTurn(3, state)).toEqual(["Failed", "Failed", "Failed"]);
    expect(() => behavior.times(0)).toThrow("a whole number from 1, not 0");
  });

  test("that no call got are told by assertAllUsed", async () => {
    const lambda = mockLambda();
    lambda.on("GetFunctionConfiguration").resolves().times(2);
    lambda.on("UpdateFunctionConfiguration", { MemorySize: 256 }).resolves();
    lambda.on("GetFunction");
    await state();
    expect(() => lambda.assertAllUsed()).toThrow(
      [
        "The mock of LambdaClient has answers that no call got:",
        "  GetFunctionConfiguration with any input: 1 answer is left after 1",
        "  UpdateFunctionConfiguration with { MemorySize: 256 }: no call came",
        "  GetFunction with any input: was never told what to answer",
      ].join("\n"),
    );
    lambda.reset();
    lambda.assertAllUsed();
  });

  test("that took each other's place before a call came are told by assertAllUsed", async () => {
    const lambda = mockLambda();
    lambda.on("GetFunctionConfiguration").resolves({ State: "Pending" });
    lambda.on("GetFunctionConfiguration").resolves({ State: "Active" });
    expect(await state()).toBe("Active");
    expect(() => lambda.assertAllUsed()).toThrow(
      "GetFunctionConfiguration with any input: 1 lasting answer was replaced before a call came",
    );
    lambda.reset();
    lambda.on("GetFunctionConfiguration").resolves({ State: "Pending" });
    await state();
    // The first has answered, and the second is for two calls: nothing is lost.
    lambda.on("GetFunctionConfiguration").resolves({ State: "Active" }).times(2);
    expect(await inTurn(3, state)).toEqual(["Active", "Active", "Pending"]);
    lambda.assertAllUsed();
  });

  test("are not accepted once the client was given back", () => {
    const lambda = mockLambda();
    const behavior = lambda.on("GetFunctionConfiguration").resolvesOnce();
    lambda.restore();
    const late = [
      () => behavior.resolves(),
      () => behavior.rejectsOnce("TooManyRequestsException"),
      () => behavior.times(2),
      () => behavior.repeatLast(),
    ];
    for (const add of late) expect(add).toThrow("not in place any more");
  });

  test("of very many times take no more room than one", async () => {
    const lambda = mockLambda();
    const before = process.memoryUsage().heapUsed;
    const behavior = lambda.on("GetFunctionConfiguration");
    behavior.resolves({ State: "Pending" }).times(Number.MAX_SAFE_INTEGER);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(20_000_000);
    expect(await inTurn(2, state)).toEqual(["Pending", "Pending"]);
    expect(() => lambda.assertAllUsed()).toThrow(`${Number.MAX_SAFE_INTEGER - 2} answers are left`);
  });
});

describe("waiters that are set up one after the other", () => {
  const fast = { client, maxWaitTime: 5, minDelay: 0.001, maxDelay: 0.001 };
  const wait = async (): Promise<string> =>
    sdk.waitUntilFunctionUpdatedV2(fast, { FunctionName: "orders" }).then(
      ({ state: ending }) => ending,
      () => "FAILURE",
    );

  test("are answered in turn", async () => {
    const lambda = mockLambda();
    const { functionUpdatedV2 } = lambda.waiters;
    functionUpdatedV2.fails({ polls: 1 });
    functionUpdatedV2.succeeds({ polls: 3 });
    functionUpdatedV2.succeeds({ polls: 3 });
    expect(await wait()).toBe("FAILURE");
    expect(await wait()).toBe("SUCCESS");
    expect(lambda.calls()).toHaveLength(4);
    expect(() => lambda.assertAllUsed()).toThrow("GetFunction with any input: 3 answers are left");
    expect(await wait()).toBe("SUCCESS");
    expect(lambda.calls()).toHaveLength(7);
    lambda.assertAllUsed();
    expect(await wait()).toBe("SUCCESS");
    expect(lambda.calls()).toHaveLength(8);
  });
});

describe("an order of calls", () => {
  test("answers across operations, and refuses what comes too early", async () => {
    const lambda = mockLambda();
    lambda.on("GetFunctionConfiguration").resolves({ State: "Failed" });
    const order = lambda.inOrder();
    order.on("UpdateFunctionConfiguration", { MemorySize: 256 }).resolves();
    order.on("GetFunctionConfiguration").resolves({ State: "Pending" }).times(2);
    order.on("UpdateFunctionConfiguration", { MemorySize: 512 }).resolves();
    expect(await state()).toBe("UnmatchedCallError");
    expect(await update(256)).toBe(256);
    const early = await update(512);
    expect(early).toBeInstanceOf(UnmatchedCallError);
    expect((early as Error).message).toContain("out of the order that inOrder() asks for");
    expect(() => lambda.assertAllUsed()).toThrow(
      "GetFunctionConfiguration with any input in its order: 2",
    );
    expect(await inTurn(2, state)).toEqual(["Pending", "Pending"]);
    // Its turns are over: the mock's own rule goes on.
    expect(await state()).toBe("Failed");
    expect(await update(512)).toBe(512);
    lambda.assertAllUsed();
    expect(String(await update(512))).toContain(
      "All turns of UpdateFunctionConfiguration in inOrder() are over.",
    );
  });
});

describe("answers of an arbitrary", () => {
  test("are those of the seed, each call another one", async () => {
    const shown = async (): Promise<readonly unknown[]> => {
      const lambda = mockLambda();
      const response = arbitraries.operations.GetFunctionConfiguration.response();
      lambda.on("GetFunctionConfiguration").resolvesArbitrary(response, { seed: 7 });
      const command = new sdk.GetFunctionConfigurationCommand({ FunctionName: "orders" });
      const given = await inTurn(70, async () => JSON.stringify(await client.send(command)));
      lambda.restore();
      return given;
    };
    const first = await shown();
    expect(await shown()).toEqual(first);
    expect(new Set(first).size).toBeGreaterThan(50);
  });
});

describe("what is played", () => {
  /** Counts its calls, and ends in a state. */
  const counting = {
    name: "counting",
    start: 0,
    answer: (position: number, { operation }: { readonly operation: string }) => {
      if (operation !== "GetFunctionConfiguration") return undefined;
      const next = position + 1;
      return position === 1
        ? { next, error: new RangeError("second") }
        : { next, response: { State: position === 0 ? "Pending" : "Active" } };
    },
  };

  test("goes on from call to call, between answers for one time and lasting ones", async () => {
    const lambda = mockLambda();
    lambda.on("GetFunctionConfiguration").resolves({ State: "Failed" });
    lambda.on("GetFunctionConfiguration").resolvesOnce({ State: "Inactive" });
    lambda.on("UpdateFunctionConfiguration").resolves();
    lambda.play(counting);
    const command = new sdk.GetFunctionCommand({ FunctionName: "orders" });
    await expect(client.send(command)).rejects.toThrow(
      "counting, which is played, has no answer to it.",
    );
    expect(await inTurn(4, state)).toEqual(["Inactive", "Pending", "RangeError", "Active"]);
    expect(await update(256)).toBe(256);
    lambda.reset();
    expect(await state()).toBe("UnmatchedCallError");
  });

  test("is told by assertAllUsed where nobody asked for it", async () => {
    const lambda = mockLambda();
    lambda.play(counting);
    expect(() => lambda.assertAllUsed()).toThrow("counting, which is played: no call came");
    await state();
    lambda.assertAllUsed();
  });
});

describe("reset", () => {
  test("says so where another stub has taken the client", () => {
    const lambda = mockLambda();
    lambda.restore();
    const other = mockClient(sdk.LambdaClient);
    expect(() => lambda.reset()).toThrow("its send is replaced by a stub made elsewhere");
    other.restore();
    lambda.reset();
    lambda.on("GetFunction").resolves();
  });
});
