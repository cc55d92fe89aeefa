import { describe, expect, it } from "vitest";
import { generatorVersion } from "../generator-version.js";
import { hashOf, manifestPath, parseManifest, parseRunRecord, withManifest } from "./manifest.js";

const source = {
  format: "aws-sdk",
  name: "@aws-sdk/client-a",
  version: "3.1.0",
  hash: "ab",
} as const;
const finding = {
  severity: "info",
  code: "some-code",
  shape: "a#B$c",
  message: 'say "no"',
} as const;
const counts = { operations: 1, shapes: 2, constrained: 3, unconstrained: 4 };
const record = { sources: [source], inputs: "cd", counts, findings: [finding] };
const files = new Map([
  ["types.ts", "export {};\n"],
  ["../sdk-check.ts", "check\n"],
]);

describe("withManifest", () => {
  it("adds the manifest, in a form that does not depend on the order of the files", () => {
    const rendered = withManifest(files, record);
    const turned = withManifest(new Map([...files].reverse()), record);
    expect([...rendered]).toEqual([...turned]);
    expect([...rendered.keys()]).toEqual(["../sdk-check.ts", "types.ts", manifestPath]);
    expect(JSON.parse(rendered.get(manifestPath) ?? "")).toEqual({
      generator: "@shapesmith/codegen",
      version: generatorVersion(),
      sources: [source],
      inputs: "cd",
      counts,
      findings: [finding],
      files: { "../sdk-check.ts": hashOf("check\n"), "types.ts": hashOf("export {};\n") },
    });
    expect(rendered.get(manifestPath)).toMatch(/[^\n]\n$/);
  });

  it("is read back", () => {
    const text = withManifest(files, record).get(manifestPath) ?? "";
    expect(parseManifest(text, "x")).toEqual(
      new Map([
        ["../sdk-check.ts", hashOf("check\n")],
        ["types.ts", hashOf("export {};\n")],
      ]),
    );
  });

  it("is well-formed with nothing to say", () => {
    const text =
      withManifest(new Map(), { sources: [], counts, findings: [] }).get(manifestPath) ?? "";
    expect(parseManifest(text, "x")).toEqual(new Map());
  });
});

describe("parseRunRecord", () => {
  it("gives back what was recorded", () => {
    const text = withManifest(files, record).get(manifestPath) ?? "";
    expect(parseRunRecord(text)).toEqual(record);
    const { inputs: _, ...others } = record;
    expect(parseRunRecord(withManifest(files, others).get(manifestPath) ?? "")).toEqual(others);
  });

  it.each([
    "",
    "{}",
    `{"generator":"@shapesmith/codegen","files":{}}`,
    `{"sources":[],"findings":[],"counts":{"operations":-1}}`,
    `{"sources":[{"format":"wsdl","name":"","version":"","hash":""}],"findings":[],"counts":${JSON.stringify(counts)}}`,
  ])("gives nothing where not all of it is there: %s", (text) => {
    expect(parseRunRecord(text)).toBeUndefined();
  });
});

describe("parseManifest", () => {
  it("hashes text as sha256sum does", () => {
    expect(hashOf("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  });

  it("tolerates what a later release may add", () => {
    const text = `{"generator":"@shapesmith/codegen","files":{"a":"b"},"more":1}`;
    expect(parseManifest(text, "x")).toEqual(new Map([["a", "b"]]));
  });

  it("keeps a path such as __proto__ a path", () => {
    const text = `{"generator":"@shapesmith/codegen","files":{"__proto__":"b"}}`;
    expect(parseManifest(text, "x")).toEqual(new Map([["__proto__", "b"]]));
  });

  it.each([
    ["a conflict of a merge", "<<<<<<< ours\n{}"],
    ["somebody else's JSON", `{"name":"x","files":{}}`],
    ["another generator's manifest", `{"generator":"other","files":{}}`],
    ["files of another form", `{"generator":"@shapesmith/codegen","files":["a"]}`],
    ["a hash that is none", `{"generator":"@shapesmith/codegen","files":{"a":1}}`],
    ["nothing", ""],
  ])("refuses %s", (_, text) => {
    const parsing = (): unknown => parseManifest(text, "/x/shapesmith.json");
    expect(parsing).toThrow(expect.objectContaining({ name: "ShapesmithError", kind: "usage" }));
    expect(parsing).toThrow(/^\/x\/shapesmith\.json is no manifest of Shapesmith: .*restore it/s);
  });
});
