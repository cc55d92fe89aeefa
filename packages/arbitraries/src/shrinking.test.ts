import { contractOf, type ServiceData, type Shape } from "@shapesmith/contract";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryOf } from "./index.js";

interface Order {
  Id: string;
  Note?: string;
  Weight?: number;
  Amount?: number;
  Color?: string;
  Count?: bigint;
  Created?: Date;
  Photo?: Uint8Array;
  Items?: { Name: string; Ratio?: number }[];
  Stops?: string[];
  Labels?: Record<string, string>;
  Payment?: { Cash: object } | { Card: { Digits: string } };
  Extra?: unknown;
}

const data: ServiceData = {
  id: "test.orders#Orders",
  shapes: {
    Order: {
      type: "structure",
      members: {
        Id: { target: "smithy.api#String", required: true, pattern: "[A-Z]{2}-[0-9]+" },
        Note: "smithy.api#String",
        Weight: { target: "smithy.api#Integer", range: { min: 128, max: 32_768 } },
        Amount: "smithy.api#Long",
        Color: "Color",
        Count: "smithy.api#BigInteger",
        Created: "smithy.api#Timestamp",
        Photo: "smithy.api#Blob",
        Items: "Items",
        Stops: "Stops",
        Labels: "Labels",
        Payment: "Payment",
        Extra: "smithy.api#Document",
      },
    },
    Color: { type: "enum", values: ["red", "green", "blue", "white", "black"] },
    Items: { type: "list", member: "Item", length: { max: 8 } },
    Item: {
      type: "structure",
      members: {
        Name: { target: "smithy.api#String", required: true, length: { min: 1 } },
        Ratio: "smithy.api#Double",
      },
    },
    Stops: { type: "list", member: "smithy.api#String", uniqueItems: true },
    Labels: {
      type: "map",
      key: { target: "smithy.api#String", pattern: "[a-z][a-z0-9]*" },
      value: "smithy.api#String",
    },
    Payment: { type: "union", members: { Cash: "smithy.api#Unit", Card: "Card" } },
    Card: {
      type: "structure",
      members: { Digits: { target: "smithy.api#String", required: true, pattern: "[0-9]{4}" } },
    },
  },
  operations: {},
};

const { Order: shape } = contractOf<{ Order: Order }, object>(data, import.meta.url).shapes;
const order = arbitraryOf(shape);

const seeds = [1, 2, 3, 4, 5, 6, 7, 8];

interface Failure<T> {
  readonly value: T;
  readonly path: string;
  /** How often the property was asked after it had failed for the first time. */
  readonly calls: number;
}

/** What fast-check reports of a property that fails for these values. */
function fail<T>(
  arbitrary: fc.Arbitrary<T>,
  fails: (value: T) => boolean,
  parameters: fc.Parameters<[T]>,
): Failure<T> {
  let hasFailed = false;
  let calls = 0;
  const property = fc.property(arbitrary, (value) => {
    if (hasFailed) calls++;
    hasFailed ||= fails(value);
    return !fails(value);
  });
  const { counterexample, counterexamplePath } = fc.check(property, {
    numRuns: 5000,
    ...parameters,
  });
  if (counterexample === null) throw new Error("the planted failure was not found");
  return { value: counterexample[0], path: counterexamplePath, calls };
}

const least = { Id: "AA-0" };

describe("a planted failure shrinks to the least value that shows it", () => {
  const planted: readonly (readonly [string, (value: Order) => boolean, object])[] = [
    ["any value", () => true, {}],
    [
      "a number and a list",
      ({ Weight = 0, Stops = [] }) => Weight > 1000 && Stops.length > 0,
      {
        Weight: 1001,
        Stops: [""],
      },
    ],
    ["an odd number", ({ Weight = 0 }) => Weight % 2 === 1, { Weight: 129 }],
    ["a large number", ({ Amount = 0 }) => Amount > 1_000_000, { Amount: 1_000_001 }],
    ["a negative number", ({ Amount = 0 }) => Amount < -20, { Amount: -21 }],
    ["a bigint", ({ Count = 0n }) => Count > 5_000_000_000n, { Count: 5_000_000_001n }],
    [
      "a fraction",
      ({ Items = [] }) => Items.some(({ Ratio = 0 }) => Ratio % 1 !== 0),
      {
        Items: [{ Name: "a", Ratio: expect.any(Number) as unknown }],
      },
    ],
    ["a value of an enum", ({ Color = "red" }) => Color.includes("l"), { Color: "blue" }],
    [
      "a time",
      ({ Created }) => (Created?.getTime() ?? 0) > Date.UTC(2020, 0, 1, 12),
      {
        Created: new Date("2020-01-02T00:00:00Z"),
      },
    ],
    [
      "a blob of some length",
      ({ Photo }) => (Photo?.length ?? 0) > 2,
      { Photo: new Uint8Array(3) },
    ],
    ["a long text", ({ Note = "" }) => Array.from(Note).length > 5, { Note: "aaaaaa" }],
    ["a character", ({ Note = "" }) => Note.includes("z"), { Note: "z" }],
    [
      "a member deep inside",
      ({ Items = [] }) => Items.some((item) => (item.Ratio ?? 0) > 3),
      {
        Items: [{ Name: "a", Ratio: 4 }],
      },
    ],
    [
      "three items",
      ({ Items = [] }) => Items.length >= 3,
      {
        Items: [{ Name: "a" }, { Name: "a" }, { Name: "a" }],
      },
    ],
    [
      "two different items",
      ({ Stops = [] }) => Stops.length >= 2,
      {
        Stops: expect.arrayContaining(["", "a"]) as unknown,
      },
    ],
    [
      "a key",
      ({ Labels = {} }) => Object.keys(Labels).some((key) => /[0-9]/.test(key)),
      {
        Labels: { a0: "" },
      },
    ],
    [
      "a value in a map",
      ({ Labels = {} }) => Object.values(Labels).some((text) => text.charAt(0) > "m"),
      {
        Labels: { a: expect.stringMatching(/^.$/u) as unknown },
      },
    ],
    [
      "a member of a union",
      ({ Payment = {} }) => "Card" in Payment,
      {
        Payment: { Card: { Digits: "0000" } },
      },
    ],
    ["a document", ({ Extra = null }) => Extra !== null, { Extra: expect.anything() as unknown }],
    ["part of a pattern", ({ Id }) => Id.endsWith("7"), { Id: "AA-7" }],
  ];

  test.each(planted)("%s", (_name, fails, expected) => {
    for (const seed of seeds) {
      const { value, calls } = fail(order(), fails, { seed });
      expect(value).toEqual({ ...least, ...expected });
      expect(shape.is(value)).toBe(true);
      expect(calls).toBeLessThan(120);
    }
  });

  test("two lists of equal length are made shorter together", () => {
    const fails = ({ Items = [], Stops = [] }: Order): boolean =>
      Items.length > 1 && Items.length === Stops.length;
    for (const seed of seeds) {
      const { value } = fail(order(), fails, { seed });
      expect(value).toEqual({
        ...least,
        Items: [{ Name: "a" }, { Name: "a" }],
        Stops: expect.arrayContaining(["", "a"]) as unknown,
      });
    }
  });
});

const heavy = ({ Weight = 0 }: Order): boolean => Weight > 20_000;

test("no value is tried more than twice: on the way, and when nothing simpler is to be left", () => {
  for (const seed of seeds) {
    const times = new Map<string, number>();
    const ends7 = (value: Order): boolean => {
      const text = JSON.stringify([value.Id, Object.keys(value)]);
      if (value.Id.endsWith("7") || times.size > 0) times.set(text, (times.get(text) ?? 0) + 1);
      return value.Id.endsWith("7");
    };
    const property = fc.property(order(), (value) => !ends7(value));
    fc.check(property, { seed, numRuns: 5000 });
    const minima = ['["AA-0",["Id"]]', '["AA-7",["Id"]]'];
    for (const text of minima) expect(times.get(text) ?? 0, text).toBeLessThan(3);
  }
});

test("the reported path leads to the same counterexample", () => {
  const { value, path } = fail(order(), heavy, { seed: 9 });
  const replayed = fail(order(), heavy, { seed: 9, path, endOnFailure: true });
  expect(replayed.value).toEqual(value);
});

describe("a value that contains its own shape", () => {
  type Attribute = { S: string } | { L: Attribute[] } | { M: Record<string, Attribute> };
  const { Attribute: attribute, Entry: entry } = contractOf<
    { Attribute: Attribute; Entry: { Value: Attribute; Next?: object } },
    object
  >(
    {
      id: "test.attributes#Attributes",
      shapes: {
        Attribute: {
          type: "union",
          members: { S: "smithy.api#String", L: "List", M: "Map" },
        },
        List: { type: "list", member: "Attribute", length: { min: 1 } },
        Map: { type: "map", key: "smithy.api#String", value: "Attribute", length: { min: 1 } },
        Entry: {
          type: "structure",
          members: { Value: { target: "Attribute", required: true }, Next: "Entry" },
        },
      },
      operations: {},
    },
    import.meta.url,
  ).shapes;
  const holdsText = (value: unknown): boolean => JSON.stringify(value).includes('"S":"xy');

  test("is replaced by a part of it that fails as well", () => {
    const nested: Attribute = { L: [{ M: { a: { L: [{ S: "xyz" }, { S: "q" }] } } }] };
    const arbitrary = arbitraryOf(attribute)();
    const { value, calls } = fail(arbitrary, holdsText, { examples: [[nested]], numRuns: 1 });
    expect(value).toEqual({ S: "xy" });
    expect(calls).toBeLessThan(25);
    for (const { value: simpler } of arbitrary.shrink(nested, undefined)) {
      expect(attribute.is(simpler)).toBe(true);
      expect(arbitrary.canShrinkWithoutContext(simpler)).toBe(true);
    }
    expect(fail(arbitrary, holdsText, { seed: 5, numRuns: 50_000 }).value).toEqual({ S: "xy" });
  });

  test("of a chain whose links are required only the last is left", () => {
    const chain = { Value: { S: "" }, Next: { Value: { S: "" }, Next: { Value: { S: "xy" } } } };
    const { value } = fail(arbitraryOf(entry)(), holdsText, { examples: [[chain]], numRuns: 1 });
    expect(value).toEqual({ Value: { S: "xy" } });
  });

  test("keeps what is asked of it", () => {
    const options = { overrides: { Value: { S: "xy" } } };
    const chain = { Value: { S: "xy" }, Next: { Value: { S: "xyz" }, Next: { Value: { S: "" } } } };
    const long = (given: unknown): boolean => JSON.stringify(given).includes("Next");
    const arbitrary = arbitraryOf(entry)(options);
    const { value } = fail(arbitrary, long, { examples: [[chain]], numRuns: 1 });
    expect(value).toEqual({ Value: { S: "xy" }, Next: { Value: { S: "" } } });
  });
});

test("a text of more than a hundred thousand characters shrinks to the length that matters", () => {
  const Note = "some words ".repeat(12_000);
  const long = (order: Order): boolean => (order.Note ?? "").length > 65_536;
  const given = { numRuns: 1, examples: [[{ Id: "AA-0", Note }]] as [Order][] };
  const { value, calls } = fail(order(), long, given);
  expect(value.Note).toHaveLength(65_537);
  expect(calls).toBeLessThan(5000);
});

test("a user's own example is shrunk as well", () => {
  const example: Order = {
    Id: "QX-4711",
    Note: "fragile",
    Weight: 30_000,
    Items: [{ Name: "lamp", Ratio: 0.5 }],
    Labels: { shelf: "12" },
  };
  const { value } = fail(order(), heavy, { seed: 1, numRuns: 1, examples: [[example]] });
  expect(value).toEqual({ ...least, Weight: 20_001 });
});

describe("inside other arbitraries", () => {
  test("of a record", () => {
    const record = fc.record({ order: order(), times: fc.nat() });
    const { value } = fail(record, (found) => heavy(found.order), { seed: 3 });
    expect(value).toEqual({ order: { ...least, Weight: 20_001 }, times: 0 });
  });

  test("of an array", () => {
    const { value } = fail(fc.array(order()), (found) => found.some(heavy), { seed: 3 });
    expect(value).toEqual([{ ...least, Weight: 20_001 }]);
  });

  test("mapped, filtered and chained", () => {
    const mapped = order()
      .filter(({ Weight }) => Weight !== undefined)
      .map((found) => ({ found }))
      .chain(({ found }) => fc.constant(found));
    const { value } = fail(mapped, heavy, { seed: 3 });
    expect(value).toEqual({ ...least, Weight: 20_001 });
  });
});

test("where no candidate fails, nothing simpler is left: each change alone was tried", () => {
  const fails = ({ Weight = 0, Color }: Order): boolean => Weight > 500 && Color === "white";
  for (const seed of seeds) {
    const { value } = fail(order(), fails, { seed });
    const simpler = [...order().shrink(value, undefined)];
    expect(simpler.length).toBeGreaterThan(3);
    expect(simpler.some((candidate) => fails(candidate.value))).toBe(false);
  }
});

test("the least value has nothing simpler", () => {
  const root: Shape<Order> = shape;
  expect([...arbitraryOf(root)().shrink({ ...least }, undefined)]).toEqual([]);
});
