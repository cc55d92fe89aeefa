import { contractOf, type Shape, type ShapeData } from "@shapesmith/contract";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { identityOf } from "./identity.js";
import { type ArbitraryOptions, arbitraryOf } from "./index.js";

const shapes: Readonly<Record<string, ShapeData>> = {
  Flag: { type: "boolean" },
  Byte: { type: "byte" },
  Percent: { type: "integer", range: { min: 1, max: 100 } },
  Debt: { type: "integer", range: { max: -7 } },
  Fixed: { type: "integer", range: { min: 5, max: 5 } },
  Size: { type: "long", range: { min: 0 } },
  AnyLong: { type: "long" },
  Ratio: { type: "double", range: { min: 0.25, max: 0.75 } },
  AnyDouble: { type: "double" },
  BigCount: { type: "bigInteger" },
  BigPositive: { type: "bigInteger", range: { min: 10, max: 1_000_000 } },
  Price: { type: "bigDecimal", range: { min: -2.5, max: 99.99 } },
  AnyDecimal: { type: "bigDecimal" },
  Text: { type: "string" },
  ShortText: { type: "string", length: { min: 2, max: 5 } },
  Name: { type: "string", length: { min: 1, max: 12 }, pattern: "[a-z][a-z0-9-]*" },
  OptionalArn: { type: "string", pattern: "(arn:aws:[a-z]+:[0-9]{4})|()" },
  NotReserved: { type: "string", pattern: "(?!aws)[a-z]{3,8}" },
  Color: { type: "enum", values: ["red", "green", "blue"], observed: ["ultraviolet"] },
  Level: { type: "intEnum", values: [1, 5, 10] },
  Bytes: { type: "blob", length: { min: 2, max: 9 } },
  Time: { type: "timestamp" },
  Anything: { type: "document" },
  Names: { type: "list", member: "Name", length: { min: 1, max: 6 } },
  SparseNumbers: { type: "list", member: "Percent", sparse: true },
  ColorSet: { type: "list", member: "Color", uniqueItems: true, length: { min: 2 } },
  AllFlags: { type: "list", member: "Flag", uniqueItems: true, length: { min: 2, max: 2 } },
  PointSet: { type: "list", member: "Point", uniqueItems: true, length: { min: 1, max: 4 } },
  Point: { type: "structure", members: { X: { target: "Percent", required: true }, Y: "Percent" } },
  Tags: { type: "map", key: "Name", value: "Text", length: { min: 1, max: 5 } },
  ByColor: { type: "map", key: "Color", value: "Point", length: { min: 3, max: 3 } },
  SparseMap: { type: "map", key: "Text", value: "Flag", sparse: true },
  Choice: { type: "union", members: { Number: "Percent", Text: "ShortText", Points: "PointSet" } },
  Tree: { type: "structure", members: { Label: "Name", Children: "Trees" } },
  Trees: { type: "list", member: "Tree" },
  Expression: {
    type: "union",
    members: { Negated: "Expression", Both: "Pair", Literal: "Percent" },
  },
  Pair: {
    type: "structure",
    members: {
      Left: { target: "Expression", required: true },
      Right: { target: "Expression", required: true },
    },
  },
  Nothing: { type: "structure", members: {} },
  Failure: {
    type: "structure",
    error: "client",
    httpError: 409,
    members: {
      message: { target: "smithy.api#String", length: { max: 40 } },
      Color: { target: "Color", required: true },
      Detail: "Point",
    },
  },
  Everything: {
    type: "structure",
    members: {
      Id: { target: "Name", required: true },
      Flag: "Flag",
      Percent: { target: "Percent", required: true },
      Ratio: "Ratio",
      Big: "BigCount",
      Price: "Price",
      Color: "Color",
      Level: "Level",
      Bytes: "Bytes",
      Time: "Time",
      Anything: "Anything",
      Names: "Names",
      Colors: "ColorSet",
      Tags: "Tags",
      Sparse: "SparseMap",
      Choice: "Choice",
      Tree: "Tree",
      Expression: "Expression",
    },
  },
};

const contract = contractOf<Record<string, unknown>, object>(
  { id: "test.shapes#Shapes", shapes, operations: {} },
  import.meta.url,
);

const seed = 20_261_122;
const numRuns = 60;

const optionSets: readonly ArbitraryOptions<unknown>[] = [
  {},
  { unlisted: true },
  { observed: true },
  { optional: "always" },
  { optional: "never" },
  { depth: 1 },
];

const cases = Object.keys(shapes).map((name) => [name, contract.shapes[name]] as const);

describe.each(cases)("%s", (_name, shape) => {
  if (shape === undefined) throw new Error("the contract lists the shapes of its data");

  test.each(optionSets)("values conform and can be shrunk, with %j", (options) => {
    const arbitrary = arbitraryOf<unknown>(shape)(options);
    for (const value of fc.sample(arbitrary, { seed, numRuns })) {
      expect(shape.validate(value, options)).toEqual([]);
      expect(arbitrary.canShrinkWithoutContext(value)).toBe(true);
    }
  });

  test("the same seed gives the same values, and another seed others", () => {
    const sample = (from: number): readonly unknown[] =>
      fc.sample(arbitraryOf<unknown>(shape)(), { seed: from, numRuns: 20 }).map(identityOf);
    expect(sample(seed)).toEqual(sample(seed));
    const isConstant = ["Fixed", "Nothing"].includes(shape.name);
    if (!isConstant) expect(sample(seed + 1)).not.toEqual(sample(seed));
  });

  test("values of no shape are not shrunk", () => {
    const arbitrary = arbitraryOf<unknown>(shape)();
    for (const value of [undefined, Symbol("none"), () => 1, new Map()]) {
      expect(arbitrary.canShrinkWithoutContext(value)).toBe(false);
    }
  });

  test.each([0, 1, 7])(
    "shrinking meets only valid, ever simpler values and ends (%i)",
    (stride) => {
      const arbitrary = arbitraryOf<unknown>(shape)({ unlisted: true });
      for (const value of fc.sample(arbitrary, { seed, numRuns: 5 })) {
        walk(shape, arbitrary, value, stride);
      }
    },
  );
});

/** Takes one candidate after another, always the first one or now this and now that. */
function walk(
  shape: Shape<unknown>,
  arbitrary: fc.Arbitrary<unknown>,
  start: unknown,
  stride: number,
): void {
  const met = new Set([identityOf(start)]);
  let value = start;
  let context: unknown;
  for (let steps = 0; ; steps++) {
    expect(steps).toBeLessThan(1000);
    const candidates = [...arbitrary.shrink(value, context).take(8)];
    for (const candidate of candidates) {
      expect(shape.validate(candidate.value, { unlisted: true })).toEqual([]);
      expect(partsIn(candidate.value)).toBeLessThanOrEqual(partsIn(value));
    }
    const taken = candidates[(steps * stride) % candidates.length];
    if (taken === undefined) return;
    expect(met).not.toContain(identityOf(taken.value));
    met.add(identityOf(taken.value));
    ({ value, context } = taken);
  }
}

function partsIn(value: unknown): number {
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return 1;
  return Object.values(value).reduce((sum: number, part) => sum + partsIn(part), 1);
}
