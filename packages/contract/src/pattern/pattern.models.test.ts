import { describe, expect, it } from "vitest";
import { Random } from "../random.js";
import { codePointLength } from "../text-length.js";
import { matchByBacktracking } from "./backtracking-matcher.js";
import { Matcher } from "./matcher.js";
import { parsePattern } from "./parse.js";
import { compilePattern, type PatternStrings } from "./pattern.js";
import { matchByPositions } from "./position-matcher.js";
import { satisfiableStrings } from "./satisfiable-strings.js";
import { compareSimplicity } from "./simplicity.js";
import { type PatternInUse, patternsInUse } from "./testing.js";
import { withoutTrailingAnchors } from "./trailing-anchors.js";

const models = process.env["SHAPESMITH_MODELS"];

/** Longer strings are not made here: they take their time, and show nothing that others do not. */
const longestTried = 2000;

/** In milliseconds, for all the models there are: thousands of patterns, and texts of 10,000. */
const timeout = 1_200_000;

describe.skipIf(models === undefined)("the patterns of real models", { timeout }, () => {
  const uses = models === undefined ? [] : patternsInUse(models);
  const sources = [...new Set(uses.map(({ source }) => source))];

  it("can all be read, and give valid strings unless a finding says why not", () => {
    expect(uses.length).toBeGreaterThan(100);
    const random = new Random(20261126);
    const contradictions: string[] = [];
    for (const { source, min, max } of uses) {
      const pattern = compilePattern(source);
      const strings = pattern.within(min, max);
      const found = satisfiableStrings({ pattern: source, minLength: min, maxLength: max });
      expect(found.contradictions.length === 0, source).toBe(strings !== undefined);
      contradictions.push(...found.contradictions.map(({ message }) => message));
      if (strings === undefined) continue;
      const made = [strings.minimum, ...atLimits(strings, random)];
      for (let count = 0; count < 20; count++) made.push(strings.sample(random));
      const invalid = made.filter((text) => !isValid(text, { source, min, max }));
      expect(invalid, `${source} from ${min} to ${max}`).toEqual([]);
    }
    print(
      `${uses.length} combinations of a pattern and a length; ${contradictions.length} ` +
        `that nothing satisfies${contradictions.map((message) => `\n  ${message}`).join("")}`,
    );
  });

  it("have strings that become simpler until the simplest", () => {
    const random = new Random(1);
    for (const use of uses) {
      const strings = compilePattern(use.source).within(use.min, use.max);
      if (strings === undefined) continue;
      const start = strings.sample(random);
      const [first, ...others] = takeFirst(strings.simpler(start), 5);
      if (start === strings.minimum) expect(first).toBeUndefined();
      else expect(first, use.source).toBe(strings.minimum);
      for (const simpler of others) {
        expect(isValid(simpler, use), use.source).toBe(true);
        expect(compareSimplicity(simpler, start), use.source).toBeLessThan(0);
      }
    }
  });

  it("take no more than some steps for each character of a text of 10,000", () => {
    const random = new Random(2);
    let most = 0;
    for (const source of sources) {
      const node = withoutTrailingAnchors(parsePattern(source));
      const { dependsOnWay } = new Matcher(node);
      for (const text of grownTexts(source, random)) {
        const match = dependsOnWay ? matchByBacktracking(node, text) : matchByPositions(node, text);
        expect(match.isMatch, source).toBeDefined();
        most = Math.max(most, match.steps / text.length);
      }
    }
    print(`${sources.length} patterns; at most ${most.toFixed(1)} steps for a character`);
    expect(most).toBeLessThan(60);
  });
});

function isValid(text: string, { source, min, max }: PatternInUse): boolean {
  const length = codePointLength(text);
  return length >= min && length <= max && compilePattern(source).matches(text);
}

function atLimits(strings: PatternStrings, random: Random): readonly string[] {
  const lengths = [strings.shortest, strings.longest].filter((length) => length <= longestTried);
  return lengths.map((length) => {
    const text = strings.sample(random, length);
    expect(codePointLength(text)).toBe(length);
    return text;
  });
}

function takeFirst(texts: Iterable<string>, count: number): readonly string[] {
  const taken: string[] = [];
  for (const text of texts) {
    taken.push(text);
    if (taken.length === count) break;
  }
  return taken;
}

/** Strings of the pattern in which one piece comes again and again, with an end that does not fit. */
function* grownTexts(source: string, random: Random): Generator<string> {
  const strings = compilePattern(source).within(0, Infinity);
  const base = Array.from(strings?.sample(random) ?? "");
  for (const ending of ["\u0000", "!", ""]) {
    const start = random.below(base.length + 1);
    const end = Math.min(base.length, start + random.between(1, 6));
    const piece = base.slice(start, end).join("") || "a";
    const grown = piece.repeat(Math.ceil(10_000 / piece.length));
    yield base.slice(0, start).join("") + grown + base.slice(end).join("") + ending;
  }
  for (const piece of ["a", "0.", "a-"]) yield `${piece.repeat(10_000 / piece.length)}\u0000`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
