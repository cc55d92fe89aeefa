import * as sdk from "@aws-sdk/client-lambda";
import { fixtures } from "@shapesmith/lambda";
import { mockLambda } from "@shapesmith/lambda/mocks";
import "@shapesmith/mocks/vitest";
import { beforeEach, describe, expect, test } from "vitest";

const { createFunction, deleteFunction, invoke, publishVersion, updateFunctionCode } =
  fixtures.sequences;
const overrides = { FunctionName: "orders" };
const { FunctionName } = overrides;

let lambda: ReturnType<typeof mockLambda>;
let client: sdk.LambdaClient;

beforeEach(() => {
  lambda = mockLambda();
  ({ client } = lambda);
});

const publish = (): Promise<sdk.PublishVersionCommandOutput> =>
  client.send(new sdk.PublishVersionCommand({ FunctionName }));
const call = (Qualifier?: string): Promise<sdk.InvokeCommandOutput> =>
  client.send(new sdk.InvokeCommand({ FunctionName, Qualifier }));
const remove = (Qualifier?: string): Promise<unknown> =>
  client.send(new sdk.DeleteFunctionCommand({ FunctionName, Qualifier }));
const get = (Qualifier?: string): Promise<sdk.GetFunctionConfigurationCommandOutput> =>
  client.send(new sdk.GetFunctionConfigurationCommand({ FunctionName, Qualifier }));

/** The SDK's own waiter, without its pauses. */
function active(Qualifier: string, maxWaitTime = 60): Promise<unknown> {
  const waiting = { client, maxWaitTime, minDelay: 0.001, maxDelay: 0.001 };
  return sdk.waitUntilPublishedVersionActive(waiting, { FunctionName, Qualifier });
}

const timesOut = { name: "TimeoutError" };

describe("a version", () => {
  test("is active at once, as recorded, and builds for as many polls as are asked for", async () => {
    lambda.play(publishVersion.succeeds({ overrides }));
    const published = await publish();
    expect(published).toMatchObject({ State: "Active", LastUpdateStatus: "Successful" });
    // A version that is active keeps its revision.
    expect((await get("1")).RevisionId).toBe(published.RevisionId);
    lambda.play(publishVersion.succeeds({ overrides, polls: 2 }));
    expect(await publish()).toMatchObject({ State: "Pending", StateReasonCode: "Creating" });
    const states = [await get("1"), await get("1"), await get("1")].map(({ State }) => State);
    expect(states).toEqual(["Pending", "Pending", "Active"]);
  });

  test("builds where it has a snapshot", async () => {
    const SnapStart = { ApplyOn: "PublishedVersions" } as const;
    lambda.play(publishVersion.succeeds({ overrides: { FunctionName, SnapStart } }));
    expect(await publish()).toMatchObject({ State: "Pending" });
    expect(await active("1")).toMatchObject({ state: "SUCCESS" });
  });

  test("never is active", async () => {
    lambda.play(publishVersion.neverEnds({ overrides }));
    expect(await publish()).toMatchObject({ State: "Pending" });
    await expect(active("1", 0.1)).rejects.toMatchObject(timesOut);
    // What happens to it does not happen to the function.
    expect(await get()).toMatchObject({ State: "Active", Version: "$LATEST" });
  });

  test("is invoked too early", async () => {
    lambda.play(publishVersion.tooEarly({ overrides, times: 2, polls: 3 }));
    await publish();
    // The function itself is ready all the time.
    expect(await call()).toMatchObject({ StatusCode: 200 });
    for (const _ of [1, 2]) {
      await expect(call("1")).rejects.toMatchObject({
        name: "ResourceConflictException",
        message: expect.stringContaining("state: Pending") as string,
      });
    }
    expect(await call()).toMatchObject({ StatusCode: 200 });
    expect(await active("1")).toMatchObject({ state: "SUCCESS" });
    expect(await call("1")).toMatchObject({ StatusCode: 200 });
  });

  test.each([
    ["ResourceConflictException", undefined],
    ["SnapStartNotReadyException", { ApplyOn: "PublishedVersions" }],
  ] as const)("becomes idle, and wakes up with %s", async (name, SnapStart) => {
    const own = { FunctionName, ...(SnapStart && { SnapStart }) };
    lambda.play(publishVersion.becomesInactive({ overrides: own, polls: SnapStart ? 1 : 0 }));
    await publish();
    if (SnapStart) await get("1");
    expect(await get("1")).toMatchObject({ State: "Active" });
    expect(await get("1")).toMatchObject({ State: "Inactive", StateReasonCode: "Idle" });
    await expect(call("1")).rejects.toMatchObject({ name });
    expect(await get("1")).toMatchObject({ State: "Pending", StateReasonCode: "Restoring" });
    expect(await active("1")).toMatchObject({ state: "SUCCESS" });
  });

  test.each([
    ["a creation", createFunction.publishes, "CreateFunction"],
    ["an update of the code", updateFunctionCode.publishes, "UpdateFunctionCode"],
  ] as const)("comes with %s", async (_, run, operation) => {
    const sequence = run({ overrides, polls: 2 });
    lambda.play(sequence);
    const [first] = sequence.steps;
    expect(first).toMatchObject({ operation, request: { Publish: true } });
    const Command = sdk[`${operation}Command`] as unknown as new (input: unknown) => never;
    const published: unknown = await client.send(new Command(first?.request));
    expect(published).toMatchObject({ Version: "1", State: "Pending" });
    expect(await active("1")).toMatchObject({ state: "SUCCESS" });
  });
});

describe("deletion", () => {
  test("of a version that an alias refers to is refused until it does not", async () => {
    lambda.play(deleteFunction.conflicts({ overrides, times: 2 }));
    await publish();
    for (const _ of [1, 2]) {
      await expect(remove("1")).rejects.toMatchObject({
        name: "ResourceConflictException",
        message: "Unable to delete version because the following aliases reference it: [live]",
        $metadata: { httpStatusCode: 409 },
      });
      expect(await get("1")).toMatchObject({ Version: "1" });
    }
    await remove("1");
    await expect(get("1")).rejects.toMatchObject({ name: "ResourceNotFoundException" });
    expect(await get()).toMatchObject({ Version: "$LATEST" });
  });

  test("waits for replicas", async () => {
    lambda.play(deleteFunction.replicated({ overrides, times: 3 }));
    for (const _ of [1, 2, 3]) {
      await expect(remove()).rejects.toMatchObject({ name: "InvalidParameterValueException" });
    }
    await remove();
    await expect(get()).rejects.toMatchObject({ name: "ResourceNotFoundException" });
  });

  test("lets what runs come to its end, or never does", async () => {
    lambda.play(deleteFunction.drains({ overrides, polls: 2 }));
    await remove();
    const draining = { State: "Deleting", StateReasonCode: "DrainingDurableExecutions" };
    expect([await get(), await get()]).toMatchObject([draining, draining]);
    await expect(get()).rejects.toMatchObject({ name: "ResourceNotFoundException" });
    lambda.play(deleteFunction.neverEnds({ overrides }));
    await remove();
    for (let poll = 0; poll < 50; poll += 1) expect(await get()).toMatchObject(draining);
  });
});

describe("an invocation", () => {
  test("is throttled as recorded", async () => {
    lambda.play(invoke.throttled({ overrides }));
    await expect(call()).rejects.toMatchObject({
      name: "TooManyRequestsException",
      message: "Rate Exceeded.",
      Reason: "ReservedFunctionConcurrentInvocationLimitExceeded",
    });
    expect(await call()).toMatchObject({ StatusCode: 200 });
  });

  test("comes too early", async () => {
    lambda.play(invoke.tooEarly({ overrides, times: 2 }));
    for (const _ of [1, 2]) {
      await expect(call()).rejects.toMatchObject({ name: "ResourceConflictException" });
    }
    await get();
    expect(await call()).toMatchObject({ StatusCode: 200 });
  });

  test("brings an idle function back, in vain or without end", async () => {
    lambda.play(invoke.fails("ImageDeleted", { overrides }));
    await expect(call()).rejects.toMatchObject({ name: "ResourceConflictException" });
    expect(await get()).toMatchObject({ State: "Pending", StateReasonCode: "Restoring" });
    const failed = { State: "Inactive", StateReasonCode: "ImageDeleted" };
    expect(await get()).toMatchObject({ ...failed, LastUpdateStatus: "Successful" });
    lambda.play(invoke.neverEnds({ overrides }));
    await expect(call()).rejects.toMatchObject({ name: "ResourceConflictException" });
    for (let poll = 0; poll < 50; poll += 1)
      expect(await get()).toMatchObject({ State: "Pending" });
  });
});

test("a creation conflicts with one that is going on", async () => {
  const sequence = createFunction.conflicts({ overrides, times: 2, polls: 2 });
  lambda.play(sequence);
  const create = (): Promise<unknown> =>
    client.send(new sdk.CreateFunctionCommand(sequence.steps[0]?.request as never));
  for (const _ of [1, 2]) {
    await expect(create()).rejects.toMatchObject({ message: "Function already exist: orders" });
  }
  expect([(await get()).State, (await get()).State]).toEqual(["Pending", "Pending"]);
  expect((await get()).State).toBe("Active");
});

describe("codes", () => {
  test("that do not occur in the state that a run comes to are refused", () => {
    const expected =
      "expected a value of StateReasonCode that occurs then, such as CapacityProviderScalingLimitExceeded, got";
    // @ts-expect-error: an idle function has not failed
    expect(() => createFunction.fails("Idle")).toThrow(`createFunction.fails: ${expected} "Idle".`);
    // @ts-expect-error: nor has one that is being created
    expect(() => publishVersion.fails("Creating")).toThrow(`${expected} "Creating".`);
    // @ts-expect-error: nor one that comes back
    expect(() => invoke.fails("Restoring")).toThrow(`${expected} "Restoring".`);
  });
});
