import { describe, expect, it } from "vitest";
import { Random } from "../random.js";
import { backtrackingCost } from "./backtracking-cost.js";
import { matchByBacktracking } from "./backtracking-matcher.js";
import { parsePattern } from "./parse.js";
import { matchByPositions } from "./position-matcher.js";
import { affordableSteps, RegExpLimit } from "./regexp-limit.js";
import { withoutTrailingAnchors } from "./trailing-anchors.js";

// The classics, and what stands in models: names with separators, host names, ARNs, lookaheads.
const sources = [
  "(a+)+b",
  "(a*)*b",
  "([a-z]+)*$",
  "(a|a)*b",
  "(a|aa)+$",
  "(a|b|ab)*c",
  "(.*a){12}b",
  "(x+x+)+y",
  "(\\w|\\d|_)*!",
  "(a?){100}a{100}",
  "((a{0,30}b?){0,30}c?)*x",
  ".*.*.*x",
  "[a-z0-9]*[a-z]*[a-z0-9]*!",
  "(?=.*[0-9])(?=.*[A-Z])(?=.*[a-z]).*",
  "(?:(?=.*!)a)*",
  "(?:(?<=.*)a)*!",
  "(?!.*(--|\\.\\.))[a-z.-]*[a-z]",
  "^(([a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])\\.)*([A-Za-z0-9]|[A-Za-z0-9][A-Za-z0-9-]*[A-Za-z0-9])$",
  "([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,}",
  "(([^<>]*)|(<[^>]*>))*",
  "^([a-z0-9_.-]+)@([a-z0-9-]+\\.)*([a-z]{2,6})+$",
  "(arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*)|()",
  "^(.*,)*(.*)$",
  "(?:[\\w-]+[.:/]?)*!",
  "\\s*(\\S+\\s*)*\\u0000",
];

const pieces = ["a", "0", "ab", "a.", "a-", "a,", "x ", "<a>", "A.b-", "a@b.c"];

/** Texts that are made of one piece over and over, and of which the end decides. */
function grown(length: number): readonly string[] {
  return pieces.flatMap((piece) => {
    const text = piece.repeat(Math.ceil(length / piece.length)).slice(0, length - 1);
    return [`${text}!`, `${text}\u0000`, `${text}a`];
  });
}

describe.each(sources)("what it takes to match %s", (source) => {
  const node = withoutTrailingAnchors(parsePattern(source));

  it("grows like the length, up to 10,000 characters", () => {
    const steps = (text: string): number => matchByPositions(node, text).steps;
    const long = grown(10_000);
    for (const [index, short] of grown(2500).entries()) {
      const many = steps(long[index] as string);
      expect(many, long[index]?.slice(-8)).toBeLessThan(50 * 10_000);
      expect(many, long[index]?.slice(-8)).toBeLessThanOrEqual(5 * steps(short) + 100);
    }
  });

  it("is left to a regular expression only where no text can make it take long", () => {
    const lengths = [1, 7, 16, 100, 1024, 5000, 2 ** 20, 2 ** 20 + 1];
    const limit = new RegExpLimit(node);
    const allowed = lengths.filter((length) => limit.allows(length));
    for (const length of allowed) {
      expect(backtrackingCost(node, length)).toBeLessThanOrEqual(affordableSteps(length));
    }
    expect(allowed).not.toContain(2 ** 20 + 1);
    // Whichever is asked first, and what is shorter than one that is allowed.
    const other = new RegExpLimit(node);
    expect(lengths.toReversed().filter((length) => other.allows(length))).toEqual(
      allowed.toReversed(),
    );
    expect(lengths.slice(0, allowed.length)).toEqual(allowed);
  });
});

/** A random pattern of a and b with nested repetitions, alternatives and conditions. */
function randomSource(random: Random, depth = 0): string {
  const item = (): string => {
    const kind = random.below(depth > 1 ? 3 : 6);
    if (kind < 2) return random.pick(["a", "b"]);
    if (kind === 2) return random.pick(["[ab]", "."]);
    const opening = random.chance(3, 5) ? "?:" : random.pick(["?=", "?!", "?<=", "?<!"]);
    return `(${opening}${randomSource(random, depth + 1)})`;
  };
  const quantifier = (): string =>
    random.chance(1, 2) ? "" : random.pick(["*", "+", "?", "{2}", "{1,3}", "*?", "+?"]);
  const sequence = (): string =>
    Array.from({ length: random.between(1, 2) }, () => item() + quantifier()).join("");
  return Array.from({ length: random.between(1, 2) }, sequence).join("|");
}

describe("backtrackingCost", () => {
  it("is never far below the steps that backtracking takes", () => {
    const random = new Random(1);
    let costly = 0;
    for (let count = 0; count < 1500; count++) {
      const source = randomSource(random);
      const node = parsePattern(source);
      for (const letters of ["a", "ab"]) {
        const picked = Array.from({ length: 18 }, () => random.pick([...letters]));
        const text = `${picked.join("")}!`;
        const { isMatch, steps } = matchByBacktracking(node, text);
        const bound = backtrackingCost(node, text.length);
        if (isMatch === undefined) expect(bound, source).toBeGreaterThan(50_000);
        else expect(steps, `${source} on ${text}`).toBeLessThanOrEqual(4 * bound);
        if (steps > 1000) costly++;
      }
    }
    expect(costly).toBeGreaterThan(100);
  });
});
