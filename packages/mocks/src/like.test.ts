import { describe, expect, test } from "vitest";
import { differences, isLike } from "./like.js";

describe("isLike", () => {
  test.each([
    ["members that are not named", { A: 1 }, { A: 1, B: 2 }],
    ["members at any depth", { V: { Ids: ["a"] } }, { V: { Ids: ["a"], G: [] }, X: 1 }],
    ["members of a list's elements", [{ A: 1 }], [{ A: 1, B: 2 }]],
    ["dates of the same time", { At: new Date(5) }, { At: new Date(5) }],
    ["the same bytes in another container", { Z: new Uint8Array([97]) }, { Z: Buffer.from("a") }],
    ["an absent member", { A: undefined }, { B: 1 }],
    ["not a number", { A: NaN }, { A: NaN }],
    ["a matcher of the test runner", { A: expect.stringContaining("b") as unknown }, { A: "abc" }],
    ["a matcher of the whole", expect.objectContaining({ A: 1 }) as unknown, { A: 1, B: 2 }],
  ])("allows %s", (_, pattern, value) => {
    expect(isLike(pattern, value)).toBe(true);
  });

  test.each([
    ["another value", { A: 1 }, { A: 2 }],
    ["a missing member", { A: 1 }, {}],
    ["a member that should be absent", { A: undefined }, { A: 1 }],
    ["null for an absent member", { A: undefined }, { A: null }],
    ["a longer list", ["a"], ["a", "b"]],
    ["a shorter list", ["a", "b"], ["a"]],
    ["a structure for a list", [], {}],
    ["a list for a structure", {}, []],
    ["nothing for a structure", { V: {} }, {}],
    ["another type", { A: "1" }, { A: 1 }],
    ["another date", { At: new Date(5) }, { At: new Date(6) }],
    ["other bytes", { Z: new Uint8Array([97]) }, { Z: Buffer.from("b") }],
    ["a date for a structure", { At: {} }, { At: new Date(5) }],
    ["what a matcher refuses", { A: expect.stringContaining("b") as unknown }, { A: "x" }],
    ["an inherited member", { constructor: Object }, {}],
  ])("refuses %s", (_, pattern, value) => {
    expect(isLike(pattern, value)).toBe(false);
  });
});

test("differences are given in the pattern's order, with their paths", () => {
  const pattern = { B: 1, A: { L: ["x", { Y: 2 }] }, C: 3 };
  expect([...differences(pattern, { A: { L: ["x", { Y: 4 }] }, C: 3 })]).toStrictEqual([
    { path: ["B"], expected: 1, actual: undefined },
    { path: ["A", "L", 1, "Y"], expected: 2, actual: 4 },
  ]);
});

test("deep values are compared without running out of stack", () => {
  const nested = (levels: number): unknown => {
    let value: unknown = "end";
    for (let level = 0; level < levels; level += 1) value = [value];
    return value;
  };
  expect(isLike(nested(20_000), nested(20_000))).toBe(true);
  expect(isLike(nested(20_000), nested(19_999))).toBe(false);
});
