import { shapes } from "@shapesmith/lambda/contract";
import * as fixtures from "@shapesmith/lambda/fixtures";
import { describe, expect, it } from "vitest";

const contract = shapes.FunctionConfiguration;

type Members = Readonly<Record<string, unknown>>;

const creating = { StateReason: "The function is being created.", StateReasonCode: "Creating" };

describe("combinations that never occur", () => {
  const steady = fixtures.functionConfiguration();
  const reason = { StateReason: "a text", StateReasonCode: "InternalError" };
  const updateReason = {
    LastUpdateStatusReason: "a text",
    LastUpdateStatusReasonCode: "InternalError",
  };
  type Combination = readonly [title: string, members: Members, ...conditions: string[]];
  const combinations: readonly Combination[] = [
    [
      "Active and idle",
      { StateReason: "idle", StateReasonCode: "Idle" },
      "ActiveHasNoReason",
      "IdleIsInactive",
    ],
    ["Active with a reason", reason, "ActiveHasNoReason"],
    ["a successful update with a reason", updateReason, "SuccessfulUpdateHasNoReason"],
    [
      "created and updated at once",
      { State: "Pending", ...creating, LastUpdateStatus: "Failed", ...updateReason },
      "CreatingIsPending",
    ],
    [
      "creating, and failed",
      { State: "Failed", ...creating, LastUpdateStatus: undefined },
      "CreatingIsPending",
    ],
    [
      "an update in progress for a reason",
      { LastUpdateStatus: "InProgress", ...updateReason },
      "UpdateInProgressHasNoOtherReasonThanCreating",
    ],
    [
      "Pending, and an update in progress",
      { State: "Pending", LastUpdateStatus: "InProgress" },
      "PendingIsNotUpdated",
    ],
    [
      "a code without a text",
      { State: "Failed", StateReasonCode: "InternalError" },
      "StateReasonAndCodeComeTogether",
    ],
    [
      "a text without a code",
      { State: "Failed", StateReason: "a text" },
      "StateReasonAndCodeComeTogether",
    ],
    [
      "an update's code without a text",
      { LastUpdateStatus: "Failed", LastUpdateStatusReasonCode: "InternalError" },
      "UpdateReasonAndCodeComeTogether",
    ],
    [
      "idle, and failed",
      { State: "Failed", StateReason: "idle", StateReasonCode: "Idle" },
      "IdleIsInactive",
    ],
    [
      "restoring, and Inactive",
      { State: "Inactive", StateReason: "a text", StateReasonCode: "Restoring" },
      "RestoringIsPending",
    ],
    ["an image with a runtime", { PackageType: "Image" }, "ImageHasNoRuntime"],
    ["a zip with an image's configuration", { ImageConfigResponse: {} }, "ZipHasNoImageConfig"],
  ];
  const refused = combinations.map(([title, members, ...conditions]) => {
    return { title, members, conditions };
  });

  it.each(refused)("$title", ({ members, conditions }) => {
    const value = { ...steady, ...members };
    const violations = contract.validate(value);
    expect(violations.map(({ condition }) => condition)).toEqual(conditions);
    for (const violation of violations) {
      expect(violation).toMatchObject({ constraint: "condition", refusedBy: "contract" });
      expect(["recorded", "documented"]).toContain(violation.grade);
    }
    expect(contract.validate(value, { situations: false })).toEqual([]);
    expect(contract.is(value)).toBe(false);
    expect(contract.explain(value).unexplained).not.toEqual([]);
  });

  it.each<readonly [string, Members]>([
    [
      "an update that is idle",
      {
        LastUpdateStatus: "Failed",
        LastUpdateStatusReason: "x",
        LastUpdateStatusReasonCode: "Idle",
      },
    ],
    [
      "an update that is restoring",
      {
        LastUpdateStatus: "Failed",
        LastUpdateStatusReason: "x",
        LastUpdateStatusReasonCode: "Restoring",
      },
    ],
    [
      "an update that drains executions",
      {
        LastUpdateStatus: "Failed",
        LastUpdateStatusReason: "x",
        LastUpdateStatusReasonCode: "DrainingDurableExecutions",
      },
    ],
    ["a placeholder of a documentation page", { State: "string" }],
    [
      "the key of an enum instead of its value",
      {
        State: "Failed",
        StateReason: "x",
        StateReasonCode: "FunctionErrorInitTimeout",
        LastUpdateStatus: undefined,
      },
    ],
  ])("%s, which the enum does not list", (_, members) => {
    const kinds = contract.validate({ ...steady, ...members }).map(({ constraint }) => constraint);
    expect(kinds).toEqual(["enum"]);
  });
});
