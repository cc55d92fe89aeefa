import { shapes } from "@shapesmith/lambda/contract";
import { functionConfiguration, operations, provenance } from "@shapesmith/lambda/fixtures";
import type { FunctionConfiguration } from "@shapesmith/lambda/types";
import { describe, expect, it } from "vitest";

const contract = shapes.FunctionConfiguration;

type Overrides = Partial<FunctionConfiguration>;

const names = (value: unknown): readonly string[] =>
  contract.explain(value).situations.map(({ name }) => name);

describe("overrides that leave a function in no situation", () => {
  it.each<readonly [Overrides, string]>([
    [
      { State: "Failed", LastUpdateStatus: "InProgress" },
      'aspect state; the nearest is updateAccepted, but State: expected "Active", got "Failed"',
    ],
    [
      { State: "Pending", LastUpdateStatus: "InProgress" },
      'the nearest is creating, but LastUpdateStatus: expected absent, got "InProgress"',
    ],
    [
      { State: "Failed", StateReasonCode: undefined },
      "the nearest is creationFailed, but StateReasonCode: expected none of ",
    ],
    [
      { State: "Failed", StateReasonCode: "DrainingDurableExecutions" },
      'the nearest is creationFailed, but StateReasonCode: expected none of "Idle", "Creating", ' +
        '"Restoring", "DrainingDurableExecutions", got "DrainingDurableExecutions"',
    ],
    [{ State: undefined, MemorySize: 1 }, "MemorySize: expected at least 128, got 1"],
  ])(
    "%j: refused, with the nearest situation and what of them speaks against it",
    (given, text) => {
      expect(() => functionConfiguration(given)).toThrow(text);
      expect(() => operations.GetFunction.response({ Configuration: given })).toThrow(text);
      expect(functionConfiguration(given, { validate: false })).toMatchObject({});
    },
  );

  it("are told where they stand, and without what nobody gave", () => {
    const make = (): unknown =>
      operations.GetFunction.response({
        Configuration: { State: "Failed", StateReasonCode: "DrainingDurableExecutions" },
      });
    expect(make).toThrow("Configuration: in no situation of the aspect state");
    expect(make).not.toThrow(/Runtime|LastUpdateStatus/);
  });

  it("are seen too where they are derived", () => {
    const factory = functionConfiguration.extend({}, () => ({ LastUpdateStatus: "InProgress" }));
    expect(factory().LastUpdateStatus).toBe("InProgress");
    expect(() => factory({ State: "Failed" })).toThrow("in no situation of the aspect state");
  });
});

describe("overrides decide on the situation", () => {
  it.each<readonly [Overrides, string]>([
    [{ State: "Deleting" }, "deleting"],
    [{ StateReasonCode: "DrainingDurableExecutions" }, "deleting"],
    [{ State: "Failed", LastUpdateStatus: "Successful" }, "failedAfterSuccess"],
    [{ State: "Inactive", LastUpdateStatus: "Failed" }, "idleUpdateFailed"],
    [{ State: "Deactivated" }, "deactivated"],
    [{ PackageType: "Image", CodeSha256: "PXOAyqnx17jkFGwNmTW6/YtabRrYeULI40LiSM90IrI=" }, "image"],
    [{ StateReason: "As you like it.", StateReasonCode: "Idle" }, "idle"],
    [{ StateReasonCode: "Creating", LastUpdateStatus: "Successful" }, "snapshotting"],
  ])("%j: %s, be it inferred", (given, name) => {
    const value = functionConfiguration(given);
    expect(value).toMatchObject(given);
    expect(contract.validate(value)).toEqual([]);
    expect(names(value)).toContain(name);
    expect(contract.explain(value).unexplained).toEqual([]);
  });

  it("with recorded values the update that is in progress has its code", () => {
    const value = functionConfiguration(
      { LastUpdateStatusReasonCode: "Creating" },
      { observed: true },
    );
    expect(value).toMatchObject({
      LastUpdateStatus: "InProgress",
      LastUpdateStatusReason: "The function is being created.",
    });
    const failed = { ...value, LastUpdateStatus: "Failed" };
    expect(contract.validate(failed, { observed: true })).toMatchObject([
      { condition: "CreatingUpdateIsInProgress", grade: "recorded" },
    ]);
  });
});

describe("provenance", () => {
  it("names the source of the situation", () => {
    const accepted = functionConfiguration({ LastUpdateStatus: "InProgress" }, { observed: true });
    const origins = provenance(accepted);
    expect(origins["LastUpdateStatusReasonCode"]).toMatchObject({
      grade: "recorded",
      situation: "updateAccepted",
      source: expect.stringContaining("localstack") as string,
    });
    expect(origins["PackageType"]).toMatchObject({ grade: "recorded", situation: "zip" });
    expect(provenance(functionConfiguration.in("inactiveUpdateFailed"))["State"]).toEqual({
      grade: "issue",
      situation: "inactiveUpdateFailed",
      source: "https://github.com/aws/aws-cdk/issues/27007",
    });
    expect(provenance(functionConfiguration.in("idle"))).toMatchObject({
      State: { grade: "documented", source: expect.stringContaining("functions-states") as string },
      StateReason: { grade: "issue" },
    });
  });

  it("says of the inside of a member which situation tells it", () => {
    const origins = provenance(functionConfiguration.in("snapStartOn"));
    expect(origins["SnapStart.ApplyOn"]).toMatchObject({
      grade: "recorded",
      situation: "snapStartOn",
      source: expect.stringContaining("localstack") as string,
    });
    const all = Object.values(provenance(functionConfiguration()));
    expect(all.filter(({ situation }) => situation === "" || situation === "as told")).toEqual([]);
  });
});
