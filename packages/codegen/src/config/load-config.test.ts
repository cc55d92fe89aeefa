import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadConfig } from "./load-config.js";

let root: string;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "shapesmith-config-")));
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

function put(path: string, text: string): string {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

const entry = { sources: ["@aws-sdk/client-lambda"], out: "src" };
const data = JSON.stringify({ services: { lambda: entry } });

describe("where the configuration is", () => {
  it("is the nearest one upward", async () => {
    put("shapesmith.config.json", JSON.stringify({ services: { far: entry } }));
    const file = put("a/shapesmith.config.json", JSON.stringify({ services: { near: entry } }));
    put("a/b/c/keep", "");
    const loaded = await loadConfig({ cwd: join(root, "a/b/c") });
    expect(loaded).toEqual({
      file,
      directory: join(root, "a"),
      services: new Map([["near", entry]]),
    });
  });

  it("has its options beside its services", async () => {
    const services = { near: { ...entry, overlay: ["a.json", "b.json"] } };
    put("shapesmith.config.json", JSON.stringify({ failOnFindings: "warning", services }));
    expect(await loadConfig({ cwd: root })).toMatchObject({
      failOnFindings: "warning",
      services: new Map(Object.entries(services)),
    });
  });

  it("is nowhere when no folder on the way up has one", async () => {
    expect(await loadConfig({ cwd: root })).toBeUndefined();
  });

  it("is the one named", async () => {
    put("shapesmith.config.json", "{}");
    put("other.json", data);
    const loaded = await loadConfig({ cwd: root, file: "other.json" });
    expect(loaded?.file).toBe(join(root, "other.json"));
  });

  it("must not be in doubt", async () => {
    put("shapesmith.config.json", data);
    put("shapesmith.config.mjs", `export default ${data}`);
    await expect(loadConfig({ cwd: root })).rejects.toMatchObject({
      kind: "config",
      message: `${root} holds shapesmith.config.mjs and shapesmith.config.json; keep one of them, or name one with --config.`,
    });
  });

  it("must exist where it is named", async () => {
    await expect(loadConfig({ cwd: root, file: "none.ts" })).rejects.toMatchObject({
      kind: "config",
      message: "none.ts cannot be read: there is no such file.",
    });
  });

  it("must have an extension that can be run", async () => {
    put("config.yaml", "");
    await expect(loadConfig({ cwd: root, file: "config.yaml" })).rejects.toThrow(
      "config.yaml is no configuration: expected a file ending in .ts, .mts, .js, .mjs, .json.",
    );
  });
});

describe("how it is written", () => {
  it.each([
    ["shapesmith.config.ts", `import { defineConfig, type Config } from "@shapesmith/codegen";`],
    ["shapesmith.config.mts", `import { defineConfig, type Config } from "@shapesmith/codegen";`],
  ])("is TypeScript in %s", async (name, imports) => {
    const annotated = `const config: Config = defineConfig(${data}); export default config;`;
    put(name, `${imports}\n${annotated}`);
    const loaded = await loadConfig({ cwd: root });
    expect(loaded?.services).toEqual(new Map([["lambda", entry]]));
  });

  it("is an ES module", async () => {
    put("package.json", `{"type":"module"}`);
    put("shapesmith.config.js", `export default ${data};`);
    const loaded = await loadConfig({ cwd: root });
    expect(loaded?.services).toEqual(new Map([["lambda", entry]]));
  });

  it("is read anew when it has changed", async () => {
    put("shapesmith.config.ts", `export default ${data};`);
    await loadConfig({ cwd: root });
    put("shapesmith.config.ts", `export default ${data.replace("lambda", "sqs")};`);
    const loaded = await loadConfig({ cwd: root });
    expect([...(loaded?.services.keys() ?? [])]).toEqual(["sqs"]);
  });
});

describe("what is refused", () => {
  it.each([
    ["a missing default export", "export const config = 1;", "expected a default export, got none"],
    [
      "no services",
      "export default {};",
      'the configuration: expected an object with "services", got {}',
    ],
    [
      "empty services",
      "export default { services: {} };",
      "services: expected at least one entry, got {}",
    ],
    ["a list", "export default [];", "the configuration: expected an object, got []"],
    [
      "a misspelt setting",
      `export default { services: { a: { sources: ["x"], out: "o", overlai: "y" } } };`,
      "services.a.overlai is not a setting. Did you mean overlay?",
    ],
    [
      "a setting that is nothing like one",
      `export default { services: {}, plugins: [] };`,
      "plugins is not a setting. Known here: failOnFindings, services.",
    ],
    [
      "a missing out",
      `export default { services: { a: { sources: ["x"] } } };`,
      `services.a: expected an object with "out", got an object with "sources"`,
    ],
    [
      "an overlay that is no path",
      `export default { services: { a: { sources: ["x"], out: "o", overlay: { a: 1 } } } };`,
      'services.a.overlay: expected a path or a list of paths, got an object with "a"',
    ],
    [
      "an empty path among overlays",
      `export default { services: { a: { sources: ["x"], out: "o", overlay: ["y", ""] } } };`,
      'services.a.overlay.1: expected a string that is not empty, got ""',
    ],
    [
      "a severity that there is not",
      `export default { failOnFindings: "fatal", services: { a: { sources: ["x"], out: "o" } } };`,
      'failOnFindings: expected one of "info", "warning", "error", got "fatal"',
    ],
    [
      "one source without a list",
      `export default { services: { a: { sources: "x", out: "o" } } };`,
      `services.a.sources: expected a list, got "x"`,
    ],
    [
      "no source",
      `export default { services: { a: { sources: [], out: "o" } } };`,
      "services.a.sources: expected a list of at least one package name or path, got []",
    ],
    [
      "a source that is no text",
      `export default { services: { a: { sources: [1], out: "o" } } };`,
      "services.a.sources.0: expected a string that is not empty, got 1",
    ],
    [
      "a function",
      `export default { services: { a: { sources: () => [], out: "o" } } };`,
      "sources: expected plain data, got a function",
    ],
    [
      "a service that leaves its folder",
      `export default { services: { "../a": { sources: ["x"], out: "o" } } };`,
      `services: "../a" is not the name of a service: expected letters, digits, dots, hyphens and underscores, a letter or digit first`,
    ],
  ])("%s", async (_, text, message) => {
    put("shapesmith.config.mjs", text);
    const loading = loadConfig({ cwd: root });
    await expect(loading).rejects.toMatchObject({ name: "ShapesmithError", kind: "config" });
    await expect(loading).rejects.toThrow(`shapesmith.config.mjs: ${message}`);
  });

  it("a file that throws, with its reason", async () => {
    put("shapesmith.config.ts", `throw new Error("not today");`);
    await expect(loadConfig({ cwd: root })).rejects.toMatchObject({
      kind: "config",
      message: "shapesmith.config.ts cannot be loaded: not today",
    });
  });

  it("a file that does not parse", async () => {
    put("shapesmith.config.json", "{,}");
    const loading = loadConfig({ cwd: root });
    await expect(loading).rejects.toMatchObject({ kind: "config" });
    await expect(loading).rejects.toThrow("shapesmith.config.json cannot be loaded: ");
  });

  it("takes a key that is undefined for absent", async () => {
    put(
      "shapesmith.config.mjs",
      `export default { services: { lambda: { ...${JSON.stringify(entry)}, overlay: undefined } } };`,
    );
    const loaded = await loadConfig({ cwd: root });
    expect(loaded?.services.get("lambda")).toEqual(entry);
  });
});
