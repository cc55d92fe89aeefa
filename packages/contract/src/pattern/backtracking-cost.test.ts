import { describe, expect, it } from "vitest";
import { backtrackingCost } from "./backtracking-cost.js";
import { parsePattern } from "./parse.js";

/** How much more a text of four times the length may cost. */
function growth(source: string): number {
  const node = parsePattern(source);
  return backtrackingCost(node, 40_000) / backtrackingCost(node, 10_000);
}

describe("backtrackingCost", () => {
  it.each([
    "[a-z]+",
    "arn:aws[a-z-]*:[a-z]+:[0-9]{12}:.*",
    "[a-z]+(-[a-z]+)*",
    "([a-z]+\\.)*com",
    "(?!.*--)[a-z-]+",
    ".*[0-9]",
    "(\\w|\\d)*x",
    "([a-z]+)*",
  ])("grows with the length of the text for %s", (source) => {
    expect(growth(source)).toBeLessThan(6);
  });

  it.each([
    "[a-z]*[a-z0-9]*x",
    ".*,.*",
    "(a(?!.*b))*",
    "(a(?<=b.*))*",
    "[a-z]+(?<![a-z]{2,})",
    "([a-z]+-?)*x",
    "(a|ab|b)*c",
    "(a?b?)*c",
  ])("grows faster for %s", (source) => {
    expect(growth(source)).not.toBeLessThan(12);
  });
});
