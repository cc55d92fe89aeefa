import { describe, expect, it } from "vitest";
import type { ServiceEntry } from "../config/config.js";
import type { LoadedConfig } from "../config/load-config.js";
import { type Selection, selectServices, type ServiceRequest } from "./select-services.js";

const cwd = "/nowhere/workspace/apps";

const lambda: ServiceEntry = {
  sources: ["@aws-sdk/client-lambda"],
  overlay: "lambda/overlay.json",
  out: "lambda/src",
  sdkCheck: "lambda/sdk-check.ts",
};
const sqs: ServiceEntry = { sources: ["models/sqs.json"], out: "sqs/src", resolveFrom: "sqs" };

const config: LoadedConfig = {
  file: "/nowhere/workspace/shapesmith.config.ts",
  directory: "/nowhere/workspace",
  services: new Map([
    ["lambda", lambda],
    ["sqs", sqs],
  ]),
};

function select(
  request: Partial<ServiceRequest>,
  given: LoadedConfig | undefined = config,
): readonly Selection[] {
  const nothing = { overlays: [], operations: undefined, out: undefined };
  return selectServices({ services: [], sources: [], ...nothing, ...request }, given, cwd);
}

function one(request: Partial<ServiceRequest>, given?: LoadedConfig): ServiceEntry | undefined {
  const selections = select(request, given);
  expect(selections).toHaveLength(1);
  return selections[0]?.entry;
}

describe("with a configuration", () => {
  it("selects every entry, or those named, each once", () => {
    const namesOf = (selections: readonly Selection[]): readonly string[] =>
      selections.map(({ service }) => service);
    expect(namesOf(select({}))).toEqual(["lambda", "sqs"]);
    expect(namesOf(select({ services: ["sqs", "sqs"] }))).toEqual(["sqs"]);
  });

  it("takes an entry as it is, seen from the configuration's folder", () => {
    expect(select({ services: ["lambda"] })).toEqual([
      {
        service: "lambda",
        cwd: "/nowhere/workspace",
        entry: {
          ...lambda,
          out: "/nowhere/workspace/lambda/src",
          resolveFrom: "/nowhere/workspace/lambda/src",
        },
      },
    ]);
  });

  it("sees the command line's paths from where it was typed", () => {
    const request = { services: ["sqs"], sources: ["./m.json"], overlays: ["o.json"], out: "gen" };
    expect(one({ ...request, operations: ["A"] })).toEqual({
      sources: ["/nowhere/workspace/apps/m.json"],
      overlay: ["/nowhere/workspace/apps/o.json"],
      out: "/nowhere/workspace/apps/gen",
      operations: ["A"],
      resolveFrom: cwd,
    });
  });

  it("writes elsewhere what the entry's packages give, with the check beside it", () => {
    const entry = one({ services: ["lambda"], out: "gen" });
    expect(entry).toMatchObject({
      out: "/nowhere/workspace/apps/gen",
      resolveFrom: "/nowhere/workspace/lambda/src",
    });
    expect(entry).not.toHaveProperty("sdkCheck");
  });

  it("keeps the check where --out is where the entry writes anyway", () => {
    const entry = one({ services: ["lambda"], out: "../lambda/src" });
    expect(entry?.sdkCheck).toBe("lambda/sdk-check.ts");
  });

  it.each([
    ["its own source", "@aws-sdk/client-lambda", "/nowhere/workspace/lambda/src"],
    ["another source", "@aws-sdk/client-other", cwd],
  ])("resolves %s from where it belongs", (_, source, resolveFrom) => {
    expect(one({ services: ["lambda"], sources: [source] })).toMatchObject({
      sources: [source],
      resolveFrom,
    });
  });

  it("gives several services folders of their own below --out", () => {
    expect(select({ out: "gen" }).map(({ entry }) => entry.out)).toEqual([
      "/nowhere/workspace/apps/gen/lambda",
      "/nowhere/workspace/apps/gen/sqs",
    ]);
  });

  it("leaves the configuration aside for a source without a service's name", () => {
    expect(select({ sources: ["models/lambda.json#Lambda"], out: "gen" })).toEqual([
      {
        service: "lambda",
        cwd,
        entry: {
          sources: ["/nowhere/workspace/apps/models/lambda.json#Lambda"],
          out: "/nowhere/workspace/apps/gen",
          resolveFrom: cwd,
        },
      },
    ]);
  });

  it("still knows services that are in no configuration", () => {
    expect(one({ services: ["dynamodb"], out: "gen" })).toEqual({
      sources: ["@aws-sdk/client-dynamodb"],
      out: "/nowhere/workspace/apps/gen",
      resolveFrom: cwd,
    });
  });
});

describe("what is refused", () => {
  const nothing = { services: [], sources: [] };

  it.each([
    ["nothing to go by", nothing, "no service is named"],
    [
      "a service without a folder",
      { services: ["s3"] },
      "No configuration was found, so s3 is read from @aws-sdk/client-s3, and --out has to say",
    ],
    [
      "a source without a folder",
      { sources: ["./s3.json"] },
      "Without a service's name s3 is read from ./s3.json, and --out has to say",
    ],
  ])("%s, without a configuration", (_, request, message) => {
    const selecting = (): unknown =>
      selectServices(
        { ...nothing, overlays: [], operations: undefined, out: undefined, ...request },
        undefined,
        cwd,
      );
    expect(selecting).toThrow(expect.objectContaining({ kind: "usage" }));
    expect(selecting).toThrow(message);
  });

  it.each([
    [
      "a service almost configured",
      { services: ["lamda"] },
      "../shapesmith.config.ts has no service lamda (did you mean lambda?), so it is read from @aws-sdk/client-lamda",
    ],
    [
      "a path for a name",
      { services: ["../lambda"], out: "x" },
      '"../lambda" is not the name of a service',
    ],
    [
      "an overlay for several",
      { overlays: ["o.json"] },
      "--overlay can be given for one service only, but this would generate lambda, sqs",
    ],
    [
      "operations for several",
      { operations: ["A"], sources: [], services: ["lambda", "sqs"] },
      "--operations can be given for one service only",
    ],
  ])("%s", (_, request, message) => {
    expect(() => select(request)).toThrow(message);
  });

  it("two services in one folder", () => {
    const services = new Map([
      ["a", { sources: ["a"], out: "src" }],
      ["b", { sources: ["b"], out: "x/../src" }],
    ]);
    expect(() => select({}, { ...config, services })).toThrow(
      "a and b would both be written into /nowhere/workspace/src. Give each a folder of its own.",
    );
  });
});
