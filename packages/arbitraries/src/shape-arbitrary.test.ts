import { contractOf, type Shape, type ShapeData } from "@shapesmith/contract";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryOf } from "./index.js";

const seed = 42;

/** The shape called `Root` of a contract made of these shapes; the caller says of which type. */
function shapeOf<T>(shapes: Readonly<Record<string, ShapeData>>): Shape<T> {
  return contractOf<{ Root: T }, object>(
    { id: "test.shapes#Shapes", shapes, operations: {} },
    import.meta.url,
  ).shapes.Root;
}

// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the data is of T
function sampleOf<T>(root: ShapeData, numRuns: number): readonly T[] {
  return fc.sample(arbitraryOf(shapeOf<T>({ Root: root }))(), { seed, numRuns });
}

describe("limits come up often", () => {
  test("the least and the greatest number", () => {
    const numbers = sampleOf<number>({ type: "integer", range: { min: 128, max: 32_768 } }, 300);
    expect(numbers.filter((number) => number === 128).length).toBeGreaterThan(5);
    expect(numbers.filter((number) => number === 32_768).length).toBeGreaterThan(5);
    expect(new Set(numbers).size).toBeGreaterThan(100);
  });

  test("the empty and the longest list", () => {
    const lists = sampleOf<unknown[]>(
      { type: "list", member: "smithy.api#Boolean", length: { max: 14 } },
      300,
    );
    const lengths = lists.map((list) => list.length);
    expect(lengths.filter((length) => length === 0).length).toBeGreaterThan(5);
    expect(lengths.filter((length) => length === 14).length).toBeGreaterThan(5);
  });

  test("the shortest and the longest text, and texts beyond ASCII", () => {
    const texts = sampleOf<string>({ type: "string", length: { min: 3, max: 40 } }, 300);
    const lengths = texts.map((text) => Array.from(text).length);
    expect(lengths).toContain(3);
    expect(lengths).toContain(40);
    expect(texts.some((text) => text.length > Array.from(text).length)).toBe(true);
  });

  test("numbers without limits are of every magnitude, and never NaN or infinite", () => {
    const longs = sampleOf<number>({ type: "long" }, 1000).map(Math.abs);
    expect(longs.some((number) => number < 10)).toBe(true);
    expect(longs.some((number) => number > 1000 && number < 1e6)).toBe(true);
    expect(longs.some((number) => number > 1e12)).toBe(true);
    const doubles = sampleOf<number>({ type: "double" }, 1000);
    expect(doubles.every(Number.isFinite)).toBe(true);
    expect(doubles.some((number) => !Number.isInteger(number))).toBe(true);
    expect(doubles.some((number) => Object.is(number, -0))).toBe(false);
  });
});

describe("optional members", () => {
  const point: ShapeData = {
    type: "structure",
    members: {
      A: "smithy.api#Boolean",
      B: "smithy.api#Boolean",
      C: { target: "smithy.api#Boolean", required: true },
      D: "smithy.api#Boolean",
      E: "smithy.api#Boolean",
    },
  };
  const shape = shapeOf<object>({ Root: point });
  const presences = (optional?: "always" | "never"): ReadonlySet<string> => {
    const arbitrary = arbitraryOf(shape)(optional === undefined ? {} : { optional });
    const values = fc.sample(arbitrary, { seed, numRuns: 1000 });
    return new Set(values.map((value) => Object.keys(value).join("")));
  };

  test("any of them may be absent, in every combination", () => {
    expect(presences().size).toBe(16);
  });

  test("are all there, or none of them, when asked for", () => {
    expect(presences("always")).toEqual(new Set(["ABCDE"]));
    expect(presences("never")).toEqual(new Set(["C"]));
  });

  test("have a value of their own each: nothing is shared between values", () => {
    const list = shapeOf<{ Days: Date[] }>({
      Root: { type: "structure", members: { Days: { target: "Days", required: true } } },
      Days: { type: "list", member: "smithy.api#Timestamp", length: { min: 1 } },
    });
    const arbitrary = arbitraryOf(list)();
    const [before] = fc.sample(arbitrary, { seed, numRuns: 1 });
    const simpler = [...arbitrary.shrink(before as { Days: Date[] }, undefined)];
    for (const { value } of simpler) {
      value.Days[0]?.setTime(1);
      value.Days.length = 0;
    }
    expect(fc.sample(arbitrary, { seed, numRuns: 1 })).toEqual([before]);
    expect([...arbitrary.shrink(before as { Days: Date[] }, undefined)]).not.toEqual(simpler);
  });
});

describe("values that the model does not list", () => {
  const observable: ShapeData = { type: "enum", values: ["a", "b"], observed: ["seen"] };

  test("come only when they are asked for", () => {
    const shape = shapeOf<string>({ Root: observable });
    const values = (options: object): ReadonlySet<string> =>
      new Set(fc.sample(arbitraryOf(shape)(options), { seed, numRuns: 200 }));
    expect(values({})).toEqual(new Set(["a", "b"]));
    expect(values({ observed: true })).toEqual(new Set(["a", "b", "seen"]));
    const unlisted = values({ unlisted: true });
    expect([...unlisted].some((value) => !["a", "b", "seen"].includes(value))).toBe(true);
  });

  test("include members, and members of unions in the form of the SDK", () => {
    const shape = shapeOf<{ Choice: object }>({
      Root: { type: "structure", members: { Choice: { target: "Choice", required: true } } },
      Choice: { type: "union", members: { Text: "smithy.api#String" } },
    });
    const values = fc.sample(arbitraryOf(shape)({ unlisted: true }), { seed, numRuns: 200 });
    expect(values.some((value) => Object.keys(value).length > 1)).toBe(true);
    expect(values.some(({ Choice }) => "$unknown" in Choice)).toBe(true);
  });
});

describe("shapes that contain themselves", () => {
  interface Tree {
    Children?: Tree[];
    Value?: number;
  }
  const tree = shapeOf<Tree>({
    Root: { type: "structure", members: { Children: "Trees", Value: "smithy.api#Integer" } },
    Trees: { type: "list", member: "Root" },
  });
  const depthOf = ({ Children = [] }: Tree): number => 1 + Math.max(0, ...Children.map(depthOf));

  test.each([1, 2, 5])("are nested in themselves up to depth (%i)", (depth) => {
    const arbitrary = arbitraryOf(tree)({ depth, optional: "always" });
    const depths = fc.sample(arbitrary, { seed, numRuns: 300 }).map(depthOf);
    expect(Math.max(...depths)).toBeLessThanOrEqual(depth);
    expect(Math.max(...depths)).toBeGreaterThanOrEqual(Math.min(depth, 3));
  });

  test("refuse a depth that is no depth", () => {
    for (const depth of [0, 1.5, Number.NaN]) {
      expect(() => arbitraryOf(tree)({ depth })).toThrow(/depth must be a whole number/);
    }
  });

  test("end where every member is required, by way of the member that ends", () => {
    const shape = shapeOf({
      Root: { type: "union", members: { Both: "Pair", Not: "Root", Literal: "smithy.api#Byte" } },
      Pair: {
        type: "structure",
        members: {
          Left: { target: "Root", required: true },
          Right: { target: "Root", required: true },
        },
      },
    });
    const values = fc.sample(arbitraryOf(shape)({ depth: 8 }), { seed, numRuns: 200 });
    expect(values.every((value) => shape.is(value))).toBe(true);
    expect(values.some((value) => JSON.stringify(value).includes("Both"))).toBe(true);
  });

  test("are refused where no value ends", () => {
    const endless = shapeOf({
      Root: { type: "structure", members: { Next: { target: "Root", required: true } } },
    });
    expect(() => fc.sample(arbitraryOf(endless)(), 1)).toThrow(/Root has no finite value/);
  });

  test("do not grow without bounds, however many members lead back", () => {
    const names = Array.from({ length: 60 }, (_, index) => `M${index}`);
    const wide = shapeOf({
      Root: { type: "structure", members: Object.fromEntries(names.map((name) => [name, "Root"])) },
    });
    const arbitrary = arbitraryOf(wide)({ depth: 20, optional: "always" });
    for (const value of fc.sample(arbitrary, { seed, numRuns: 5 })) {
      expect(JSON.stringify(value).length).toBeLessThan(200_000);
    }
  });

  test("may be chains of any length", () => {
    const length = 20_000;
    const chain = Object.fromEntries(
      Array.from({ length }, (_, index): [string, ShapeData] => [
        index === 0 ? "Root" : `S${index}`,
        {
          type: "structure",
          members: { Next: index + 1 < length ? `S${index + 1}` : "smithy.api#Boolean" },
        },
      ]),
    );
    const shape = shapeOf(chain);
    const [value] = fc.sample(arbitraryOf(shape)({ optional: "always" }), { seed, numRuns: 1 });
    expect(shape.is(value)).toBe(true);
  });
});

describe("parts that must differ", () => {
  test("all values of a small enum fit into one list", () => {
    const values = ["a", "b", "c", "d"];
    const shape = shapeOf<string[]>({
      Root: { type: "list", member: "Letter", uniqueItems: true, length: { min: 4 } },
      Letter: { type: "enum", values },
    });
    for (const list of fc.sample(arbitraryOf(shape)(), { seed, numRuns: 50 })) {
      expect([...list].sort()).toEqual(values);
    }
  });

  test("a map takes __proto__ for a key like any other", () => {
    const shape = shapeOf<Record<string, number>>({
      Root: { type: "map", key: "Key", value: "smithy.api#Integer", length: { min: 2, max: 2 } },
      Key: { type: "string", pattern: "__proto__|constructor" },
    });
    for (const map of fc.sample(arbitraryOf(shape)(), { seed, numRuns: 20 })) {
      expect(Object.keys(map).sort()).toEqual(["__proto__", "constructor"]);
      expect(Object.getPrototypeOf(map)).toBe(Object.prototype);
    }
  });
});

describe("a pattern and a length that contradict each other", () => {
  const sample = (root: ShapeData): readonly string[] => sampleOf<string>(root, 20);

  test("keep the pattern", () => {
    const texts = sample({ type: "string", pattern: "[ab]{3}", length: { min: 5 } });
    for (const text of texts) expect(text).toMatch(/^[ab]{3}$/);
  });

  test("keep the length where the pattern cannot be read or matches nothing", () => {
    for (const pattern of ["[", "a(?!a)a"]) {
      const texts = sample({ type: "string", pattern, length: { min: 2, max: 4 } });
      for (const text of texts) {
        expect(Array.from(text).length).toBeGreaterThanOrEqual(2);
        expect(Array.from(text).length).toBeLessThanOrEqual(4);
      }
    }
  });
});

test("texts that travel in a header are printable ASCII, whole statuses successful", () => {
  const shape = shapeOf<{ Tag?: string; Status?: number }>({
    Root: {
      type: "structure",
      members: {
        Tag: { target: "smithy.api#String", httpHeader: "X-Tag" },
        Status: { target: "smithy.api#Integer", httpResponseCode: true },
      },
    },
  });
  for (const { Tag = "", Status = 200 } of fc.sample(arbitraryOf(shape)(), {
    seed,
    numRuns: 200,
  })) {
    expect(Tag).toMatch(/^([!-~]([ -~]*[!-~])?)?$/);
    expect(Math.floor(Status / 100)).toBe(2);
  }
});

test("nothing is linked or compiled before the first value is generated", () => {
  const broken = shapeOf({ Root: { type: "structure", members: { Lost: "Nowhere" } } });
  const arbitrary = arbitraryOf(broken)();
  expect(() => fc.sample(arbitrary, 1)).toThrow(/no shape named Nowhere/);
});
