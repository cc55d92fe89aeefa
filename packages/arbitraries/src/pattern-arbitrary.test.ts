import { compilePattern, PatternSyntaxError } from "@shapesmith/contract";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pattern, type PatternConstraints } from "./index.js";

const seed = 11;

const cases: readonly PatternConstraints[] = [
  { pattern: "(arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*)|()" },
  { pattern: "[a-zA-Z0-9-_]+", minLength: 1, maxLength: 64 },
  { pattern: "(?!aws:)[a-z:]{3,12}" },
  { pattern: "^[^\\u0000-\\u007f]+$", maxLength: 5 },
  { pattern: "(\\d{3}-)?\\d{4}", minLength: 8 },
  { pattern: "\\p{Lu}\\p{Alpha}*", maxLength: 9 },
];

describe.each(cases)("%j", (constraints) => {
  const arbitrary = pattern(constraints);
  const { minLength = 0, maxLength = Infinity } = constraints;
  const isMatch = (text: string): boolean => {
    const length = Array.from(text).length;
    return (
      length >= minLength &&
      length <= maxLength &&
      compilePattern(constraints.pattern).matches(text)
    );
  };

  test("makes strings that match as a whole, the same for the same seed", () => {
    const sample = (): readonly string[] => fc.sample(arbitrary, { seed, numRuns: 200 });
    expect(sample().filter((text) => !isMatch(text))).toEqual([]);
    expect(sample()).toEqual(sample());
    expect(new Set(sample()).size).toBeGreaterThan(50);
  });

  test("shrinks along matching strings that are never longer, and ends", () => {
    for (const start of fc.sample(arbitrary, { seed, numRuns: 10 })) {
      let text = start;
      let context: unknown;
      for (let steps = 0; ; steps++) {
        expect(steps).toBeLessThan(500);
        const candidates = [...arbitrary.shrink(text, context).take(6)];
        for (const { value } of candidates) {
          expect(isMatch(value)).toBe(true);
          expect(Array.from(value).length).toBeLessThanOrEqual(Array.from(text).length);
          expect(value).not.toBe(text);
        }
        const taken = candidates.at(-1);
        if (taken === undefined) break;
        ({ value: text, context } = taken);
      }
    }
  });

  test("can shrink the strings that match and no others", () => {
    const [text = ""] = fc.sample(arbitrary, { seed, numRuns: 1 });
    expect(arbitrary.canShrinkWithoutContext(text)).toBe(true);
    expect(arbitrary.canShrinkWithoutContext(`${text}\n`)).toBe(false);
    expect(arbitrary.canShrinkWithoutContext(7)).toBe(false);
  });
});

test("a failure shrinks to the simplest string that shows it", () => {
  const arn = pattern({ pattern: "arn:aws:[a-z]+:[0-9]{4}:[a-zA-Z0-9/]*" });
  const { counterexample } = fc.check(
    fc.property(arn, (text) => !text.includes("/")),
    { seed, numRuns: 1000 },
  );
  expect(counterexample).toEqual(["arn:aws:a:0000:/"]);
});

test("a failing example given by the user shrinks to the simplest string that shows it", () => {
  const names = pattern({ pattern: "[a-z]+(-[a-z0-9]+)*", minLength: 2, maxLength: 40 });
  const { counterexample } = fc.check(
    fc.property(names, (text) => !/-.*7/.test(text)),
    { seed, examples: [["parcels-7f3-and-others-of-2027-too"]] },
  );
  expect(counterexample).toEqual(["a-7"]);
});

test("the limits of the length come up", () => {
  const lengths = fc
    .sample(pattern({ pattern: "[a-z]*", minLength: 3, maxLength: 50 }), { seed, numRuns: 200 })
    .map((text) => text.length);
  expect(lengths).toContain(3);
  expect(lengths).toContain(50);
});

test("constraints that nothing satisfies are refused, by name", () => {
  expect(() => pattern({ pattern: "[a-" })).toThrow(PatternSyntaxError);
  expect(() => pattern({ pattern: "[ab]{3}", minLength: 5 })).toThrow(
    "No string from 5 to Infinity characters matches [ab]{3}",
  );
});

test("what is no pattern, or no length, is refused with the reason", () => {
  // @ts-expect-error -- there is no such option
  expect(() => pattern({ patern: "a" })).toThrow(/no option "patern" of pattern.*mean pattern/);
  // @ts-expect-error -- a pattern is a text
  expect(() => pattern({ pattern: /a/ })).toThrow(/pattern must be a text/);
  expect(() => pattern({ pattern: "a", minLength: -1 })).toThrow(/minLength must be .*got -1/);
  expect(() => pattern({ pattern: "a", maxLength: 1.5 })).toThrow(/maxLength must be .*got 1\.5/);
});
