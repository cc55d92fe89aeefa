import { describe, expect, it } from "vitest";
import { contractOf } from "./contract.js";
import type { ShapeData } from "./data.js";
import { minimumOf, stringsOf } from "./minimum.js";
import type { ShapeNode, StringNode } from "./node.js";
import type { Shape } from "./shape.js";

function shapeOf(
  root: ShapeData,
  others: Readonly<Record<string, ShapeData>> = {},
): Shape<unknown> {
  const shapes = { Root: root, ...others };
  return contractOf<{ Root: unknown }, object>(
    { id: "test.minimum#Minimum", shapes, operations: {} },
    import.meta.url,
  ).shapes.Root;
}

function minimum(root: ShapeData, others?: Readonly<Record<string, ShapeData>>): unknown {
  const shape = shapeOf(root, others);
  const value = minimumOf(shape.node);
  expect(shape.validate(value)).toEqual([]);
  return value;
}

const letter: ShapeData = { type: "string", pattern: "[b-d]" };

describe("the minimum of a shape", () => {
  const simple: readonly (readonly [ShapeData, unknown])[] = [
    [{ type: "boolean" }, false],
    [{ type: "integer" }, 0],
    [{ type: "integer", range: { min: 128, max: 512 } }, 128],
    [{ type: "integer", range: { min: -9, max: -3 } }, -3],
    [{ type: "double", range: { min: 0.5 } }, 0.5],
    [{ type: "bigInteger", range: { min: 3 } }, 3n],
    [
      { type: "bigDecimal", range: { max: -0.25 } },
      { string: "-0.25", type: "bigDecimal" },
    ],
    [{ type: "string" }, ""],
    [{ type: "string", length: { min: 3 } }, "aaa"],
    [{ type: "string", pattern: "[A-Z]+-\\d", length: { min: 4 } }, "AA-0"],
    [{ type: "enum", values: ["on", "off"] }, "on"],
    [{ type: "intEnum", values: [7, 8] }, 7],
    [{ type: "blob", length: { min: 2 } }, new Uint8Array(2)],
    [{ type: "timestamp" }, new Date(0)],
    [{ type: "document" }, null],
    [{ type: "list", member: "smithy.api#Boolean" }, []],
    [{ type: "list", member: "smithy.api#Boolean", length: { min: 2 } }, [false, false]],
    [{ type: "map", key: "smithy.api#String", value: "smithy.api#Byte" }, {}],
    [
      { type: "map", key: "smithy.api#String", value: "smithy.api#Byte", length: { min: 1 } },
      { "": 0 },
    ],
  ];

  it.each<[string, ShapeData, Readonly<Record<string, ShapeData>>]>([
    ["has no members", { type: "union", members: {} }, {}],
    ["has no values", { type: "enum", values: [] }, {}],
    [
      "needs what has none",
      { type: "structure", members: { A: { target: "None", required: true } } },
      { None: { type: "intEnum", values: [] } },
    ],
  ])("is refused where the shape %s", (_, root, others) => {
    expect(() => minimumOf(shapeOf(root, others).node)).toThrow(/has no finite value/);
  });

  it("is refused where it would be larger than anybody wants", () => {
    const chain = (depth: number, names: readonly string[]): Record<string, ShapeData> =>
      Object.fromEntries(
        Array.from({ length: depth }, (_, index): [string, ShapeData] => {
          const next = index + 1 === depth ? "smithy.api#String" : `S${index + 1}`;
          const members = names.map((name) => [name, { target: next, required: true }] as const);
          return [`S${index}`, { type: "structure", members: Object.fromEntries(members) }];
        }),
      );
    const root: ShapeData = { type: "list", member: "S0", length: { min: 1 } };
    expect(() => minimumOf(shapeOf(root, chain(10_000, ["a"])).node)).toThrow(
      "test.minimum#Root has no value of sensible size: the smallest has 10002 parts in 10002 levels, and at most 100000 in 200 are made.",
    );
    expect(() => minimumOf(shapeOf(root, chain(60, ["a", "b"])).node)).toThrow(RangeError);
    expect(minimum(root, chain(100, ["a"]))).toHaveLength(1);
    expect(() =>
      minimumOf(shapeOf({ ...root, member: "smithy.api#Boolean", length: { min: 1e9 } }).node),
    ).toThrow(RangeError);
  });

  it.each(simple)("of %j", (data, expected) => {
    expect(minimum(data)).toEqual(expected);
  });

  it("has the required members of a structure and no others", () => {
    const data: ShapeData = {
      type: "structure",
      members: {
        Name: { target: "smithy.api#String", required: true, length: { min: 1 } },
        Note: "smithy.api#String",
      },
    };
    expect(minimum(data)).toEqual({ Name: "a" });
  });

  it("takes the member of a union whose value is the smallest", () => {
    const union: ShapeData = { type: "union", members: { Large: "Large", Small: "Small" } };
    const others: Readonly<Record<string, ShapeData>> = {
      Large: {
        type: "structure",
        members: { A: { target: "Small", required: true }, B: { target: "Small", required: true } },
      },
      Small: { type: "structure", members: { Flag: "smithy.api#Boolean" } },
    };
    expect(minimum(union, others)).toEqual({ Small: {} });
  });

  it("ends in shapes that contain themselves", () => {
    const expression: ShapeData = {
      type: "union",
      members: { Both: "Pair", Not: "Root", Value: "smithy.api#Integer" },
    };
    const Pair: ShapeData = {
      type: "structure",
      members: {
        Left: { target: "Root", required: true },
        Right: { target: "Root", required: true },
      },
    };
    expect(minimum(expression, { Pair })).toEqual({ Value: 0 });
  });

  it("is refused where every value would contain another one", () => {
    const endless = shapeOf({
      type: "structure",
      members: { Next: { target: "Root", required: true } },
    });
    expect(() => minimumOf(endless.node)).toThrow(
      "test.minimum#Root has no finite value: each value of it would have to contain another one, or something that has no values.",
    );
  });

  const partsOfEveryKind: readonly (readonly [ShapeData, number])[] = [
    [letter, 3],
    [{ type: "enum", values: ["x", "y"] }, 2],
    [{ type: "boolean" }, 2],
    [{ type: "integer", range: { min: 5, max: 8 } }, 4],
    [{ type: "double", range: { min: 0, max: 1 } }, 10],
    [{ type: "bigInteger" }, 5],
    [{ type: "bigDecimal" }, 5],
    [{ type: "timestamp" }, 5],
    [{ type: "document" }, 5],
    [{ type: "blob", length: { min: 1, max: 1 } }, 200],
    [{ type: "list", member: "Letter" }, 4],
    [{ type: "map", key: "Letter", value: "Letter", length: { min: 1 } }, 3],
    [{ type: "union", members: { A: "Letter", B: "Letter" } }, 6],
    [{ type: "structure", members: { A: { target: "Letter", required: true } } }, 3],
  ];

  it.each(partsOfEveryKind)(
    "has elements that differ where they must: %j, %i of them",
    (part, count) => {
      const value = minimum(
        { type: "list", member: "Part", uniqueItems: true, length: { min: count } },
        { Part: part, Letter: letter },
      );
      expect(value).toHaveLength(count);
    },
  );

  it("has as many keys as a map must", () => {
    const map: ShapeData = {
      type: "map",
      key: "Letter",
      value: "smithy.api#Boolean",
      length: { min: 3 },
    };
    expect(minimum(map, { Letter: letter })).toEqual({ b: false, c: false, d: false });
  });

  it("is made anew at each call", () => {
    const { node } = shapeOf({ type: "list", member: "smithy.api#Timestamp", length: { min: 1 } });
    expect(minimumOf(node)).not.toBe(minimumOf(node));
    expect((minimumOf(node) as Date[])[0]).not.toBe((minimumOf(node) as Date[])[0]);
  });

  it("takes the form that is asked for in place of the bytes of a blob", () => {
    const { node } = shapeOf({ type: "blob", streaming: true });
    expect(minimumOf(node, (content, blob) => [content.length, blob.streaming])).toEqual([0, true]);
  });

  it("of an event stream has no events", async () => {
    const { node } = shapeOf(
      { type: "union", streaming: true, members: { Text: "Letter" } },
      {
        Letter: letter,
      },
    );
    const events: unknown[] = [];
    for await (const event of minimumOf(node) as AsyncIterable<unknown>) events.push(event);
    expect(events).toEqual([]);
  });
});

describe("the strings of a shape", () => {
  const node = (data: ShapeData): StringNode => {
    const found: ShapeNode = shapeOf(data).node;
    if (found.type !== "string") throw new Error("expected a string");
    return found;
  };

  it("satisfy the pattern and the length", () => {
    const strings = stringsOf(
      node({ type: "string", pattern: "x*y?", length: { min: 2, max: 4 } }),
    );
    expect([strings.shortest, strings.longest, strings.minimum]).toEqual([2, 4, "xx"]);
  });

  it("keep the pattern where the length contradicts it", () => {
    const strings = stringsOf(node({ type: "string", pattern: "ab", length: { min: 5 } }));
    expect(strings.minimum).toBe("ab");
  });

  it.each(["(", "a(?!a)a"])(
    "keep the length where nothing can be made of the pattern %s",
    (pattern) => {
      const strings = stringsOf(node({ type: "string", pattern, length: { min: 5, max: 6 } }));
      expect([strings.minimum, strings.longest]).toEqual(["aaaaa", 6]);
    },
  );

  it("keep the least length where the greatest contradicts it", () => {
    const strings = stringsOf(node({ type: "string", length: { min: 5, max: 1 } }));
    expect(strings.minimum).toBe("aaaaa");
  });
});
