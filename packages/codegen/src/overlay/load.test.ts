import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadOverlay, parseOverlay } from "./load.js";
import { problemOf, sources, statement } from "./testing.js";

function overlay(shapes: object, metadata: object = { "shapesmith.sources": sources }): string {
  return JSON.stringify({ smithy: "2.0", metadata, shapes });
}

describe("a file", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "overlay-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const write = (content: string | Uint8Array): string => {
    const file = join(folder, "overlay.json");
    writeFileSync(file, content);
    return file;
  };

  test("is read", () => {
    const file = write(overlay({ "example#A$b": statement({ "smithy.api#pattern": "x" }) }));
    const read = loadOverlay(file);
    expect(read.file).toBe(file);
    expect(read.source).toMatchObject({ format: "overlay", name: "overlay.json", version: "" });
    expect(read.statements).toMatchObject([
      {
        at: "example#A$b",
        path: { shape: "example#A", steps: ["b"] },
        traits: { pattern: "x", provenance: { pattern: sources.guide } },
      },
    ]);
  });

  test("has a hash of its bytes", () => {
    const first = loadOverlay(write(overlay({}))).source.hash;
    expect(loadOverlay(write(`${overlay({})}\n`)).source.hash).not.toBe(first);
    expect(loadOverlay(write(overlay({}))).source.hash).toBe(first);
  });

  test.each([
    ["is empty", "", "is empty"],
    ["is blank", " \n", "is empty"],
    ["is not UTF-8", new Uint8Array([0xff, 0xfe, 0x7b, 0x00]), "it is UTF-16, not UTF-8"],
    [
      "is cut off",
      '{"smithy": "2.0",\n "shapes": {',
      "line 2, column 13: expected a property name",
    ],
    ["has a comma too many", '{"smithy": "2.0",}', "line 1, column 18: expected a property name"],
    ["is no AST", "[]", "is no Smithy JSON AST: it is not an object"],
    ["has no version", '{"shapes": {}}', 'it has no "smithy" version but shapes'],
    ["is of another version", '{"smithy": "3.0"}', 'its "smithy" version is "3.0"'],
    ["is of the old version", '{"smithy": "1.0"}', 'expected "2.0"'],
  ])("that %s is refused", (_, content, expected) => {
    const file = write(content);
    const message = problemOf(() => loadOverlay(file));
    expect(message.startsWith(file)).toBe(true);
    expect(message).toContain(expected);
  });

  test("that is missing, or a directory, is refused", () => {
    expect(problemOf(() => loadOverlay(join(folder, "none.json")))).toContain(
      "there is no such file",
    );
    expect(problemOf(() => loadOverlay(folder))).toContain("it is a directory");
  });
});

describe("statements", () => {
  const refused = (shapes: object): string =>
    problemOf(() => parseOverlay(overlay(shapes), "overlay.json"));

  test.each([
    ["Name", "expected namespace#Shape"],
    ["example#A$", "expected namespace#Shape"],
    ["example#A.b", "expected namespace#Shape"],
    ["smithy.api#String", "the prelude's shapes are every service's"],
  ])("at %s are refused", (at, expected) => {
    expect(refused({ [at]: statement({ "smithy.api#pattern": "x" }) })).toContain(
      `${at}: ${expected}`,
    );
  });

  test.each([
    [
      "an unknown trait",
      statement({ "smithy.api#lenght": { min: 1 } }),
      "smithy.api#lenght is not a trait that is interpreted. Did you mean smithy.api#length?",
    ],
    [
      "a trait that models have and we do not need",
      statement({ "aws.iam#actionPermissionDescription": "x" }),
      "aws.iam#actionPermissionDescription is not a trait that is interpreted.",
    ],
    [
      "a trait of the wrong form",
      statement({ "smithy.api#length": [1, 5] }),
      "smithy.api#length has the wrong form: expected an object, got a list of 2.",
    ],
    [
      "a bound of the wrong form",
      statement({ "smithy.api#length": { min: "1" } }),
      'min of smithy.api#length has the wrong form: expected an integer that is not negative, got "1".',
    ],
    [
      "a negative length",
      statement({ "smithy.api#length": { min: -1 } }),
      "expected an integer that is not negative, got -1",
    ],
    [
      "a property that the trait does not have",
      statement({ "smithy.api#length": { min: 1, maximum: 5 } }),
      "smithy.api#length has no property maximum: expected min, max.",
    ],
    ["no traits", { type: "apply" }, "the statement has no traits"],
    ["no type", { traits: {} }, "type: expected one of"],
    [
      "a property that shapes do not have",
      { ...statement({ "smithy.api#pattern": "x" }), trait: {} },
      "there is no property trait: expected one of type, traits, mixins.",
    ],
    ["an operation", { type: "operation" }, "a shape of type operation cannot be defined"],
    ["a list without a member", { type: "list" }, 'expected an object with "member"'],
    [
      "a target that is no shape",
      statement({ "shapesmith#target": "example#A$b" }),
      'expected the id of a shape, such as "namespace#Name", got "example#A$b"',
    ],
  ])("with %s are refused", (_, shape, expected) => {
    const message = refused({ "example#A": shape });
    expect(message).toContain("overlay.json: 1 problem.\n  example#A: ");
    expect(message).toContain(expected);
  });

  test("a member cannot be defined", () => {
    expect(refused({ "example#A$b": { type: "string" } })).toContain("a member cannot be defined");
  });

  test("a key that stands twice is refused", () => {
    const text = '{"smithy":"2.0","shapes":{\n"a#A":{"type":"string"},\n"a#A":{"type":"blob"}}}';
    expect(problemOf(() => parseOverlay(text, "overlay.json"))).toContain(
      'line 3, column 1: "a#A" stands twice in one object',
    );
  });

  test("all of them are told at once", () => {
    const message = refused({
      "example#A": statement({ "smithy.api#length": {} }),
      "example#B": { type: "nothing" },
      Name: statement({ "smithy.api#pattern": "x" }),
    });
    expect(message).toMatch(/^overlay\.json: 3 problems\./u);
    for (const at of ["example#A: ", "example#B: ", "Name: "]) expect(message).toContain(at);
  });
});
