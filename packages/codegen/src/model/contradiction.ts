import { codePointLength, compilePattern, PatternSyntaxError } from "@shapesmith/contract";
import { countValues } from "./count-values.js";
import { excerptOf } from "./excerpt.js";
import type { Model } from "./model.js";
import type { DataShape, Member } from "./shape.js";
import type { Bounds, Traits } from "./traits.js";
import { isWithin } from "./within-bounds.js";

/** Limits that no value can keep to. */
export interface Contradiction {
  /** A sentence. */
  readonly reason: string;
  /** The trait without which values exist, or are nearer to it. */
  readonly culprit: "length" | "range" | "pattern";
}

/**
 * Why no value of the shape's type can satisfy these traits; undefined when one can. The traits may
 * be the shape's own or those that count at a member that targets it.
 */
export function contradictionIn(
  model: Model,
  shape: DataShape,
  traits: Traits,
): Contradiction | undefined {
  switch (shape.type) {
    case "string":
      return ofLength(traits.length) ?? ofPattern(traits.pattern, traits.length);
    case "enum":
      return (
        ofLength(traits.length) ??
        ofPattern(traits.pattern, undefined) ??
        ofValues(
          shape.members.map(({ value }) => value),
          traits,
        )
      );
    case "blob":
      return ofLength(traits.length);
    case "list":
      return ofLength(traits.length) ?? ofDistinct(model, shape.member, traits);
    case "map":
      return ofLength(traits.length) ?? ofKeys(model, shape.key, traits.length);
    case "byte":
      return ofRange(traits.range, { min: -(2 ** 7), max: 2 ** 7 - 1 }, shape.type);
    case "short":
      return ofRange(traits.range, { min: -(2 ** 15), max: 2 ** 15 - 1 }, shape.type);
    case "integer":
      return ofRange(traits.range, { min: -(2 ** 31), max: 2 ** 31 - 1 }, shape.type);
    case "long":
    case "bigInteger": {
      const { MIN_SAFE_INTEGER: min, MAX_SAFE_INTEGER: max } = Number;
      return ofRange(traits.range, { min, max }, shape.type);
    }
    case "float":
    case "double":
    case "bigDecimal":
      return ofOrder("range", traits.range);
    case "intEnum":
      return (
        ofOrder("range", traits.range) ??
        ofNumbers(
          shape.members.map(({ value }) => value),
          traits,
        )
      );
    case "boolean":
    case "timestamp":
    case "document":
    case "structure":
    case "union":
      return undefined;
  }
}

function ofOrder(
  culprit: "length" | "range",
  { min, max }: Bounds = {},
): Contradiction | undefined {
  if (min === undefined || max === undefined || min <= max) return undefined;
  return { culprit, reason: `the ${culprit} has min ${min} above max ${max}.` };
}

/** Beyond 2^53 the bound that is read may not be the one that was written. */
function ofSafety(
  culprit: "length" | "range",
  { min, max }: Bounds = {},
): Contradiction | undefined {
  const unsafe = [min, max].find((bound) => Math.abs(bound ?? 0) > Number.MAX_SAFE_INTEGER);
  if (unsafe === undefined) return undefined;
  const reason = `the ${culprit} has ${unsafe}, which a JavaScript number cannot tell from its neighbours. Leave that side out, or use ${Number.MAX_SAFE_INTEGER}.`;
  return { culprit, reason };
}

/** Longer texts, blobs, lists and maps are not made; the longest least length in use is 4,096. */
const longestMade = 100_000;

function ofLength(length: Bounds | undefined): Contradiction | undefined {
  const { min = 0 } = length ?? {};
  if (min <= longestMade) return ofOrder("length", length) ?? ofSafety("length", length);
  const reason = `the length has min ${min}, and nothing longer than ${longestMade} is made.`;
  return { culprit: "length", reason };
}

function ofRange(
  range: Bounds | undefined,
  limits: Required<Bounds>,
  type: string,
): Contradiction | undefined {
  const culprit = "range";
  const disorder = ofOrder("range", range);
  if (disorder !== undefined || range === undefined) return disorder;
  const unsafe = ofSafety(culprit, range);
  if (unsafe !== undefined) return unsafe;
  const least = Math.max(range.min ?? limits.min, limits.min);
  const greatest = Math.min(Math.floor(range.max ?? limits.max), limits.max);
  if (least <= greatest) return undefined;
  return { culprit, reason: `no number of type ${type} is in the range ${printBounds(range)}.` };
}

function ofPattern(
  pattern: string | undefined,
  { min = 0, max = Infinity }: Bounds = {},
): Contradiction | undefined {
  if (pattern === undefined) return undefined;
  const unreadable = unreadablePattern(pattern);
  if (unreadable !== undefined) return { culprit: "pattern", reason: unreadable };
  const compiled = compilePattern(pattern);
  const strings = compiled.within(min, max);
  // A pattern of the empty string alone, such as `^(?s)`, was meant to allow everything.
  if (strings?.longest === 0 && max > 0 && compiled.within(0, Infinity)?.longest === 0) {
    const reason = `only the empty string matches the pattern ${excerptOf(pattern)} as a whole.`;
    return { culprit: "pattern", reason };
  }
  if (strings !== undefined) return undefined;
  const ofAnyLength = compiled.within(0, Infinity);
  if (ofAnyLength === undefined) {
    const reason = `no string matches the pattern ${excerptOf(pattern)} as a whole.`;
    return { culprit: "pattern", reason };
  }
  const reason = `no string of length ${printBounds({ min, max })} matches the pattern ${excerptOf(pattern)} as a whole.`;
  return { culprit: ofAnyLength.longest === 0 ? "pattern" : "length", reason };
}

/** Why a pattern cannot be read, as a sentence; undefined when it can. */
export function unreadablePattern(pattern: string): string | undefined {
  try {
    compilePattern(pattern);
    return undefined;
  } catch (error) {
    if (!(error instanceof PatternSyntaxError)) throw error;
    const source = JSON.stringify(excerptOf(error.source));
    return `Cannot read the pattern ${source}: expected ${error.expected} at ${error.position}.`;
  }
}

function ofValues(
  values: readonly string[],
  { length, pattern }: Traits,
): Contradiction | undefined {
  if (length === undefined && pattern === undefined) return undefined;
  const matches = pattern === undefined ? undefined : compilePattern(pattern);
  const fits = (value: string): boolean =>
    isWithin(codePointLength(value), length) && (matches === undefined || matches.matches(value));
  if (values.some(fits)) return undefined;
  const culprit = pattern === undefined ? "length" : "pattern";
  return { culprit, reason: "none of the enum's values satisfies its length and pattern." };
}

function ofNumbers(values: readonly number[], { range }: Traits): Contradiction | undefined {
  if (range === undefined || values.some((value) => isWithin(value, range))) return undefined;
  return { culprit: "range", reason: "none of the enum's values is in its range." };
}

/** A list of unique items is no longer than there are different items. */
function ofDistinct(model: Model, element: Member, traits: Traits): Contradiction | undefined {
  if (traits.uniqueItems === undefined) return undefined;
  return ofSupply(model, element, traits.length, "different items");
}

function ofKeys(model: Model, key: Member, length: Bounds | undefined): Contradiction | undefined {
  return ofSupply(model, key, length, "keys");
}

function ofSupply(
  model: Model,
  part: Member,
  { min = 0 }: Bounds = {},
  what: string,
): Contradiction | undefined {
  // One is there where any is.
  if (min <= 1) return undefined;
  const supply = countValues(model, part, min);
  if (min <= supply) return undefined;
  const reason = `the length has min ${min}, but there are only ${supply} ${what}.`;
  return { culprit: "length", reason };
}

function printBounds({ min, max }: Bounds): string {
  return `${min ?? ""}..${max === Infinity ? "" : (max ?? "")}`;
}
