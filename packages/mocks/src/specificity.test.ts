import { expect, test } from "vitest";
import { specificityOf } from "./specificity.js";

test("of two patterns the one that names more values asks for more, then the one that is exact", () => {
  const rising: readonly unknown[] = [
    undefined,
    { Name: expect.stringContaining("a") as unknown },
    { Name: "a" },
    { Name: expect.stringContaining("a") as unknown, Size: expect.any(Number) as unknown },
    { Name: "a", Size: expect.any(Number) as unknown },
    expect.objectContaining({ Name: "a", Size: 1 }),
    { Name: "a", Size: 1, Tags: expect.arrayContaining(["x"]) as unknown },
    { Name: "a", Size: 1, Tags: ["x"] },
  ];
  const asked = rising.map(specificityOf);
  expect(asked.toSorted((a, b) => a - b)).toEqual(asked);
  expect(new Set(asked).size).toBe(rising.length);
});

test("an object that contains something asks for what it contains", () => {
  const part = { Name: "a", Tags: ["x"] };
  expect(specificityOf(expect.objectContaining(part))).toBe(specificityOf(part));
  expect(specificityOf({ Inner: expect.objectContaining(part) as unknown })).toBe(
    specificityOf({ Inner: part }),
  );
});

test("a pattern that contains itself ends", () => {
  const pattern: Record<string, unknown> = { Name: "a" };
  pattern["Self"] = pattern;
  expect(specificityOf(pattern)).toBeGreaterThan(1);
});
