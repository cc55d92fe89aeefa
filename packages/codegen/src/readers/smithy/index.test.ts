import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isShapesmithError } from "../../errors.js";
import { expectShape } from "../../model/model.js";
import { unit } from "../../model/prelude.js";
import { membersOf } from "../../model/walk.js";
import type { ReadResult } from "../reader.js";
import { parseJsonFile } from "../json-file.js";
import { readSmithyDocuments, readSmithyModel } from "./index.js";
import { withMembers, target, memberOf, refusal } from "./testing.js";

describe("what cannot be taken as it is", () => {
  test("traits that are not interpreted are counted in one finding", () => {
    const { findings } = withMembers({
      A: target("smithy.api#String", { "other#one": {}, "smithy.api#tags": ["x"] }),
      B: target("smithy.api#String", { "other#one": {} }),
    });
    expect(findings).toEqual([
      {
        severity: "info",
        code: "traits-not-interpreted",
        shape: "example#Service",
        message: "Traits that are not interpreted: other#one (2), smithy.api#tags (1).",
      },
    ]);
  });

  test("a malformed trait is left out and told", () => {
    const { model, findings } = withMembers({
      A: target("smithy.api#String", { "smithy.api#length": { min: "one" } }),
    });
    expect(memberOf(model, "example#Request$A").traits).toEqual({});
    expect(findings).toEqual([
      {
        severity: "warning",
        code: "trait-malformed",
        shape: "example#Request$A",
        message:
          'min of smithy.api#length on example#Request$A has the wrong form and is left out: expected an integer that is not negative, got "one".',
      },
    ]);
  });

  test("a condition that cannot be parsed is left out and told, others are kept", () => {
    const conditions = (expression: string): object => ({
      "smithy.contracts#conditions": { One: { expression, description: "Either." } },
    });
    const shapes = {
      "example#Good": { type: "structure", members: {}, traits: conditions("A || B") },
      "example#Bad": { type: "structure", members: {}, traits: conditions("A ||") },
    };
    const members = { Good: target("example#Good"), Bad: target("example#Bad") };
    const { model, findings } = withMembers(members, shapes);
    expect(expectShape(model, "example#Good").traits.conditions).toEqual({
      One: { expression: "A || B", description: "Either." },
    });
    expect(expectShape(model, "example#Bad").traits).toEqual({});
    expect(findings).toHaveLength(1);
    expect(findings[0]?.message).toContain(
      "One.expression of smithy.contracts#conditions on example#Bad has the wrong form and is left out: expected a JMESPath expression (",
    );
  });

  test("bounds beyond what a number holds exactly come down to the last that it does", () => {
    const range = { "smithy.api#range": { min: -(2 ** 63), max: 2 ** 63 } };
    const { model, findings } = withMembers(
      {
        Long: target("smithy.api#Long", range),
        Named: target("example#Long"),
        Double: target("smithy.api#Double", range),
        Text: target("smithy.api#String", { "smithy.api#length": { max: 2 ** 63 } }),
      },
      { "example#Long": { type: "long", traits: range } },
    );
    const safe = { min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER };
    expect(memberOf(model, "example#Request$Long").traits).toEqual({ range: safe });
    expect(expectShape(model, "example#Long").traits).toEqual({ range: safe });
    expect(memberOf(model, "example#Request$Double").traits).toEqual({
      range: { min: -(2 ** 63), max: 2 ** 63 },
    });
    expect(memberOf(model, "example#Request$Text").traits).toEqual({
      length: { max: Number.MAX_SAFE_INTEGER },
    });
    expect(findings.map(({ severity, code, shape }) => `${severity} ${code} ${shape}`)).toEqual([
      "info bound-clamped example#Request$Long",
      "info bound-clamped example#Request$Long",
      "info bound-clamped example#Request$Text",
      "info bound-clamped example#Long",
      "info bound-clamped example#Long",
    ]);
    expect(findings[1]?.message).toContain("max 9223372036854776000 becomes 9007199254740991");
  });

  test("a property of a shape that no type has is told", () => {
    const { findings } = withMembers({}, { "example#Request": { type: "structure", shiny: true } });
    expect(findings).toMatchObject([{ severity: "info", code: "properties-not-interpreted" }]);
    expect(findings[0]?.message).toContain("shiny");
  });

  test("names that objects inherit are only names", () => {
    const text = `{"smithy":"2.0","shapes":{
      "example#Service":{"type":"service","version":"1","operations":[{"target":"example#Put"}]},
      "example#Put":{"type":"operation","input":{"target":"example#constructor"}},
      "example#constructor":{"type":"structure","members":{
        "__proto__":{"target":"smithy.api#String","traits":{"smithy.api#required":{}}},
        "constructor":{"target":"smithy.api#String"}}}}}`;
    const file = parseJsonFile(new TextEncoder().encode(text), "model.json", "source");
    const { model } = readSmithyDocuments([file]);
    expect(membersOf(expectShape(model, "example#constructor"))).toMatchObject([
      { name: "__proto__", traits: { required: true } },
      { name: "constructor", traits: {} },
    ]);
  });

  test.each([
    [
      "a target that does not exist",
      { A: target("example#Nme") },
      { "example#Name": { type: "string" } },
      "example#Request refers to example#Nme, which does not exist. The nearest is example#Name.",
    ],
    [
      "a target that no value has",
      { A: target("example#Place") },
      { "example#Place": { type: "resource" } },
      "example#Place is of type resource",
    ],
    [
      "a type that does not exist",
      {},
      { "example#A": { type: "strin" } },
      "type of example#A: expected one of",
    ],
    [
      "a list without a member",
      {},
      { "example#A": { type: "list" } },
      'example#A: expected an object with "member"',
    ],
    [
      "a member without a target",
      { A: {} },
      {},
      'members.A of example#Request: expected an object with "target"',
    ],
    [
      "an enum with a value of the wrong type",
      { A: target("example#Level") },
      { "example#Level": { type: "intEnum", members: { LOW: { target: unit } } } },
      "members.LOW of example#Level: expected an integer",
    ],
  ])("%s is refused", (_, members, shapes, expected) => {
    const message = refusal(() => withMembers(members, shapes));
    expect(message).toContain("model.json");
    expect(message).toContain(expected);
  });
});

describe("files", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "smithy-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const read = (content: string | Uint8Array, suffix = ""): Promise<ReadResult> => {
    writeFileSync(join(folder, "model.json"), content);
    return readSmithyModel(`model.json${suffix}`, { cwd: folder });
  };
  const two = '{"smithy":"2.0","shapes":{"a#One":{"type":"service"},"b#Two":{"type":"service"}}}';

  test("are found from the directory, and a service by its name after #", async () => {
    expect((await read(two, "#Two")).model.service.id).toBe("b#Two");
    expect((await read(two, "#a#One")).model.service.id).toBe("a#One");
  });

  test.each([
    ["is empty", "", "is empty"],
    ["is not UTF-8", new Uint8Array([0x7b, 0xe9, 0x7d]), "is not UTF-8"],
    ["is cut off", two.slice(0, 40), "is not JSON: line 1, column 41"],
    ["is no AST", "null", "is no Smithy JSON AST: it is not an object"],
    ["is of another version", '{"smithy": "0.5"}', 'its "smithy" version is "0.5"'],
    [
      "comes from botocore",
      '{"version": "2.0", "metadata": {}, "operations": {}, "shapes": {}}',
      'looks like a botocore "service-2.json"',
    ],
  ])("that %s is refused", async (_, content, expected) => {
    const message = await refusalOf(read(content));
    expect(message).toContain(join(folder, "model.json"));
    expect(message).toContain(expected);
  });

  test("that is missing, or a directory, is refused", async () => {
    const missing = await refusalOf(readSmithyModel("none.json", { cwd: folder }));
    expect(missing).toContain("none.json cannot be read: there is no such file");
    expect(await refusalOf(readSmithyModel(".", { cwd: folder }))).toContain("it is a directory");
  });
});

/** The message with which a source is refused. */
async function refusalOf(reading: Promise<unknown>): Promise<string> {
  const error: unknown = await reading.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (isShapesmithError(error) && error.kind === "source") return error.message;
  throw new Error("Nothing was refused.", { cause: error });
}
