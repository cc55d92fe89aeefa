import { codePointLength, compilePattern, PatternSyntaxError } from "@shapesmith/contract";
import { effectiveTraits } from "../model/effective-traits.js";
import { findShape, type Model } from "../model/model.js";
import type { DataShape, Member } from "../model/shape.js";
import type { Bounds, Traits } from "../model/traits.js";

/**
 * Why no value of the shape's type can satisfy these traits, as a sentence; undefined when one can.
 * The traits may be the shape's own or those that count at a member that targets it.
 */
export function contradictionIn(
  model: Model,
  shape: DataShape,
  traits: Traits,
): string | undefined {
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

function ofOrder(name: string, { min, max }: Bounds = {}): string | undefined {
  if (min === undefined || max === undefined || min <= max) return undefined;
  return `the ${name} has min ${min} above max ${max}.`;
}

function ofLength(length: Bounds | undefined): string | undefined {
  return ofOrder("length", length);
}

function ofRange(
  range: Bounds | undefined,
  limits: Required<Bounds>,
  type: string,
): string | undefined {
  const disorder = ofOrder("range", range);
  if (disorder !== undefined || range === undefined) return disorder;
  const bounds = [range.min, range.max].filter((bound) => bound !== undefined);
  const unsafe = bounds.find((bound) => Math.abs(bound) > Number.MAX_SAFE_INTEGER);
  if (unsafe !== undefined) {
    return `the range has ${unsafe}, which a JavaScript number cannot tell from its neighbours. Leave that side out, or use ${Number.MAX_SAFE_INTEGER}.`;
  }
  const least = Math.max(range.min ?? limits.min, limits.min);
  const greatest = Math.min(Math.floor(range.max ?? limits.max), limits.max);
  if (least <= greatest) return undefined;
  return `no number of type ${type} is in the range ${printBounds(range)}.`;
}

function ofPattern(
  pattern: string | undefined,
  { min = 0, max = Infinity }: Bounds = {},
): string | undefined {
  if (pattern === undefined) return undefined;
  const unreadable = unreadablePattern(pattern);
  if (unreadable !== undefined) return unreadable;
  if (compilePattern(pattern).within(min, max) !== undefined) return undefined;
  if (min === 0 && max === Infinity) return `no string matches the pattern ${pattern} as a whole.`;
  return `no string of length ${printBounds({ min, max })} matches the pattern ${pattern} as a whole.`;
}

/** Why a pattern cannot be read, as a sentence; undefined when it can. */
export function unreadablePattern(pattern: string): string | undefined {
  try {
    compilePattern(pattern);
    return undefined;
  } catch (error) {
    if (!(error instanceof PatternSyntaxError)) throw error;
    return `${error.message}.`;
  }
}

function ofValues(values: readonly string[], { length, pattern }: Traits): string | undefined {
  const matches = pattern === undefined ? undefined : compilePattern(pattern);
  const fits = (value: string): boolean =>
    isWithin(codePointLength(value), length) && (matches === undefined || matches.matches(value));
  return values.some(fits)
    ? undefined
    : "none of the enum's values satisfies its length and pattern.";
}

function ofNumbers(values: readonly number[], { range }: Traits): string | undefined {
  if (values.some((value) => isWithin(value, range))) return undefined;
  return "none of the enum's values is in its range.";
}

/** A list of unique items is no longer than there are different items. */
function ofDistinct(model: Model, element: Member, traits: Traits): string | undefined {
  if (traits.uniqueItems === undefined) return undefined;
  return ofSupply(countValues(model, element), traits.length, "different items");
}

function ofKeys(model: Model, key: Member, length: Bounds | undefined): string | undefined {
  return ofSupply(countValues(model, key), length, "keys");
}

function ofSupply(supply: number, { min }: Bounds = {}, what: string): string | undefined {
  if (min === undefined || min <= supply) return undefined;
  return `the length has min ${min}, but there are only ${supply} ${what}.`;
}

/** How many different values a member has; infinity where they are not worth counting. */
function countValues(model: Model, member: Member): number {
  const target = findShape(model, member.target);
  if (target?.type === "boolean") return 2;
  if (target?.type !== "enum" && target?.type !== "intEnum") return Infinity;
  const { length, range } = effectiveTraits(model, member);
  const values: readonly (string | number)[] = target.members.map(({ value }) => value);
  return values.filter((value) =>
    typeof value === "string" ? isWithin(codePointLength(value), length) : isWithin(value, range),
  ).length;
}

function isWithin(value: number, { min = -Infinity, max = Infinity }: Bounds = {}): boolean {
  return min <= value && value <= max;
}

function printBounds({ min, max }: Bounds): string {
  return `${min ?? ""}..${max === Infinity ? "" : (max ?? "")}`;
}
