import { createWorld } from "@shapesmith/fixtures";
import { fixtures, type FunctionConfiguration } from "@shapesmith/lambda";
import { describe, expect, it } from "vitest";
import { arn, Caller, FunctionName, overrides } from "./caller.js";

const { updateFunctionConfiguration, updateFunctionCode, createFunction, invoke } =
  fixtures.sequences;

function triple({
  State,
  LastUpdateStatus,
  LastUpdateStatusReasonCode,
}: FunctionConfiguration): unknown {
  return [State, LastUpdateStatus, LastUpdateStatusReasonCode];
}

describe("S1, an update that succeeds", () => {
  it("is accepted with a new revision, seen in progress, and done with another revision", () => {
    const caller = new Caller(updateFunctionConfiguration.succeeds({ polls: 2 }));
    const before = caller.get();
    const accepted = caller.update();
    const [first, second, third] = [caller.get(), caller.get(), caller.get()];
    expect([before, accepted, first, second, third].map(triple)).toEqual([
      ["Active", "Successful", undefined],
      ["Active", "InProgress", undefined],
      ["Active", "InProgress", undefined],
      ["Active", "InProgress", undefined],
      ["Active", "Successful", undefined],
    ]);
    expect([first.RevisionId, second.RevisionId]).toEqual([
      accepted.RevisionId,
      accepted.RevisionId,
    ]);
    expect(new Set([before, accepted, third].map(({ RevisionId }) => RevisionId)).size).toBe(3);
    // The new values are echoed at once; the code is the same.
    expect([before.MemorySize, accepted.MemorySize, third.MemorySize]).toEqual([128, 1024, 1024]);
    expect([accepted.CodeSha256, third.CodeSha256]).toEqual([before.CodeSha256, before.CodeSha256]);
    expect(accepted.LastModified).not.toBe(before.LastModified);
    expect(third.LastModified).toBe(accepted.LastModified);
    // What is not told by the state or the request stays.
    expect({ ...third, ...pick(before) }).toEqual({ ...before, MemorySize: 1024 });
  });

  it("gives the reason that was recorded when it is asked for", () => {
    const caller = new Caller(updateFunctionConfiguration.succeeds({ polls: 1, observed: true }));
    expect([caller.update(), caller.get(), caller.get()].map(triple)).toEqual([
      ["Active", "InProgress", "Creating"],
      ["Active", "InProgress", "Creating"],
      ["Active", "Successful", undefined],
    ]);
  });

  it("makes the revision of its own answer stale once it is done", () => {
    const caller = new Caller(updateFunctionConfiguration.succeeds({ polls: 0 }));
    const { RevisionId } = caller.update();
    expect(caller.refused("PublishVersion", { FunctionName, RevisionId }).name).toBe(
      "PreconditionFailedException",
    );
    const latest = caller.get().RevisionId;
    expect(caller.call("PublishVersion", { FunctionName, RevisionId: latest }).Version).toBe("1");
  });

  it("has six revisions from creation over two updates", () => {
    const caller = new Caller(createFunction.succeeds({ polls: 0, overrides }));
    const created = caller.call("CreateFunction", {
      FunctionName,
      Role: "arn:aws:iam::123456789012:role/resize-role",
      Code: { S3Bucket: "bucket", S3Key: "key" },
    });
    const seen = [created, caller.get(), caller.update(), caller.get()];
    const before = seen.at(-1)?.CodeSha256;
    // The second update follows the lifecycle: one poll sees it in progress.
    const code = caller.call("UpdateFunctionCode", {
      FunctionName,
      S3Bucket: "bucket",
      S3Key: "other",
    });
    expect(code.CodeSha256).not.toBe(before);
    caller.get();
    seen.push(code, caller.get());
    expect(new Set(seen.map(({ RevisionId }) => RevisionId)).size).toBe(5);
  });
});

describe("S2, a conflict", () => {
  it("refuses every update and every version while one is in progress, and goes on invoking", () => {
    const caller = new Caller(updateFunctionConfiguration.succeeds({ polls: 9 }));
    caller.update();
    const refused = [
      caller.refused("UpdateFunctionConfiguration", { FunctionName, Timeout: 9 }),
      caller.refused("UpdateFunctionCode", { FunctionName, S3Bucket: "bucket", S3Key: "key" }),
      caller.refused("PublishVersion", { FunctionName }),
    ];
    for (const error of refused) {
      expect(error).toMatchObject({
        name: "ResourceConflictException",
        $fault: "client",
        $metadata: { httpStatusCode: 409 },
      });
      expect("$retryable" in error ? error.$retryable : undefined).toBeUndefined();
    }
    expect(caller.call("Invoke", { FunctionName })).toMatchObject({
      $metadata: { httpStatusCode: 200 },
    });
    expect(caller.get().LastUpdateStatus).toBe("InProgress");
  });

  it("ends when the update does, for a caller that polls and for one that only tries again", () => {
    const polling = new Caller(updateFunctionConfiguration.conflicts({ polls: 1 }));
    polling.refused("UpdateFunctionConfiguration", { FunctionName, Timeout: 9 });
    expect(triple(polling.get())).toEqual(["Active", "InProgress", undefined]);
    expect(triple(polling.get())).toEqual(["Active", "Successful", undefined]);
    expect(polling.update({ Timeout: 9 }).Timeout).toBe(9);

    const trying = new Caller(updateFunctionConfiguration.conflicts({ times: 2, polls: 1 }));
    for (let time = 0; time < 3; time += 1) {
      trying.refused("UpdateFunctionConfiguration", { FunctionName, Timeout: 9 });
    }
    expect(trying.update({ Timeout: 9 }).Timeout).toBe(9);
  });
});

describe("S3, too early", () => {
  it("refuses updates, versions and invocations while the function is being created", () => {
    const caller = new Caller(createFunction.tooEarly({ overrides, polls: 1 }));
    const created = caller.call("CreateFunction", {
      FunctionName,
      Role: "arn:aws:iam::123456789012:role/resize-role",
      Code: { S3Bucket: "bucket", S3Key: "key" },
    });
    expect(created).toMatchObject({
      State: "Pending",
      StateReasonCode: "Creating",
      FunctionArn: arn,
    });
    expect("LastUpdateStatus" in created).toBe(false);
    expect(caller.refused("UpdateFunctionConfiguration", { FunctionName }).name).toBe(
      "ResourceConflictException",
    );
    expect(caller.refused("Invoke", { FunctionName }).name).toBe("ResourceConflictException");
    caller.get();
    expect(caller.update().LastUpdateStatus).toBe("InProgress");
  });
});

describe("S4, a stale revision", () => {
  it("is refused until the caller has read the latest one", () => {
    const caller = new Caller(updateFunctionConfiguration.staleRevision());
    const { RevisionId } = caller.get();
    expect(
      caller.refused("UpdateFunctionConfiguration", { FunctionName, RevisionId }),
    ).toMatchObject({
      name: "PreconditionFailedException",
      $metadata: { httpStatusCode: 412 },
    });
    const latest = caller.get().RevisionId;
    expect(latest).not.toBe(RevisionId);
    expect(caller.update({ RevisionId: latest }).LastUpdateStatus).toBe("InProgress");
  });
});

describe("S5, throttling", () => {
  it("refuses so many calls, changes nothing by it, and can be retried", () => {
    const caller = new Caller(updateFunctionConfiguration.throttled({ times: 3 }));
    const before = caller.get();
    for (let time = 0; time < 3; time += 1) {
      expect(caller.refused("UpdateFunctionConfiguration", { FunctionName })).toMatchObject({
        name: "TooManyRequestsException",
        $metadata: { httpStatusCode: 429 },
      });
    }
    expect(caller.get()).toEqual(before);
    expect(caller.update().LastUpdateStatus).toBe("InProgress");
  });
});

describe("S6, a role that is not ready", () => {
  it("is refused so many times, for an update and for a creation", () => {
    const caller = new Caller(updateFunctionConfiguration.roleNotReady({ times: 2 }));
    const Role = "arn:aws:iam::123456789012:role/new";
    const errors = [1, 2].map(() =>
      caller.refused("UpdateFunctionConfiguration", { FunctionName, Role }),
    );
    expect(errors.map(({ name }) => name)).toEqual(Array(2).fill("InvalidParameterValueException"));
    expect(caller.update({ Role }).Role).toBe(Role);
    expect(
      createFunction
        .roleNotReady({ times: 4 })
        .steps.map(({ error }) => error?.name)
        .slice(0, 5),
    ).toEqual([...Array<string>(4).fill("InvalidParameterValueException"), undefined]);
  });
});

describe("S7, what waiters meet", () => {
  it("fails with the code that is asked for, and keeps serving", () => {
    const caller = new Caller(updateFunctionConfiguration.fails("InvalidSubnet", { polls: 1 }));
    const accepted = caller.update();
    caller.get();
    const failed = caller.get();
    expect(triple(failed)).toEqual(["Active", "Failed", "InvalidSubnet"]);
    expect(failed.RevisionId).not.toBe(accepted.RevisionId);
    expect(failed.LastUpdateStatusReason).not.toBe("");
    expect(caller.update().LastUpdateStatus).toBe("InProgress");
  });

  it("never ends", () => {
    const caller = new Caller(updateFunctionConfiguration.neverEnds());
    caller.update();
    const seen = Array.from({ length: 300 }, () => caller.get().LastUpdateStatus);
    expect(new Set(seen)).toEqual(new Set(["InProgress"]));
  });

  it("becomes inactive, wakes up by an invocation that fails, and is updated while it is inactive", () => {
    const caller = new Caller(updateFunctionConfiguration.becomesInactive());
    caller.update();
    const states = Array.from({ length: 4 }, () => caller.get().State);
    expect(states).toEqual(["Active", "Active", "Inactive", "Inactive"]);
    expect(caller.refused("Invoke", { FunctionName }).name).toBe("ResourceConflictException");
    expect(caller.get()).toMatchObject({ State: "Pending", StateReasonCode: "Restoring" });
    expect(caller.get().State).toBe("Active");

    const other = new Caller(updateFunctionCode.becomesInactive({ polls: 0 }));
    other.call("UpdateFunctionCode", { FunctionName, S3Bucket: "bucket", S3Key: "key" });
    other.get();
    expect(other.get().State).toBe("Inactive");
    expect(other.update().LastUpdateStatus).toBe("InProgress");
    expect(invoke.wakesUp().steps.map(({ state }) => state)).toEqual([
      "restoring",
      "restoring",
      "active",
    ]);
  });
});

describe("what answers tell", () => {
  it("is the same in all operations that show the function, and lists leave out its state", () => {
    const caller = new Caller(
      updateFunctionConfiguration.fails("ImageDeleted", { overrides, polls: 0 }),
    );
    caller.update();
    const { $metadata, ...configuration } = caller.get() as FunctionConfiguration & {
      $metadata: unknown;
    };
    expect($metadata).toBeDefined();
    expect(caller.call("GetFunction", { FunctionName }).Configuration).toEqual(configuration);
    const listed = caller.call("ListFunctions", {}).Functions?.[0] ?? {};
    expect(
      Object.keys(listed).filter((name) => /State|LastUpdate|RuntimeVersion/.test(name)),
    ).toEqual([]);
    expect(configuration).toMatchObject(listed);
  });

  it("is of one world", () => {
    const world = createWorld({ region: "us-gov-west-1", names: { function: "orders" } });
    for (const { response } of createFunction.succeeds({ world }).steps) {
      expect(response).toMatchObject({
        FunctionName: "orders",
        FunctionArn: "arn:aws-us-gov:lambda:us-gov-west-1:123456789012:function:orders",
      });
    }
    expect(createFunction.succeeds({ world }).steps).toEqual(
      world.use(fixtures).sequences.createFunction.succeeds().steps,
    );
  });

  it("is about the function that the first call names, and about no other", () => {
    const sequence = updateFunctionConfiguration.succeeds();
    const first = sequence.answer(sequence.start, {
      operation: "GetFunction",
      request: { FunctionName: `${arn}:$LATEST` },
    });
    expect(first).toHaveProperty("response.Configuration.FunctionName", "resize");
    const next = first?.next ?? sequence.start;
    expect(
      sequence.answer(next, { operation: "GetFunction", request: { FunctionName: "other" } }),
    ).toBeUndefined();
    expect(
      sequence.answer(next, { operation: "ListAliases", request: { FunctionName } }),
    ).toBeUndefined();
  });

  it("is a value of its own each time", () => {
    const caller = new Caller(updateFunctionConfiguration.succeeds({ overrides }));
    const before = caller.get();
    Object.assign(before, { MemorySize: 1 });
    before.Architectures?.push("arm64");
    expect(caller.get()).not.toMatchObject({ MemorySize: 1 });
    expect(caller.get().Architectures).toEqual(["x86_64"]);
  });
});

function pick({
  RevisionId,
  LastModified,
}: FunctionConfiguration): Pick<FunctionConfiguration, "RevisionId" | "LastModified"> {
  return { RevisionId, LastModified };
}
