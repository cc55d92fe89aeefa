import { existsSync, rmSync } from "node:fs";
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

describe("shapesmith generate --check", () => {
  beforeEach(async () => {
    await workspace.run([]);
  });

  it("shows what is stale, missing and left over, and writes nothing", async () => {
    workspace.put("weather.json", weather(["CELSIUS", "KELVIN"]));
    rmSync(join(workspace.root, "src/index.ts"));
    const manifest = workspace.read("src/shapesmith.json");
    workspace.put(
      "src/shapesmith.json",
      manifest.replace('"files": {', '"files": { "old.ts": "",'),
    );
    workspace.put("src/old.ts", "export {};\n");
    const before = workspace.read("src/types.ts");

    const { code, stdout } = await workspace.run(["--check"]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^--- src\/contract\.ts\n\+\+\+ src\/contract\.ts\n@@ /m);
    expect(stdout).toMatch(/^\+.*KELVIN/m);
    expect(stdout).toContain("--- /dev/null\n+++ src/index.ts\n");
    expect(stdout).toContain("--- src/old.ts\n+++ /dev/null\n");
    expect(stdout).toMatch(
      /stale: 1 added, \d changed, 1 removed \(contract\.ts, index\.ts, old\.ts, /,
    );
    expect(existsSync(join(workspace.root, "src/index.ts"))).toBe(false);
    expect(existsSync(join(workspace.root, "src/old.ts"))).toBe(true);
    expect(workspace.read("src/types.ts")).toBe(before);

    expect((await workspace.run([])).code).toBe(0);
    expect(existsSync(join(workspace.root, "src/old.ts"))).toBe(false);
    expect((await workspace.run(["--check"])).code).toBe(0);
  });

  it("makes no folder", async () => {
    rmSync(join(workspace.root, "src"), { recursive: true });
    expect((await workspace.run(["--check"])).code).toBe(1);
    expect(existsSync(join(workspace.root, "src"))).toBe(false);
  });

  it("puts the diff into the JSON", async () => {
    workspace.put("weather.json", weather(["KELVIN"]));
    const { code, stdout } = await workspace.run(["--check", "--json"]);
    expect(code).toBe(1);
    const report: unknown = JSON.parse(stdout);
    expect(report).toHaveProperty("services.0.diff");
    expect(stdout).toContain("+++ src/types.ts\\n");
  });

  it("shows the difference to files of others, though it would not replace them", async () => {
    rmSync(join(workspace.root, "src/shapesmith.json"));
    workspace.put("src/types.ts", "// mine\n");
    const { code, stdout } = await workspace.run(["--check"]);
    expect(code).toBe(1);
    expect(stdout).toContain("\n-// mine\n");
    const refused = await workspace.run([]);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain("types.ts exists and was not written by shapesmith");
  });
});
