import { functionConfiguration as anyConfiguration } from "@shapesmith/lambda/arbitraries";
import * as arbitraries from "@shapesmith/lambda/arbitraries";
import { shapes } from "@shapesmith/lambda/contract";
import * as fixtures from "@shapesmith/lambda/fixtures";
import type { FunctionConfiguration, Situations } from "@shapesmith/lambda/types";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const seed = 20261126;
const runs = { seed, numRuns: 60 };
const contract = shapes.FunctionConfiguration;

type Members = Readonly<Record<string, unknown>>;

const stateMembers = [
  "State",
  "StateReason",
  "StateReasonCode",
  "LastUpdateStatus",
  "LastUpdateStatusReason",
  "LastUpdateStatusReasonCode",
] as const;
const capacity =
  "VcpuLimitExceeded CapacityProviderScalingLimitExceeded InsufficientCapacity EC2RequestLimitExceeded".split(
    " ",
  );
const creating = { StateReason: "The function is being created.", StateReasonCode: "Creating" };
const noReason = { StateReason: undefined, StateReasonCode: undefined };
const noUpdateReason = {
  LastUpdateStatusReason: undefined,
  LastUpdateStatusReasonCode: undefined,
};
const noUpdate = { LastUpdateStatus: undefined, ...noUpdateReason };
const successful = { LastUpdateStatus: "Successful", ...noUpdateReason };
const text: unknown = expect.any(String);
const updateFailure = {
  LastUpdateStatus: "Failed",
  LastUpdateStatusReason: text,
  LastUpdateStatusReasonCode: text,
};
const failureCode: unknown = expect.toSatisfy(
  (code: unknown) =>
    typeof code === "string" &&
    !["Idle", "Creating", "Restoring", "DrainingDurableExecutions"].includes(code),
);
const failure = { StateReason: text, StateReasonCode: failureCode };
const capacityCode: unknown = expect.toSatisfy((code: unknown) => capacity.includes(String(code)));

type Name = keyof Situations["FunctionConfiguration"];
type Row = readonly [Name, Members, grade?: "inferred"];

/** How the service was seen, or is said, to combine the members of state and update. */
const rows: readonly Row[] = [
  ["steady", { State: "Active", ...noReason, ...successful }],
  ["creating", { State: "Pending", ...creating, ...noUpdate }],
  [
    "updateAccepted",
    { State: "Active", ...noReason, LastUpdateStatus: "InProgress", ...noUpdateReason },
  ],
  ["updateFailed", { State: "Active", ...noReason, ...updateFailure }],
  ["creationFailed", { State: "Failed", ...failure, ...noUpdate }],
  ["creationAndUpdateFailed", { State: "Failed", ...failure, ...updateFailure }, "inferred"],
  [
    "idle",
    {
      State: "Inactive",
      StateReason: "The function is currently idle.",
      StateReasonCode: "Idle",
      ...successful,
    },
  ],
  [
    "restoring",
    { State: "Pending", StateReason: text, StateReasonCode: "Restoring", ...successful },
  ],
  ["reactivationFailed", { State: "Inactive", ...failure, ...successful }],
  ["inactiveUpdateFailed", { State: "Inactive", ...failure, ...updateFailure }],
  [
    "snapshotFailed",
    {
      State: "Failed",
      StateReason: "An error occurred during function initialization.",
      StateReasonCode: "FunctionError",
      ...noUpdate,
    },
  ],
  [
    "snapshotting",
    {
      State: "Pending",
      StateReason: text,
      StateReasonCode: "Creating",
      LastUpdateStatus: "Successful",
      ...noUpdateReason,
    },
    "inferred",
  ],
  ["activeNonInvocable", { State: "ActiveNonInvocable", ...noReason, ...successful }],
  ["deactivating", { State: "Deactivating", ...noReason, ...successful }, "inferred"],
  ["deactivated", { State: "Deactivated", ...noReason, ...successful }, "inferred"],
  [
    "notProvisioned",
    { State: "Failed", StateReason: text, StateReasonCode: capacityCode, ...noUpdate },
    "inferred",
  ],
  [
    "capacityWithdrawn",
    { State: "Inactive", StateReason: text, StateReasonCode: capacityCode, ...successful },
    "inferred",
  ],
  [
    "capacityUpdateFailed",
    {
      State: "Active",
      ...noReason,
      ...updateFailure,
      LastUpdateStatusReasonCode: capacityCode,
    },
    "inferred",
  ],
  [
    "deleting",
    {
      State: "Deleting",
      StateReason: text,
      StateReasonCode: "DrainingDurableExecutions",
      ...successful,
    },
    "inferred",
  ],
];

function stateOf(value: object): Members {
  const members: Members = { ...value };
  return Object.fromEntries(stateMembers.map((name) => [name, members[name]]));
}

function namesOf(value: unknown): readonly string[] {
  return contract.explain(value).situations.map(({ name }) => name);
}

const situated = rows.map(([situation, expected]) => ({ situation, expected }));

describe.each(situated)("$situation", ({ situation, expected }) => {
  it("is how a fixture is that is asked to be in it", () => {
    const value = fixtures.functionConfiguration({}, { situation });
    expect(stateOf(value)).toEqual(expected);
    expect(contract.validate(value)).toEqual([]);
    expect(namesOf(value)).toContain(situation);
    expect(contract.explain(value).unexplained).toEqual([]);
  });

  it("is how arbitrary values are that are asked to be in it", () => {
    fc.assert(
      fc.property(anyConfiguration({ situation }), (value) => {
        expect(stateOf(value)).toEqual(expected);
        expect(contract.validate(value)).toEqual([]);
        expect(contract.explain(value).unexplained).toEqual([]);
      }),
      runs,
    );
  });
});

describe("versions", () => {
  const versionOf = ({ Version, SnapStart }: FunctionConfiguration): Members => ({
    Version,
    ApplyOn: SnapStart?.ApplyOn,
  });
  const published: unknown = expect.stringMatching(/^[1-9][0-9]*$/);
  const idle = rows.find(([name]) => name === "idle")?.[1] ?? {};
  const pending = { State: "Pending", ...creating, ...noUpdate };
  const ready = { State: "Active", ...noReason, ...successful };
  const table: readonly (readonly [string, readonly Name[], Members, ApplyOn: string])[] = [
    ["that are built", ["creating", "published"], pending, "None"],
    ["that are there", ["steady", "published"], ready, "None"],
    [
      "of which a snapshot is taken",
      ["creating", "published", "snapStartOn"],
      pending,
      "PublishedVersions",
    ],
    [
      "whose snapshot was not used for long",
      ["idle", "published", "snapStartOn"],
      idle,
      "PublishedVersions",
    ],
    [
      "whose snapshot failed",
      ["snapshotFailed", "published", "snapStartOn"],
      { State: "Failed", ...failure, ...noUpdate },
      "PublishedVersions",
    ],
  ];

  it.each(table)("%s", (_title, situation, expected, ApplyOn) => {
    const drawn = fc.sample(anyConfiguration({ situation: [...situation] }), runs);
    const made: FunctionConfiguration = fixtures.functionConfiguration(
      {},
      { situation: [...situation] },
    );
    for (const value of [made, ...drawn]) {
      expect(stateOf(value)).toEqual(expected);
      expect(contract.validate(value)).toEqual([]);
      expect(namesOf(value)).toEqual(expect.arrayContaining([...situation]));
      expect(contract.explain(value).unexplained).toEqual([]);
    }
    expect(versionOf(made)).toEqual({ Version: published, ApplyOn });
  });

  it("that are published of a function are usually there at once", () => {
    const answer = fixtures.operations.PublishVersion.response();
    expect([stateOf(answer), answer.Version]).toEqual([ready, "1"]);
  });

  it("that are published with a function or with its code are Pending, of a function they may be", () => {
    const { CreateFunction, PublishVersion, UpdateFunctionCode } = fixtures.operations;
    const asked = { ...CreateFunction.request(), Publish: true };
    const created = CreateFunction.response({}, { for: asked });
    const updated = UpdateFunctionCode.response(
      {},
      { for: { FunctionName: "resize", Publish: true } },
    );
    const built = PublishVersion.response({}, { situation: "creating" });
    for (const answer of [created, built, updated]) {
      expect(stateOf(answer)).toEqual(pending);
      expect(answer.Version).toBe("1");
    }
    expect(created.$metadata.httpStatusCode).toBe(201);
  });
});

describe("situations that are only inferred", () => {
  const inferred = rows.filter(([, , grade]) => grade !== undefined).map(([name]) => name);
  const others = rows.filter(([, , grade]) => grade === undefined).map(([name]) => name);
  const drawn = (options: object): ReadonlySet<string> =>
    new Set(fc.sample(anyConfiguration(options), { seed, numRuns: 600 }).flatMap(namesOf));

  it("do not come up unless they are asked for; all others do", () => {
    const seen = drawn({});
    expect(others.filter((name) => !seen.has(name))).toEqual([]);
    // Those that a surer one does not cover.
    const own = ["creationAndUpdateFailed", "deactivating", "deactivated", "deleting"];
    expect(own.filter((name) => seen.has(name))).toEqual([]);
  });

  it("come up with { inferred: true }", () => {
    const seen = drawn({ inferred: true });
    expect(inferred.filter((name) => !seen.has(name))).toEqual([]);
  });
});

describe("an accepted update", () => {
  const observedReason = {
    LastUpdateStatusReason: "The function is being created.",
    LastUpdateStatusReasonCode: "Creating",
  };
  const { UpdateFunctionConfiguration } = fixtures.operations;

  it("keeps to the model by default", () => {
    const value = UpdateFunctionConfiguration.response();
    expect(stateOf(value)).toMatchObject({ LastUpdateStatus: "InProgress", ...noUpdateReason });
    expect(contract.validate({ ...value, ...observedReason }).map((one) => one.constraint)).toEqual(
      ["enum"],
    );
  });

  it("has what was recorded where that is asked for", () => {
    const value = UpdateFunctionConfiguration.response({}, { observed: true });
    expect(stateOf(value)).toMatchObject(observedReason);
    expect(contract.validate(value, { observed: true })).toEqual([]);
    expect(namesOf(value)).toContain("updateAccepted");
    for (const drawn of fc.sample(
      anyConfiguration({ observed: true, situation: "updateAccepted" }),
      runs,
    )) {
      expect(stateOf(drawn)).toMatchObject(observedReason);
    }
  });
});

describe("what goes with what", () => {
  const holds = (options: object, check: (value: FunctionConfiguration) => void): void => {
    fc.assert(fc.property(anyConfiguration(options), check), runs);
    check(fixtures.functionConfiguration({}, options));
  };

  it("an image has no runtime, and a digest in hexadecimal digits", () => {
    holds({ situation: "image" }, (value) => {
      const { PackageType, Runtime, Handler, RuntimeVersionConfig, CodeSha256 } = value;
      expect(PackageType).toBe("Image");
      expect([Runtime, Handler, RuntimeVersionConfig]).toEqual([undefined, undefined, undefined]);
      if (CodeSha256 !== undefined) expect(CodeSha256).toMatch(/^[0-9a-f]{64}$/);
    });
  });

  it("a zip has no image's configuration, and a digest in base64", () => {
    holds({ situation: "zip" }, ({ ImageConfigResponse, CodeSha256 }) => {
      expect(ImageConfigResponse).toBeUndefined();
      if (CodeSha256 !== undefined) expect(CodeSha256).toMatch(/^[A-Za-z0-9+/]{43}=$/);
    });
  });

  it("removed from its VPC, a function has an empty configuration of it", () => {
    holds({ situation: "vpcRemoved" }, ({ VpcConfig }) => {
      expect(VpcConfig).toEqual({
        SubnetIds: [],
        SecurityGroupIds: [],
        VpcId: "",
        Ipv6AllowedForDualStack: false,
      });
    });
  });

  it("logs in JSON have levels, logs in text have none", () => {
    holds({ situation: "jsonLogs" }, ({ LoggingConfig }) => {
      expect(LoggingConfig).toMatchObject({ LogFormat: "JSON", SystemLogLevel: text });
    });
    holds({ situation: "textLogs" }, ({ LoggingConfig }) => {
      expect(LoggingConfig?.LogFormat ?? "Text").toBe("Text");
      expect(LoggingConfig?.SystemLogLevel).toBeUndefined();
    });
  });

  it("several situations can be asked for at once", () => {
    const situation = ["updateFailed", "image", "published", "snapStartOn"];
    holds({ situation }, (value) => {
      expect(namesOf(value)).toEqual(expect.arrayContaining(situation));
    });
  });

  it("GetFunction locates the code of an image in ECR, that of a zip in S3", () => {
    const { GetFunction } = fixtures.operations;
    const drawn = fc.sample(arbitraries.operations.GetFunction.response(), { seed, numRuns: 300 });
    const values = [
      GetFunction.response(),
      GetFunction.response({}, { situation: "image" }),
      ...drawn,
    ];
    let images = 0;
    for (const { Configuration, Code } of values) {
      if (Configuration === undefined || Code === undefined) continue;
      const isImage = Configuration.PackageType === "Image";
      if (isImage) images++;
      expect(Code.ImageUri !== undefined).toBe(isImage);
      expect(Code.RepositoryType ?? "S3").toBe(isImage ? "ECR" : "S3");
    }
    expect(images).toBeGreaterThan(10);
  });

  it.each(["ListFunctions", "ListVersionsByFunction"] as const)(
    "items of %s have no state",
    (name) => {
      const made = fixtures.operations[name].response();
      const drawn = fc.sample<object>(arbitraries.operations[name].response(), {
        seed,
        numRuns: 100,
      });
      const items = [made, ...drawn].flatMap((answer): readonly object[] => {
        const { Functions, Versions }: { Functions?: object[]; Versions?: object[] } = answer;
        return [...(Functions ?? []), ...(Versions ?? [])];
      });
      expect(items.length).toBeGreaterThan(50);
      for (const item of items) {
        expect(Object.values(stateOf(item)).every((member) => member === undefined)).toBe(true);
        expect(item).not.toHaveProperty("RuntimeVersionConfig");
      }
    },
  );

  it("an item of ListFunctions with a state is refused", () => {
    const { ListFunctions } = fixtures.operations;
    const items = { Functions: [fixtures.functionConfiguration()] };
    const violations = shapes.ListFunctionsResponse.validate({
      ...ListFunctions.response(),
      ...items,
    });
    expect(violations.map(({ condition }) => condition)).toEqual(["ItemsHaveNoState"]);
  });
});

describe("with { situations: false }", () => {
  it("members occur together as they like", () => {
    const values = fc.sample(anyConfiguration({ situations: false }), { seed, numRuns: 400 });
    expect(values.every((value) => contract.is(value, { situations: false }))).toBe(true);
    expect(values.some((value) => !contract.is(value))).toBe(true);
  });
});
