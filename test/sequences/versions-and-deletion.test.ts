import { fixtures } from "@shapesmith/lambda";
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
    }
    caller.call("DeleteFunction", { FunctionName, Qualifier: "1" });
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
