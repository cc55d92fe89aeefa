import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createWorkspace, weatherWorkspace, type Workspace } from "./testing.js";

let workspace: Workspace;

beforeEach(() => {
  workspace = createWorkspace();
});

afterEach(() => {
  workspace.remove();
});

describe("what cannot be done without a configuration", () => {
  it.each([
    ["no configuration and no service", [], 2, "no service is named"],
    [
      "no folder",
      ["generate", "lambda"],
      2,
      "No configuration was found, so lambda is read from @aws-sdk/client-lambda, and --out has to say",
    ],
    [
      "a package that is not installed",
      ["no-such-service", "--out", "x"],
      3,
      "The package @aws-sdk/client-no-such-service cannot be found from",
    ],
    [
      "a service's name that leaves its folder",
      ["../x", "--out", "x"],
      2,
      `The command line: "../x" is not the name of a service`,
    ],
    [
      "a missing configuration",
      ["--config", "none.ts"],
      2,
      "none.ts cannot be read: there is no such file.",
    ],
    [
      "a missing source",
      ["w", "--source", "none.json", "--out", "x"],
      3,
      "none.json cannot be read: there is no ",
    ],
    [
      "several sources of which one is missing",
      ["w", "--source", "a.json", "--source", "b.json", "--out", "x"],
      3,
      "a.json cannot be read: there is no ",
    ],
    [
      "a source for two services",
      ["a", "b", "--source", "a.json", "--out", "x"],
      2,
      "--source can be given for one service only, but this would generate a, b.",
    ],
    ["a mistyped command", ["generte"], 2, "(did you mean the command generate?)"],
  ])("%s", async (_, argv, code, message) => {
    const outcome = await workspace.run(argv);
    expect(outcome).toMatchObject({ code, stdout: "" });
    expect(outcome.stderr).toContain(message);
    expect(outcome.stderr).toMatch(/^shapesmith: .*\n$/);
    expect(existsSync(join(workspace.root, "x"))).toBe(false);
  });
});

describe("what cannot be done with one", () => {
  beforeEach(() => {
    workspace.remove();
    workspace = weatherWorkspace();
  });

  it.each([
    [
      "a service that is almost in the configuration",
      ["wether"],
      2,
      "shapesmith.config.json has no service wether (did you mean weather?), so it is read from @aws-sdk/client-wether",
    ],
    [
      "an operation that is almost there",
      ["--operations", "GetForcast"],
      2,
      "Weather has no operation named GetForcast. Did you mean GetForecast?",
    ],
    ["a missing overlay", ["weather", "--overlay", "none.json"], 2, "none.json cannot be read"],
    ["an overlay for another service", ["weather", "--overlay", "far.json"], 2, "far#Shape"],
    [
      "a file that stands where a folder should",
      ["--out", "weather.json"],
      2,
      "what should be its folder is a file",
    ],
  ])("%s", async (_, argv, code, message) => {
    workspace.put("far.json", {
      smithy: "2.0",
      shapes: { "far#Shape": { type: "apply", traits: { "smithy.api#length": { min: 1 } } } },
    });
    const outcome = await workspace.run(argv);
    expect(outcome).toMatchObject({ code, stdout: "" });
    expect(outcome.stderr).toContain(message);
    expect(outcome.stderr).not.toContain("    at ");
    expect(existsSync(join(workspace.root, "src"))).toBe(false);
  });
});
