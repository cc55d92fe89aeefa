import { compilePattern } from "@shapesmith/contract";
import { expect, test } from "vitest";
import {
  enumeration,
  intEnumeration,
  list,
  map,
  member,
  model,
  required,
  type ShapeSpec,
  simple,
  structure,
} from "../model/construct.js";
import { expectShape, type Model } from "../model/model.js";
import type { Traits } from "../model/traits.js";
import { membersOf } from "../model/walk.js";
import { withKeptLimits } from "./kept-limits.js";

/** What is left of the traits of one shape, and what is said of it. */
function kept(shape: ShapeSpec): { readonly traits: Traits; readonly messages: readonly string[] } {
  const before = model({ shapes: { Size: enumeration(["S", "M"]), Thing: shape } });
  const { model: after, findings } = withKeptLimits(
    before,
    [...before.shapes.keys()].filter(isData),
  );
  expect(findings.every(({ severity }) => severity === "warning")).toBe(true);
  return {
    traits: expectShape(after, "example#Thing").traits,
    messages: findings.map(({ message }) => message),
  };
}

function isData(id: string): boolean {
  return id !== "example#Service";
}

function keptMember(before: Model, name: string): Traits | undefined {
  const ids = [...before.shapes.keys()].filter(isData);
  const { model: after } = withKeptLimits(before, ids);
  return membersOf(expectShape(after, "example#Thing")).find((one) => one.name === name)?.traits;
}

test("limits that values can keep to are left alone", () => {
  const shape = simple("string", { pattern: "^[a-z]+$", length: { min: 1, max: 8 } });
  expect(kept(shape)).toEqual({ traits: shape.traits, messages: [] });
  expect(kept(enumeration([])).messages).toEqual([]);
  expect(kept(intEnumeration({})).messages).toEqual([]);
});

test.each([
  ["no text of such a length matches", "^[a-f]{4}-[a-f]{4}$", { min: 8, max: 8 }, "pattern"],
  ["nothing at all matches", "^a*$}$", { max: 10 }, "length"],
  ["it cannot be read", "(", { max: 10 }, "length"],
  ["its text is longer than any in use", "a".repeat(100_000), { max: 10 }, "length"],
] as const)("of a pattern and a length one is left out where %s", (_, pattern, length, left) => {
  const { traits, messages } = kept(simple("string", { pattern, length }));
  expect(Object.keys(traits)).toEqual([left]);
  expect(messages).toHaveLength(1);
  const other = left === "length" ? "pattern" : "length";
  expect(messages[0]).toMatch(
    new RegExp(
      `^The limits of example#Thing cannot be kept to: .* The ${other} is left out\\.$`,
      "s",
    ),
  );
  expect(messages[0]?.length).toBeLessThan(1000);
});

test.each([
  ["^arn:", { min: 20, max: 2048 }, "arn:aws:s3:::examplebucket", "urn:aws:s3:::examplebucket"],
  ["\\S", { min: 8, max: 20 }, "two words", "         "],
  ["^(?s)", { min: 1, max: 100 }, "anything", undefined],
  ["^(?s)", { min: 0, max: 100 }, "anything", undefined],
] as const)(
  "%s may match a part where the whole would be too short",
  (pattern, length, good, bad) => {
    const { traits, messages } = kept(simple("string", { pattern, length }));
    expect(traits.length).toEqual(length);
    expect(messages).toEqual([
      expect.stringMatching(/It is enough that a part of the text matches\.$/),
    ]);
    const left = compilePattern(traits.pattern ?? "");
    expect(left.matches(good)).toBe(true);
    if (bad !== undefined) expect(left.matches(bad)).toBe(false);
  },
);

test("a pattern whose backslashes stand twice is read as if they stood once", () => {
  const { traits, messages } = kept(
    simple("string", { pattern: "^\\\\d{12}$", length: { min: 12, max: 12 } }),
  );
  expect(traits).toEqual({ pattern: "^\\d{12}$", length: { min: 12, max: 12 } });
  expect(messages).toEqual([expect.stringContaining("it is read as ^\\d{12}$.")]);
});

test("bounds that exclude each other, or all values there are, are left out", () => {
  expect(kept(simple("blob", { length: { min: 3, max: 2 } })).traits).toEqual({});
  expect(kept(simple("blob", { length: { min: 1e12 } })).traits).toEqual({});
  expect(kept(list("String", { length: { min: 1e9 } })).traits).toEqual({});
  expect(kept(simple("byte", { range: { min: 200 } })).traits).toEqual({});
  expect(kept(simple("integer", { range: { min: 0.2, max: 0.8 } })).traits).toEqual({});
  expect(kept(list("Size", { uniqueItems: true, length: { min: 3 } })).traits).toEqual({
    uniqueItems: true,
  });
  expect(kept(map("Size", "String", { length: { min: 3 } })).traits).toEqual({});
});

test.each<[string, ShapeSpec]>([
  ["whole numbers in a range", simple("integer", { range: { min: 1, max: 2 } })],
  ["texts of a pattern", simple("string", { pattern: "^[ab]$" })],
  ["structures with few members", structure({ A: member("Boolean", {}), B: "Nothing" })],
  ["structures without any", structure({})],
])("seven elements that differ are too many of %s", (_, element) => {
  const length = { min: 7 };
  const shapes = {
    Nothing: enumeration([]),
    Element: element,
    Thing: list("Element", { uniqueItems: true, length }),
  };
  const before = model({ shapes });
  const ids = [...before.shapes.keys()].filter(isData);
  const { model: after, findings } = withKeptLimits(before, ids);
  expect(expectShape(after, "example#Thing").traits).toEqual({ uniqueItems: true });
  expect(findings.map(({ message }) => message)).toEqual([
    expect.stringMatching(/the length has min 7, but there are only \d different items/),
  ]);
});

test("limits that values of the type do not have are left out, on shapes and on members", () => {
  const before = model({
    shapes: {
      Number: simple("integer", { length: { max: 3 }, range: { max: 9 } }),
      Thing: structure({ Own: member("Thing", { pattern: "a" }), Name: "String" }),
    },
  });
  const ids = [...before.shapes.keys()].filter(isData);
  const { model: after, findings } = withKeptLimits(before, ids);
  expect(expectShape(after, "example#Number").traits).toEqual({ range: { max: 9 } });
  expect(keptMember(before, "Own")).toEqual({});
  expect(findings.map(({ code, shape }) => `${code} ${shape}`)).toEqual([
    "trait-misplaced example#Number",
    "trait-misplaced example#Thing$Own",
  ]);
});

test("keys of maps that are no texts become texts", () => {
  const before = model({ shapes: { Thing: map("Integer", "String", { length: { min: 1 } }) } });
  const { model: after, findings } = withKeptLimits(before, ["example#Thing"]);
  expect(expectShape(after, "example#Thing")).toMatchObject({
    key: { target: "smithy.api#String" },
    value: { target: "smithy.api#String" },
    traits: { length: { min: 1 } },
  });
  expect(findings.map(({ code, shape }) => [code, shape])).toEqual([
    ["map-key-replaced", "example#Thing$key"],
  ]);
});

test("at a member what is its own is left out, since its target may be good for others", () => {
  const before = model({
    shapes: {
      Code: simple("string", { pattern: "^[a-f]{4}$" }),
      Short: simple("string", { length: { max: 3 } }),
      Thing: structure({
        Code: member("Code", { length: { max: 3 } }),
        Short: member("Short", { pattern: "^[a-f]{4}$" }),
        Both: member("String", { pattern: "^[a-f]{4}$", length: { max: 3 } }),
      }),
    },
  });
  expect(keptMember(before, "Code")).toEqual({});
  expect(keptMember(before, "Short")).toEqual({});
  expect(keptMember(before, "Both")).toEqual({ pattern: "^[a-f]{4}$" });
});

test("a label takes any text where its target takes none but the empty one", () => {
  const before = model({
    shapes: {
      Empty: simple("string", { length: { max: 0 } }),
      Thing: structure({ Label: required("Empty", { httpLabel: true }) }),
    },
  });
  expect(keptMember(before, "Label")).toEqual({
    required: true,
    httpLabel: true,
    length: { min: 1 },
    pattern: "[\\s\\S]+",
  });
});
