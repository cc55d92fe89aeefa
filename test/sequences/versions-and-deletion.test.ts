import { after, beginningAt, machineOf, movesFrom } from "@shapesmith/contract";
import { contract, fixtures } from "@shapesmith/lambda";
import { describe, expect, it } from "vitest";
import { arn, Caller, FunctionName, overrides } from "./caller.js";

const { updateFunctionCode, createFunction, publishVersion, deleteFunction } = fixtures.sequences;

describe("versions", () => {
  it("are built, and keep their revision while the function is updated", () => {
    const caller = new Caller(publishVersion.succeeds({ polls: 1, overrides }));
    const published = caller.call("PublishVersion", { FunctionName });
    expect(published).toMatchObject({ Version: "1", State: "Pending", FunctionArn: `${arn}:1` });
    expect([caller.get("1").State, caller.get("1").State]).toEqual(["Pending", "Active"]);
    const { RevisionId } = caller.get("1");
    caller.update();
    expect([caller.get().LastUpdateStatus, caller.get().LastUpdateStatus]).toEqual([
      "InProgress",
      "Successful",
    ]);
    expect(caller.get("1")).toMatchObject({
      RevisionId,
      Version: "1",
      MemorySize: 128,
      LastUpdateStatus: "Successful",
    });
    expect(caller.get()).toMatchObject({ Version: "$LATEST", MemorySize: 1024, FunctionArn: arn });
  });
});

describe("an update by the name of a version", () => {
  it("is one of the function: versions never change", () => {
    const caller = new Caller(publishVersion.succeeds({ overrides }));
    caller.call("PublishVersion", { FunctionName });
    const version = caller.get("1");
    const request = { FunctionName: `${FunctionName}:1`, MemorySize: 1024 };
    const updated = caller.call("UpdateFunctionConfiguration", request);
    expect(updated).toMatchObject({ Version: "$LATEST", FunctionArn: arn, MemorySize: 1024 });
    expect({ ...caller.get("1"), $metadata: undefined }).toEqual({
      ...version,
      $metadata: undefined,
    });
  });
});

describe("publishing with nothing changed", () => {
  it("gives the version that is there, and changes nothing", () => {
    const caller = new Caller(publishVersion.succeeds({ polls: 0, overrides }));
    caller.call("PublishVersion", { FunctionName });
    const [latest, version] = [caller.get(), caller.get("1")];
    const again = caller.call("PublishVersion", { FunctionName, Description: "another" });
    expect({ ...again, $metadata: undefined }).toEqual({ ...version, $metadata: undefined });
    expect(caller.get().RevisionId).toBe(latest.RevisionId);
    caller.updateAndWait();
    expect(caller.call("PublishVersion", { FunctionName }).Version).toBe("2");
    expect(caller.call("PublishVersion", { FunctionName }).Version).toBe("2");
    caller.call("DeleteFunction", { FunctionName, Qualifier: "2" });
    expect(caller.call("PublishVersion", { FunctionName }).Version).toBe("3");
  });

  it("is so after a creation and an update that publish, too", () => {
    const code = { S3Bucket: "bucket", S3Key: "key" };
    const caller = new Caller(createFunction.succeeds({ polls: 0, overrides }));
    const Role = "arn:aws:iam::123456789012:role/resize-role";
    caller.call("CreateFunction", { FunctionName, Role, Code: code, Publish: true });
    caller.get();
    expect(caller.call("PublishVersion", { FunctionName }).Version).toBe("1");
    caller.call("UpdateFunctionCode", { FunctionName, ...code, Publish: true });
    expect([caller.get(), caller.get()].at(-1)?.LastUpdateStatus).toBe("Successful");
    expect(caller.call("PublishVersion", { FunctionName }).Version).toBe("2");
  });
});

describe("what happens to the function", () => {
  it("does not happen to its versions: other code, and its deletion by somebody else", () => {
    const machine = machineOf(contract.operations.GetFunction.service, "function");
    expect(machine.turns("active").map(({ to }) => to)).toEqual(["active", "inactive", "draining"]);
    expect(machine.turns("active", true).map(({ to }) => to)).toEqual(["inactive"]);
    for (const to of ["active", "draining"]) {
      const step = { kind: "turn", in: "active", to, version: true } as const;
      const at = { ...beginningAt("active"), version: "active", isPublished: true };
      expect(after(machine, at, step)).toBe(`nothing leads from active to ${to} by itself.`);
      expect(movesFrom(machine, at, "PublishVersion")).not.toContainEqual(step);
    }
  });
});

describe("the qualifier $LATEST", () => {
  it("is a part of the ARN where it was asked for", () => {
    const caller = new Caller(deleteFunction.succeeds({ overrides }));
    expect(caller.get("$LATEST")).toMatchObject({
      Version: "$LATEST",
      FunctionArn: `${arn}:$LATEST`,
    });
    expect(
      caller.call("GetFunction", { FunctionName: `${arn}:$LATEST` }).Configuration?.FunctionArn,
    ).toBe(`${arn}:$LATEST`);
    expect(caller.get().FunctionArn).toBe(arn);
  });
});

describe("versions that are published by other calls", () => {
  const asked = { FunctionName, S3Bucket: "bucket", S3Key: "key", Publish: true };

  it("come with an update of the code, which goes on beside them", () => {
    const caller = new Caller(updateFunctionCode.succeeds({ polls: 1, overrides }));
    const before = caller.get();
    const published = caller.call("UpdateFunctionCode", asked);
    expect(published).toMatchObject({
      Version: "1",
      FunctionArn: `${arn}:1`,
      State: "Pending",
      StateReasonCode: "Creating",
    });
    expect(published.LastUpdateStatus).toBeUndefined();
    const latest = caller.get("$LATEST");
    expect(latest).toMatchObject({ Version: "$LATEST", LastUpdateStatus: "InProgress" });
    expect(latest.CodeSha256).toBe(published.CodeSha256);
    expect(latest.CodeSha256).not.toBe(before.CodeSha256);
    expect(latest.RevisionId).not.toBe(published.RevisionId);
    expect([caller.get("1").State, caller.get("1").State]).toEqual(["Pending", "Active"]);
    expect(caller.get().LastUpdateStatus).toBe("Successful");
  });

  it("come with a creation, whose answer has the version and the plain ARN", () => {
    const caller = new Caller(createFunction.succeeds({ polls: 1, overrides }));
    const created = caller.call("CreateFunction", {
      FunctionName,
      Role: "arn:aws:iam::123456789012:role/resize-role",
      Code: { S3Bucket: "bucket", S3Key: "key" },
      Publish: true,
    });
    expect(created).toMatchObject({ Version: "1", FunctionArn: arn, State: "Pending" });
    expect(caller.get("1")).toMatchObject({ Version: "1", FunctionArn: `${arn}:1` });
    expect(caller.get()).toMatchObject({ Version: "$LATEST", FunctionArn: arn });
  });

  it("are described by the request that publishes them, and give the function a new revision", () => {
    const caller = new Caller(publishVersion.succeeds({ polls: 0, overrides }));
    const before = caller.get();
    const Description = "first";
    const published = caller.call("PublishVersion", { FunctionName, Description });
    const after = caller.get();
    expect(published).toMatchObject({ Description, Version: "1" });
    expect(after.Description).toBe(before.Description);
    expect(new Set([before, published, after].map(({ RevisionId }) => RevisionId)).size).toBe(3);
  });
});

describe("deletion", () => {
  it("of a version leaves the function and the other versions, and its number is not used again", () => {
    const caller = new Caller(publishVersion.succeeds({ polls: 0, overrides }));
    for (const Version of ["1", "2"]) {
      expect(caller.call("PublishVersion", { FunctionName })).toMatchObject({ Version });
      caller.updateAndWait();
    }
    expect(caller.call("DeleteFunction", { FunctionName, Qualifier: "1" })).toMatchObject({
      StatusCode: 204,
    });
    expect(
      caller.refused("GetFunctionConfiguration", { FunctionName, Qualifier: "1" }),
    ).toMatchObject({ name: "ResourceNotFoundException", message: `Function not found: ${arn}:1` });
    expect([caller.get().Version, caller.get("2").Version]).toEqual(["$LATEST", "2"]);
    expect(caller.call("PublishVersion", { FunctionName }).Version).toBe("3");
    caller.call("DeleteFunction", { FunctionName: "resize:2" });
    expect(caller.get("3").Version).toBe("3");
    caller.call("DeleteFunction", { FunctionName });
    expect(caller.refused("GetFunctionConfiguration", { FunctionName, Qualifier: "3" }).name).toBe(
      "ResourceNotFoundException",
    );
  });

  it("of a version that is not there does nothing, as often as one likes", () => {
    const caller = new Caller(deleteFunction.succeeds({ overrides }));
    const before = caller.get();
    for (const request of [{ FunctionName, Qualifier: "1233" }, { FunctionName: "resize:1233" }]) {
      caller.call("DeleteFunction", request);
      caller.call("DeleteFunction", request);
    }
    expect(caller.get()).toEqual(before);
    expect(caller.refused("GetFunction", { FunctionName, Qualifier: "1233" }).message).toBe(
      `Function not found: ${arn}:1233`,
    );
    caller.call("DeleteFunction", { FunctionName });
    expect(caller.refused("DeleteFunction", { FunctionName, Qualifier: "1233" }).name).toBe(
      "ResourceNotFoundException",
    );
  });

  it("of $LATEST alone is refused", () => {
    const caller = new Caller(deleteFunction.succeeds({ overrides }));
    expect(caller.refused("DeleteFunction", { FunctionName, Qualifier: "$LATEST" })).toMatchObject({
      name: "InvalidParameterValueException",
      message: "$LATEST version cannot be deleted without deleting the function.",
    });
    expect(caller.get().State).toBe("Active");
    caller.call("DeleteFunction", { FunctionName });
  });

  it("knows nothing of aliases", () => {
    const sequence = deleteFunction.succeeds({ overrides });
    for (const request of [{ FunctionName, Qualifier: "live" }, { FunctionName: "resize:live" }]) {
      for (const operation of ["DeleteFunction", "GetFunction", "Invoke"] as const) {
        expect(sequence.answer(sequence.start, { operation, request })).toBeUndefined();
      }
    }
  });

  it("leaves nothing, and a function of the name can be created again", () => {
    const caller = new Caller(deleteFunction.succeeds({ overrides }));
    expect(caller.call("ListFunctions", {}).Functions).toHaveLength(1);
    caller.call("DeleteFunction", { FunctionName });
    expect(caller.refused("GetFunction", { FunctionName })).toMatchObject({
      name: "ResourceNotFoundException",
      $metadata: { httpStatusCode: 404 },
    });
    expect(caller.call("ListFunctions", {}).Functions).toEqual([]);
    const Role = "arn:aws:iam::123456789012:role/resize-role";
    const created = caller.call("CreateFunction", {
      FunctionName,
      Role,
      Code: { S3Bucket: "b".repeat(3), S3Key: "k" },
    });
    expect(created).toMatchObject({ State: "Pending", Role, FunctionArn: arn });
  });
});

describe("calls that the state forbids", () => {
  it.each([
    ["creationFailed", createFunction.fails("InvalidSubnet", { overrides, polls: 0 }), "Failed"],
  ])("are refused in %s with a text about that state", (_, sequence, state) => {
    const caller = new Caller(sequence);
    caller.call("CreateFunction", {
      FunctionName,
      Role: "arn:aws:iam::123456789012:role/resize-role",
      Code: { S3Bucket: "bucket", S3Key: "key" },
    });
    expect(caller.get().State).toBe(state);
    for (const [operation, request] of [
      ["UpdateFunctionConfiguration", { FunctionName }],
      ["UpdateFunctionCode", { FunctionName, S3Bucket: "bucket", S3Key: "key" }],
      ["PublishVersion", { FunctionName }],
    ] as const) {
      expect(caller.refused(operation, request).message).toBe(
        `The operation cannot be performed at this time. The resource ${arn} is currently in the following state: '${state}'. StateReasonCode: 'InvalidSubnet'`,
      );
    }
    expect(caller.refused("Invoke", { FunctionName }).message).toBe(
      `The operation cannot be performed at this time. The function is currently in the following state: ${state}`,
    );
    expect(
      caller.refused("CreateFunction", {
        FunctionName,
        Role: "arn:aws:iam::123456789012:role/resize-role",
        Code: { S3Bucket: "bucket", S3Key: "key" },
      }).message,
    ).toBe("Function already exist: resize");
  });
});
