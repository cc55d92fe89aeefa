import {
  compilePattern,
  type Pattern,
  type PatternStrings,
  PatternSyntaxError,
} from "./pattern.js";
import { longestMade } from "./planned-strings.js";

/** What is asked of a string; each part may be left out. */
export interface StringConstraints {
  /** A regular expression in Java's dialect that the whole string must match. */
  readonly pattern?: string | undefined;
  /** The least length in Unicode code points; 0 by default. */
  readonly minLength?: number | undefined;
  /** The greatest length in Unicode code points; without limit by default. */
  readonly maxLength?: number | undefined;
}

export type StringContradictionKind =
  /** The pattern cannot be read. */
  | "patternUnreadable"
  /** Nothing matches the pattern. */
  | "patternMatchesNothing"
  /** What matches the pattern is too short, but may be a part of strings that are long enough. */
  | "patternMatchesPart"
  /** Strings match the pattern, but none of such a length. */
  | "lengthExcludesPattern"
  /** The least length is above the greatest one. */
  | "lengthMatchesNothing"
  /** The least length is above 100,000: no string is made that long. */
  | "lengthTooGreat";

/** Why no string is made that satisfies all of its constraints, and which of them is given up. */
export interface StringContradiction {
  readonly kind: StringContradictionKind;
  /** What is given up (`length`: both bounds); strings are made that keep to all the rest. */
  readonly dropped: "pattern" | "length" | "minLength" | "maxLength";
  /** The pattern that strings match as a whole instead of the one that is dropped, if any. */
  readonly replacement: string | undefined;
  /**
   * Whether it is certain that no such string exists. Where a pattern has lookaheads, lookbehinds,
   * word boundaries, back references or atomic groups, a very rare string may have been missed.
   */
  readonly isProven: boolean;
  /** What is wrong, and what is made instead, in sentences that name the constraints. */
  readonly message: string;
}

export interface SatisfiableStrings {
  /** The strings that satisfy all constraints that were not dropped. */
  readonly strings: PatternStrings;
  /** Empty when all constraints are satisfied. */
  readonly contradictions: readonly StringContradiction[];
}

/**
 * The strings that satisfy a pattern and a length at once. Where there are none, a constraint is
 * dropped, and the result says which one and why. No constraints make it throw.
 */
export function satisfiableStrings(constraints: StringConstraints): SatisfiableStrings {
  const { pattern, minLength = 0, maxLength = Infinity } = constraints;
  if (minLength > maxLength) {
    return withContradiction(
      {
        kind: "lengthMatchesNothing",
        dropped: "maxLength",
        replacement: undefined,
        isProven: true,
        message:
          `No string has at least ${minLength} and at most ${maxLength} characters. ` +
          `Strings of ${lengthsText(minLength, Infinity)} are made instead.`,
      },
      satisfiableStrings({ pattern, minLength }),
    );
  }
  if (minLength > longestMade) {
    return withContradiction(
      {
        kind: "lengthTooGreat",
        dropped: "minLength",
        replacement: undefined,
        isProven: false,
        message:
          `No string of ${lengthsText(minLength, maxLength)} is made: expected a least length ` +
          `of at most ${longestMade}. Shorter strings are made instead.`,
      },
      satisfiableStrings({ pattern, maxLength }),
    );
  }
  return pattern === undefined
    ? { strings: textsWithin(minLength, maxLength), contradictions: [] }
    : matchesWithin(pattern, minLength, maxLength);
}

function withContradiction(
  contradiction: StringContradiction,
  { strings, contradictions }: SatisfiableStrings,
): SatisfiableStrings {
  return { strings, contradictions: [contradiction, ...contradictions] };
}

/** @param minLength not above `maxLength`, and not too great. */
function matchesWithin(source: string, minLength: number, maxLength: number): SatisfiableStrings {
  const withoutPattern = (
    kind: StringContradictionKind,
    isProven: boolean,
    problem: string,
  ): SatisfiableStrings => {
    const made = `Any strings of ${lengthsText(minLength, maxLength)} are made instead.`;
    return {
      strings: textsWithin(minLength, maxLength),
      contradictions: [
        {
          kind,
          dropped: "pattern",
          replacement: undefined,
          isProven,
          message: `${problem} ${made}`,
        },
      ],
    };
  };
  const pattern = readPattern(source);
  if (pattern instanceof PatternSyntaxError) {
    return withoutPattern("patternUnreadable", true, `${pattern.message}.`);
  }
  const strings = pattern.within(minLength, maxLength);
  if (strings !== undefined) return { strings, contradictions: [] };

  const isProven = pattern.findsAll;
  const none = isProven ? "No string matches" : "No string was found that matches";
  const ofAnyLength = pattern.within(0, Infinity);
  if (ofAnyLength === undefined) {
    const problem = `${none} the pattern ${source} as a whole.`;
    return withoutPattern("patternMatchesNothing", isProven, problem);
  }
  const problem =
    `${none} the pattern ${source} as a whole and has ${lengthsText(minLength, maxLength)}; ` +
    `the nearest length that matches is ${nearestLength(ofAnyLength, minLength, maxLength)}.`;
  const replacement = `[\\s\\S]*(?:${source})[\\s\\S]*`;
  const isTooShort = ofAnyLength.longest < minLength;
  const isForSearch = isTooShort && isWrittenForSearch(source, ofAnyLength.longest);
  const containing = isForSearch ? search(replacement) : undefined;
  const longer = containing?.within(minLength, maxLength);
  if (longer !== undefined) {
    const message = `${problem} Strings of such a length that contain a match are made instead.`;
    return {
      strings: longer,
      contradictions: [
        { kind: "patternMatchesPart", dropped: "pattern", replacement, isProven, message },
      ],
    };
  }
  const message = `${problem} Strings of any length that match are made instead.`;
  return {
    strings: ofAnyLength,
    contradictions: [
      {
        kind: "lengthExcludesPattern",
        dropped: "length",
        replacement: undefined,
        isProven,
        message,
      },
    ],
  };
}

/** Some patterns say how a string begins or what is somewhere in it: `^arn:`, `^(?s)`, `\S`. */
function isWrittenForSearch(source: string, longest: number): boolean {
  return longest <= 1 || (source.startsWith("^") && !source.endsWith("$"));
}

/** A pattern that may be no pattern: a comment in the source takes in what was put behind it. */
function search(source: string): Pattern | undefined {
  const pattern = readPattern(source);
  return pattern instanceof PatternSyntaxError ? undefined : pattern;
}

function readPattern(source: string): Pattern | PatternSyntaxError {
  try {
    return compilePattern(source);
  } catch (error) {
    if (error instanceof PatternSyntaxError) return error;
    throw error;
  }
}

function textsWithin(minLength: number, maxLength: number): PatternStrings {
  const texts = compilePattern("[\\s\\S]*").within(minLength, maxLength);
  if (texts === undefined)
    throw new RangeError(`no text has ${minLength} to ${maxLength} characters`);
  return texts;
}

function nearestLength({ lengths, shortest }: PatternStrings, min: number, max: number): number {
  let nearest = shortest;
  const distanceOf = (length: number): number => Math.max(min - length, length - max);
  for (const end of lengths.flat()) {
    if (distanceOf(end) > 0 && distanceOf(end) < distanceOf(nearest)) nearest = end;
  }
  return nearest;
}

function lengthsText(minLength: number, maxLength: number): string {
  if (maxLength === Infinity && minLength === 0) return "any length";
  if (maxLength === Infinity) return `${minLength} characters or more`;
  if (minLength === maxLength) return `${minLength} characters`;
  return minLength === 0
    ? `at most ${maxLength} characters`
    : `${minLength} to ${maxLength} characters`;
}
