import { describe, expect, it } from "vitest";
import { codePointLength } from "../text-length.js";
import { compilePattern } from "./pattern.js";
import { satisfiableStrings, type StringConstraints } from "./satisfiable-strings.js";

const cases: readonly (readonly [
  constraints: StringConstraints,
  made: string,
  kinds: readonly string[],
])[] = [
  [{}, "", []],
  [{ pattern: "[a-z]{2,4}", minLength: 3, maxLength: 3 }, "aaa", []],
  [{ minLength: 3, maxLength: 2 }, "aaa", ["lengthMatchesNothing"]],
  [{ pattern: "[a-z", minLength: 2 }, "aa", ["patternUnreadable"]],
  [{ pattern: "a^b", minLength: 2, maxLength: 2 }, "aa", ["patternMatchesNothing"]],
  [{ pattern: "^(?s)", minLength: 1 }, "a", ["patternMatchesPart"]],
  [{ pattern: "^arn:", minLength: 6, maxLength: 9 }, "arn:aa", ["patternMatchesPart"]],
  [{ pattern: "\\S", minLength: 2 }, "aa", ["patternMatchesPart"]],
  [{ pattern: "ab", minLength: 5 }, "ab", ["lengthExcludesPattern"]],
  [{ pattern: "^ab$", minLength: 5 }, "ab", ["lengthExcludesPattern"]],
  [{ pattern: "(?x)a # a", minLength: 2 }, "a", ["lengthExcludesPattern"]],
  [{ pattern: "(?=b)a" }, "", ["patternMatchesNothing"]],
  [{ pattern: "[0-9]{4}-[0-9]", minLength: 4, maxLength: 4 }, "0000-0", ["lengthExcludesPattern"]],
  [{ minLength: 200_000 }, "", ["lengthTooGreat"]],
  [
    { pattern: "[ab", minLength: 2, maxLength: 1 },
    "aa",
    ["lengthMatchesNothing", "patternUnreadable"],
  ],
];

describe("satisfiableStrings", () => {
  it.each(cases)("of %j makes %j: %j", (constraints, made, kinds) => {
    const { strings, contradictions } = satisfiableStrings(constraints);
    expect(strings.minimum).toBe(made);
    expect(contradictions.map(({ kind }) => kind)).toEqual(kinds);
  });

  it("keeps to what it does not drop", () => {
    for (const [constraints] of cases) {
      const { strings, contradictions } = satisfiableStrings(constraints);
      const dropped = contradictions.map((contradiction) => contradiction.dropped);
      const { minimum } = strings;
      const { pattern, minLength = 0, maxLength = Infinity } = constraints;
      const replacement = contradictions.find((found) => found.replacement)?.replacement;
      const kept = dropped.includes("pattern") ? replacement : pattern;
      if (kept !== undefined) expect(compilePattern(kept).matches(minimum), kept).toBe(true);
      if (dropped.includes("length")) continue;
      const length = codePointLength(minimum);
      if (!dropped.includes("minLength")) expect(length).toBeGreaterThanOrEqual(minLength);
      if (!dropped.includes("maxLength")) expect(length).toBeLessThanOrEqual(maxLength);
    }
  });

  it("says what contradicts what, how sure that is, and what is made instead", () => {
    const ofCase = (constraints: StringConstraints): unknown =>
      satisfiableStrings(constraints).contradictions;
    expect(ofCase({ pattern: "[0-9]{4}-[0-9]", minLength: 4, maxLength: 4 })).toEqual([
      {
        kind: "lengthExcludesPattern",
        dropped: "length",
        replacement: undefined,
        isProven: true,
        message:
          "No string matches the pattern [0-9]{4}-[0-9] as a whole and has 4 characters; " +
          "the nearest length that matches is 6. Strings of any length that match are made instead.",
      },
    ]);
    expect(ofCase({ pattern: "(?=b)a", maxLength: 7 })).toEqual([
      {
        kind: "patternMatchesNothing",
        dropped: "pattern",
        replacement: undefined,
        isProven: false,
        message:
          "No string was found that matches the pattern (?=b)a as a whole. " +
          "Any strings of at most 7 characters are made instead.",
      },
    ]);
    expect(ofCase({ pattern: "(abc){3,}", minLength: 20, maxLength: 20 })).toMatchObject([
      { message: expect.stringContaining("the nearest length that matches is 21.") },
    ]);
  });
});
