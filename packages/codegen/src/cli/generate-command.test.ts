import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { weather, weatherWorkspace, type Workspace } from "./testing.js";

let workspace: Workspace;

beforeEach(() => {
  workspace = weatherWorkspace();
});

afterEach(() => {
  workspace.remove();
});

type Services = readonly Readonly<Record<string, unknown>>[];

function parseReport(text: string): { readonly services: Services } {
  // What it holds is what the tests look at.
  return JSON.parse(text) as { readonly services: Services };
}

describe("shapesmith generate", () => {
  it("writes what the configuration asks for, seen from any folder below it", async () => {
    mkdirSync(join(workspace.root, "deep/er"), { recursive: true });
    const { code, stdout, stderr } = await workspace.run(["generate", "weather"], {
      cwd: "deep/er",
    });
    expect(stderr).toBe("");
    expect(code).toBe(0);
    expect(readdirSync(join(workspace.root, "src")).sort()).toEqual([
      "arbitraries.ts",
      "contract.ts",
      "fixtures.ts",
      "index.ts",
      "shapesmith.json",
      "types.ts",
    ]);
    expect(stdout).toMatch(
      /^weather\n {2}read {8}weather\.json 2024-01-01 \(Smithy JSON AST\)\n {2}operations {2}2\n/,
    );
    expect(stdout).toMatch(/\n {2}sites {7}4 constrained, 2 unconstrained\n/);
    expect(stdout).toContain(`6 in ${join(workspace.root, "src")}, 6 added\n`);
    expect(stdout).toMatch(/\n {2}findings {4}2 infos\n/);
    expect(stdout).toMatch(/\n {2}time {8}\d+\.\d s\n$/);
  });

  it("is what is done without a command", async () => {
    expect((await workspace.run([])).code).toBe(0);
    expect(existsSync(join(workspace.root, "src/types.ts"))).toBe(true);
    const second = await workspace.run(["weather", "--check"]);
    expect(second).toMatchObject({ code: 0, stderr: "" });
    expect(second.stdout).toContain("6 in src, up to date\n");
  });

  it("writes the same bytes again, wherever it is run", async () => {
    await workspace.run([]);
    await workspace.run(["weather", "--source", "../weather.json", "--out", "../again"], {
      cwd: "src",
    });
    for (const file of readdirSync(join(workspace.root, "src"))) {
      const [one, other] = ["src", "again"].map((out) => workspace.read(`${out}/${file}`));
      expect(one).toBe(other);
    }
  });

  it("prints one JSON object", async () => {
    const { code, stdout } = await workspace.run(["--json"]);
    expect(code).toBe(0);
    const report = parseReport(stdout);
    expect(Object.keys(report)).toEqual(["services"]);
    expect(report.services).toHaveLength(1);
    const { findings, changes, durationMs, ...others } = report.services[0] ?? {};
    expect(others).toEqual({
      service: "weather",
      source: "weather.json@2024-01-01",
      out: "src",
      operations: 2,
      shapes: 7,
      sites: { constrained: 4, unconstrained: 2 },
      files: [
        "arbitraries.ts",
        "contract.ts",
        "fixtures.ts",
        "index.ts",
        "types.ts",
        "shapesmith.json",
      ],
    });
    expect(findings).toMatchObject([
      { severity: "info", code: "client-not-a-source", shape: "w#Weather" },
      { severity: "info", code: "traits-not-interpreted", shape: "w#Weather" },
    ]);
    expect(changes).toContainEqual({ path: "types.ts", kind: "added", wasEdited: false });
    expect(durationMs).toBeTypeOf("number");
  });

  it("reads a source that no configuration knows", async () => {
    workspace.put("weather.json", weather());
    expect((await workspace.run(["--source", "weather.json", "--out", "gen"])).code).toBe(0);
    expect(existsSync(join(workspace.root, "gen/types.ts"))).toBe(true);
  });

  it("prunes to the closure of the operations asked for", async () => {
    await workspace.run(["--operations", "Ping"]);
    const types = workspace.read("src/types.ts");
    expect(types).toContain("interface PingRequest");
    expect(types).not.toContain("Forecast");
  });

  it("lays an overlay over what is read", async () => {
    workspace.put("overlay.json", {
      smithy: "2.0",
      metadata: {
        "shapesmith.sources": {
          page: { source: "https://example.com/page", date: "2026-01-01", grade: "documented" },
        },
      },
      shapes: {
        "w#PingRequest$Odd": {
          type: "apply",
          traits: { "smithy.api#length": { min: 1 }, "shapesmith#provenance": "page" },
        },
      },
    });
    const { stdout, stderr } = await workspace.run(["weather", "--overlay", "overlay.json"]);
    expect(stderr).toBe("");
    expect(stdout).toContain("overlay.json (overlay)\n");
    expect(stdout).toContain("5 constrained, 1 unconstrained\n");
  });

  it("writes several services into folders of their own", async () => {
    workspace.put("weather.json", weather());
    workspace.put("shapesmith.config.json", {
      services: {
        one: { sources: ["weather.json"], out: "one/src" },
        two: { sources: ["weather.json"], out: "two/src" },
      },
    });
    const { code, stdout } = await workspace.run(["--out", "gen", "--json"]);
    expect(code).toBe(0);
    expect(parseReport(stdout).services.map(({ out }) => out)).toEqual(["gen/one", "gen/two"]);
    expect(existsSync(join(workspace.root, "gen/two/types.ts"))).toBe(true);
    expect(existsSync(join(workspace.root, "two"))).toBe(false);
  });

  it("names the service that failed among several", async () => {
    workspace.put("weather.json", weather());
    workspace.put("shapesmith.config.json", {
      services: {
        one: { sources: ["weather.json"], out: "one" },
        two: { sources: ["none.json"], out: "two" },
      },
    });
    const { code, stderr } = await workspace.run([]);
    expect(code).toBe(3);
    expect(stderr).toMatch(/^shapesmith: two: none\.json cannot be read: there is no /);
  });

  it("tells that a file which it replaced had been edited", async () => {
    await workspace.run([]);
    workspace.put("src/types.ts", "// mine\n");
    const { stdout } = await workspace.run([]);
    expect(stdout).toContain("1 changed\n");
    expect(stdout).toContain("types.ts was edited by hand; replaced\n");
  });

  it("colours only what shows colours", async () => {
    const coloured = await workspace.run([], { hasColors: true });
    const plain = await workspace.run([]);
    expect(coloured.stdout).toContain("\u001b[");
    expect(plain.stdout).not.toContain("\u001b[");
  });

  it("exits with 1 for findings at or above the severity asked for, having written", async () => {
    expect((await workspace.run(["--fail-on-findings", "warning"])).code).toBe(0);
    rmSync(join(workspace.root, "src"), { recursive: true });
    expect((await workspace.run(["--fail-on-findings", "info"])).code).toBe(1);
    const services = { weather: { sources: ["weather.json"], out: "src" } };
    workspace.put("shapesmith.config.json", { failOnFindings: "info", services });
    expect((await workspace.run([])).code).toBe(1);
    expect((await workspace.run(["--fail-on-findings", "error"])).code).toBe(0);
    expect(existsSync(join(workspace.root, "src/types.ts"))).toBe(true);
  });
});
