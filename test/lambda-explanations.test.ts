import { operations, shapes } from "@shapesmith/lambda/contract";
import * as fixtures from "@shapesmith/lambda/fixtures";
import { describe, expect, it } from "vitest";

const contract = shapes.FunctionConfiguration;

describe("explain", () => {
  const made = fixtures.operations;

  it("tells of the functions within answers, with their paths", () => {
    const answer = operations.GetFunction.response.explain(made.GetFunction.response());
    expect(answer.unexplained).toEqual([]);
    expect(answer.situations).toContainEqual({
      path: ["Configuration"],
      name: "steady",
      aspect: "state",
      grade: "recorded",
    });
    const versions = operations.ListVersionsByFunction.response.explain(
      made.ListVersionsByFunction.response(),
    );
    expect(versions.unexplained).toEqual([]);
    expect(versions.situations.filter(({ name }) => name === "listed")).toMatchObject([
      { path: ["Versions", 0] },
      { path: ["Versions", 1] },
    ]);
  });

  it.each([
    ["ListFunctions", "Functions"],
    ["ListVersionsByFunction", "Versions"],
  ] as const)("an item of %s with a state is in no situation", (name, member) => {
    const items = [fixtures.functionConfiguration.in("listed"), fixtures.functionConfiguration()];
    for (const shape of [operations[name].response, shapes[`${name}Response`]]) {
      expect(shape.explain({ [member]: items }).unexplained).toEqual([
        {
          path: [member, 1],
          aspect: "state",
          nearest: "listed",
          differences: [
            'State: expected absent, got "Active"',
            'LastUpdateStatus: expected absent, got "Successful"',
            "RuntimeVersionConfig: expected absent, got an object with RuntimeVersionArn",
          ],
        },
      ]);
    }
  });

  it("tells of conditions that are broken between members which are each in a situation", () => {
    const Configuration = fixtures.functionConfiguration.in("image");
    const answer = { Configuration, Code: made.GetFunction.response().Code };
    const explained = operations.GetFunction.response.explain(answer);
    expect(explained.unexplained).toEqual([]);
    expect(explained.contradictions).toMatchObject([
      { path: [], condition: "ImageIsInARegistry", grade: "recorded" },
    ]);
    expect(explained.contradictions[0]?.actual).toMatch(/^Configuration .*, Code /);
    const steady = fixtures.functionConfiguration();
    const reason = { ...steady, StateReason: "x", StateReasonCode: "Idle" };
    const { contradictions } = operations.GetFunction.response.explain({ Configuration: reason });
    expect(contradictions).toEqual([
      {
        path: ["Configuration"],
        condition: "ActiveHasNoReason",
        grade: "recorded",
        expression: "State != 'Active' || (StateReason == `null` && StateReasonCode == `null`)",
        actual: 'State "Active", StateReason "x", StateReasonCode "Idle"',
      },
      {
        path: ["Configuration"],
        condition: "IdleIsInactive",
        grade: "documented",
        expression: "StateReasonCode != 'Idle' || State == 'Inactive'",
        actual: 'State "Active", StateReasonCode "Idle"',
      },
    ]);
  });

  it("tells a contradiction of each value that breaks a condition, and of no other", () => {
    for (const [name, shape] of Object.entries(operations)) {
      const value = made[name as keyof typeof made].response();
      expect([name, shape.response.explain(value).contradictions]).toEqual([name, []]);
    }
    const broken = { Functions: [fixtures.functionConfiguration()] };
    const { response } = operations.ListFunctions;
    expect(response.validate(broken).map(({ condition }) => condition)).toEqual(
      response.explain(broken).contradictions.map(({ condition }) => condition),
    );
  });

  it("an answer about one function is not like an item of a list", () => {
    const listed = fixtures.functionConfiguration.in("listed");
    const { unexplained } = operations.GetFunctionConfiguration.response.explain(listed);
    expect(unexplained.map(({ aspect }) => aspect)).toEqual(["state"]);
    expect(contract.explain(listed).unexplained).toEqual([]);
  });
});

describe("answers as the service gives them", () => {
  const update = {
    LastUpdateStatus: "Failed",
    LastUpdateStatusReason: "x",
    LastUpdateStatusReasonCode: "InvalidSubnet",
  };
  const steady = fixtures.functionConfiguration();

  it.each<readonly [string, object, string]>([
    [
      "idle after a failed update",
      {
        State: "Inactive",
        StateReason: "The function is idle.",
        StateReasonCode: "Idle",
        ...update,
      },
      "idleUpdateFailed",
    ],
    [
      "idle in other words",
      { State: "Inactive", StateReason: "The function is idle.", StateReasonCode: "Idle" },
      "idle",
    ],
    [
      "restoring after a failed update",
      { State: "Pending", StateReason: "x", StateReasonCode: "Restoring", ...update },
      "restoringUpdateFailed",
    ],
    [
      "failed after a successful update",
      { State: "Failed", StateReason: "x", StateReasonCode: "FunctionError" },
      "failedAfterSuccess",
    ],
    [
      "a version of which a snapshot is taken",
      { Version: "1", State: "Pending", StateReason: "x", StateReasonCode: "Creating" },
      "snapshotting",
    ],
    [
      "creating in other words",
      {
        State: "Pending",
        StateReason: "x",
        StateReasonCode: "Creating",
        LastUpdateStatus: undefined,
      },
      "creating",
    ],
    [
      "an update in other words",
      {
        LastUpdateStatus: "InProgress",
        LastUpdateStatusReason: "x",
        LastUpdateStatusReasonCode: "Creating",
      },
      "updateAccepted",
    ],
    ["logs in JSON without levels", { LoggingConfig: { LogFormat: "JSON" } }, "jsonLogs"],
    ["a masked digest", { CodeSha256: "<code-sha-256>" }, "zip"],
    [
      "a masked VPC",
      {
        VpcConfig: { SubnetIds: ["subnet-1"], SecurityGroupIds: ["sg-1"], VpcId: "<vpc:1>" },
      },
      "inVpc",
    ],
  ])("%s: they validate and are explained", (_, members, name) => {
    const value = { ...steady, ...members };
    expect(contract.validate(value, { observed: true })).toEqual([]);
    const { situations, unexplained } = contract.explain(value);
    expect(unexplained).toEqual([]);
    expect(situations.map((situation) => situation.name)).toContain(name);
  });

  it("a masked digest of an image leaves it an image", () => {
    const image = { ...fixtures.functionConfiguration.in("image"), CodeSha256: "<code-sha-256>" };
    const packages = contract
      .explain(image)
      .situations.filter(({ aspect }) => aspect === "package");
    expect(packages.map(({ name }) => name)).toEqual(["image"]);
  });

  it("created at once, with the status of an update, is refused", () => {
    const reason = { State: "Pending", StateReason: "x", StateReasonCode: "Creating" };
    const found = contract.validate({ ...steady, ...reason });
    expect(found.map(({ condition }) => condition)).toEqual(["CreatingIsPending"]);
  });
});
