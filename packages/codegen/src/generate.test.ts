import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { generate } from "./generate.js";
import { parseManifest } from "./output/manifest.js";

let root: string;

const required = { "smithy.api#required": {} };

/** `Good` is sound; `Bad` needs a structure that requires itself. */
const model = {
  smithy: "2.0",
  shapes: {
    "w#Weather": {
      type: "service",
      version: "2024-01-01",
      operations: [{ target: "w#Good" }, { target: "w#Bad" }],
    },
    "w#Good": { type: "operation", input: { target: "w#GoodRequest" } },
    "w#GoodRequest": { type: "structure", members: { A: { target: "smithy.api#String" } } },
    "w#Bad": { type: "operation", input: { target: "w#Endless" } },
    "w#Endless": { type: "structure", members: { A: { target: "w#Endless", traits: required } } },
  },
};

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "shapesmith-generate-")));
  writeFileSync(join(root, "model.json"), JSON.stringify(model));
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

const noClient = { severity: "info", code: "client-not-a-source", shape: "w#Weather" };
const entry = { sources: ["model.json"], out: "src" };

describe("generate", () => {
  it("tells what it did, with findings in the result as in the manifest", async () => {
    const result = await generate(entry, { service: "weather", cwd: root });
    expect(result).toMatchObject({ service: "weather", out: join(root, "src"), operations: 2 });
    expect(result.findings).toMatchObject([
      { severity: "error", code: "no-finite-value", shape: "w#Endless" },
      noClient,
    ]);
    const text = readFileSync(join(root, "src/shapesmith.json"), "utf8");
    const manifest: unknown = JSON.parse(text);
    expect(manifest).toMatchObject({ findings: result.findings, sources: result.sources });
    expect([...parseManifest(text, "x").keys()]).toEqual(result.files.slice(0, -1));
    expect(result).not.toHaveProperty("diff");
  });

  it("says nothing about what the operations asked for do not reach", async () => {
    const result = await generate({ ...entry, operations: ["Good"] }, { service: "w", cwd: root });
    expect(result).toMatchObject({ operations: 1, shapes: 1, findings: [noClient] });
  });

  it.each(["models/weather", "models"])("refuses to write into a source: %s", async (out) => {
    mkdirSync(join(root, "models"));
    await expect(
      generate({ sources: ["models"], out }, { service: "w", cwd: root }),
    ).rejects.toMatchObject({
      kind: "usage",
      message: `${join(root, out)} lies in ${join(root, "models")}, which is a source. Choose a folder outside of it, with --out or "out" in the configuration.`,
    });
    expect(readdirSync(join(root, "models"))).toEqual([]);
  });

  it("gives each finding once, though reader and check both found it", async () => {
    const { findings } = await generate(entry, { service: "w", cwd: root });
    expect(new Set(findings.map((finding) => JSON.stringify(finding))).size).toBe(findings.length);
  });

  it("names files elsewhere by their whole path in a diff", async () => {
    const out = join(root, "out");
    const options = { service: "w", cwd: join(root, "config"), check: true };
    const { diff } = await generate({ sources: ["../model.json"], out }, options);
    expect(diff).toContain(`+++ ${out}/types.ts\n`);
  });

  it("keeps machine paths out of every file", async () => {
    const { files } = await generate(entry, { service: "w", cwd: root });
    for (const file of files) {
      expect(readFileSync(join(root, "src", file), "utf8")).not.toContain(root);
    }
  });

  it("changes no file when an operation does not exist", async () => {
    const asked = generate({ ...entry, operations: ["Goood"] }, { service: "w", cwd: root });
    await expect(asked).rejects.toMatchObject({ kind: "usage" });
    await expect(asked).rejects.toThrow("Did you mean Good?");
    expect(() => readFileSync(join(root, "src/shapesmith.json"))).toThrow("ENOENT");
  });

  it("needs a source", async () => {
    const asked = generate({ ...entry, sources: [] }, { service: "w", cwd: root });
    const message = "A service is read from one source or more, but none is given.";
    await expect(asked).rejects.toMatchObject({ kind: "usage", message });
  });

  it("merges several sources, in whatever order they are given", async () => {
    const older = JSON.stringify(model).replace('{"target":"w#Bad"}', "").replace("},]", "}]");
    writeFileSync(join(root, "older.json"), older);
    const sources = ["older.json", "model.json"];
    const result = await generate({ ...entry, sources }, { service: "w", cwd: root });
    expect(result.sources.map(({ name }) => name)).toEqual(["model.json", "older.json"]);
    expect(result.operations).toBe(2);
    expect(result.findings).toContainEqual(
      expect.objectContaining({ code: "sources-differ-operation", shape: "w#Weather" }),
    );
    const again = await generate(
      { ...entry, sources: [...sources].reverse() },
      { service: "w", cwd: root, check: true },
    );
    expect(again.changes).toEqual([]);
  });
});
