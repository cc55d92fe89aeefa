import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createWorkspace, weather, type Workspace } from "./testing.js";

let workspace: Workspace;

beforeEach(() => {
  workspace = createWorkspace();
});

afterEach(() => {
  workspace.remove();
});

function botocore(apiVersion: string): unknown {
  const metadata = { apiVersion, serviceId: "Weather", protocol: "json" };
  return { metadata, operations: { Get: { name: "Get" } }, shapes: {} };
}

const command = ["generate", "--all", "--source", "models", "--out", "out"];

interface Report {
  readonly services: readonly { readonly service: string; readonly failure?: string }[];
  readonly passedOver: readonly string[];
}

async function report(...options: readonly string[]): Promise<{ code: number; report: Report }> {
  const { code, stdout } = await workspace.run([...command, "--json", ...options]);
  return { code, report: JSON.parse(stdout) as Report };
}

describe("generate --all", () => {
  it("generates every model in the folder, of each kind, into a folder of its own", async () => {
    workspace.put("models/weather.json", weather());
    workspace.put("models/boto/sky/2023-01-01/service-2.json", botocore("2023-01-01"));
    workspace.put("models/boto/sky/2024-01-01/service-2.json", botocore("2024-01-01"));
    workspace.put("models/boto/sky/2024-01-01/waiters-2.json", { version: 2, waiters: {} });
    workspace.put("models/tsconfig.json", {});
    const { code, stdout, stderr } = await workspace.run(command);
    expect(code).toBe(0);
    expect(readdirSync(join(workspace.root, "out")).sort()).toEqual(["sky", "weather"]);
    expect(workspace.read("out/sky/shapesmith.json")).toContain('"version":"2024-01-01"');
    expect(workspace.read("out/weather/types.ts")).toContain("interface");
    expect(stdout).toContain("services    2 of 2, 2 written\noperations  3\n");
    expect(stdout).toContain("passed over 1 files that are no models: tsconfig.json\n");
    expect(stdout).toMatch(/\nfailures {4}none\ntime {8}\d+\.\d s\n$/);
    expect(stderr).toMatch(/^1\/2 .*\n2\/2 .*\n$/);
    expect(stderr).toContain(" weather: 2 operations, ");
  });

  it("goes on after a model that fails, and ends with exit code 3 and the reason", async () => {
    workspace.put("models/a.json", '{"smithy": "2.0", "shapes": {');
    workspace.put("models/b.json", weather());
    const { code, stdout, stderr } = await workspace.run(command);
    expect(code).toBe(3);
    expect(readdirSync(join(workspace.root, "out"))).toEqual(["b"]);
    expect(stdout).toContain("services    1 of 2, 1 written\n");
    expect(stdout).toContain("failures    1\n");
    expect(stdout).toMatch(/ {12}a: .*a\.json is not JSON: line 1, column 30: expected /);
    expect(stderr).toMatch(/\d\/2 a: failed\n/);
  });

  it("writes nothing the second time, unless a model or a file has changed", async () => {
    workspace.put("models/a.json", weather());
    workspace.put("models/b.json", weather());
    await workspace.run(command);
    expect((await workspace.run(command)).stdout).toContain("services    2 of 2, 2 up to date\n");
    workspace.put("models/a.json", weather(["KELVIN"]));
    workspace.put("out/b/types.ts", "// mine");
    expect((await workspace.run(command)).stdout).toContain("services    2 of 2, 2 written\n");
    expect(workspace.read("out/b/types.ts")).not.toBe("// mine");
  });

  it("only looks, with --check", async () => {
    workspace.put("models/a.json", weather());
    const stale = await workspace.run([...command, "--check"]);
    expect(stale).toMatchObject({ code: 1 });
    expect(stale.stdout).toContain("services    1 of 1, 1 stale\n");
    expect(existsSync(join(workspace.root, "out"))).toBe(false);
    await workspace.run(command);
    expect(await workspace.run([...command, "--check"])).toMatchObject({ code: 0 });
  });

  it("prints one object with --json, whose services are in the order of their paths", async () => {
    for (const name of ["c", "a", "b"]) workspace.put(`models/${name}.json`, weather());
    workspace.put("models/x/package.json", { name: "x", version: "1.0.0" });
    const given = await report("--jobs", "3");
    expect(given.code).toBe(0);
    expect(given.report.services.map(({ service }) => service)).toEqual(["a", "b", "c"]);
    expect(given.report.passedOver).toEqual(["x/package.json"]);
  });

  it("fails on findings, if asked to", async () => {
    workspace.put("models/a.json", weather());
    expect((await report("--fail-on-findings", "info")).code).toBe(1);
    expect((await report("--fail-on-findings", "error")).code).toBe(0);
  });

  it("shows a bar on a terminal, and leaves nothing of it", async () => {
    workspace.put("models/a.json", weather());
    const { stderr } = await workspace.run(command, { isTerminal: true });
    const drawn = stderr.split("\r\u001b[K");
    expect(drawn).toEqual(["", `[${"-".repeat(30)}] 0 of 1 `, `[${"#".repeat(30)}] 1 of 1 a`, ""]);
  });

  it.each([
    [["generate", "--all", "--out", "out"], "--all needs one --source, the folder that holds"],
    [["generate", "--all", "--source", "models"], "--all needs one --source, the folder that"],
    [[...command, "--source", "b"], "--all needs one --source, the folder that holds"],
    [[...command, "lambda"], "--all generates every model, so lambda cannot be named as well"],
    [[...command, "--operations", "A"], "--operations can be given for one service only"],
    [[...command, "--jobs", "0"], "Expected a number from 1 to 9999"],
  ])("refuses %j", async (argv, message) => {
    const { code, stderr } = await workspace.run(argv);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  it("refuses a folder without models, and one that is not there", async () => {
    expect(await workspace.run(command)).toMatchObject({
      code: 3,
      stderr: expect.stringContaining("models cannot be read: there is no such folder."),
    });
    workspace.put("models/notes.md", "");
    expect(await workspace.run(command)).toMatchObject({
      code: 3,
      stderr: expect.stringContaining("models holds no model: expected Smithy JSON ASTs,"),
    });
  });
});
