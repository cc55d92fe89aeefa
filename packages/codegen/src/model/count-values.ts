import { codePointLength, compilePattern, Random } from "@shapesmith/contract";
import { effectiveTraits } from "./effective-traits.js";
import { findShape, type Model } from "./model.js";
import type { Member } from "./shape.js";
import type { Bounds, Traits } from "./traits.js";
import { isWithin } from "./within-bounds.js";

/** So many members are looked at; what is beyond is taken for endless. */
const mostMembers = 1000;

/**
 * How many different values a member has, as far as that is easily told; infinity where there are
 * more than `enough`, or it is not.
 */
export function countValues(model: Model, member: Member, enough: number): number {
  return countWithin({ model, enough, left: mostMembers }, member, 0);
}

interface Count {
  readonly model: Model;
  readonly enough: number;
  /** How many members may still be looked at. */
  left: number;
}

/** Members nest deeper than the call stack reaches. */
const deepest = 50;

function countWithin(counted: Count, member: Member, level: number): number {
  const { model, enough } = counted;
  const target = findShape(model, member.target);
  counted.left--;
  if (target === undefined || counted.left < 0 || level > deepest) return Infinity;
  const traits = effectiveTraits(model, member);
  const count = (part: Member): number => countWithin(counted, part, level + 1);
  switch (target.type) {
    case "boolean":
      return 2;
    case "enum":
      return target.members.filter(({ value }) => isWithin(codePointLength(value), traits.length))
        .length;
    case "intEnum":
      return target.members.filter(({ value }) => isWithin(value, traits.range)).length;
    case "byte":
    case "short":
    case "integer":
    case "long":
    case "bigInteger":
      return integersWithin(traits.range);
    case "string":
      return countTexts(traits, enough);
    case "structure":
      // An absent member is one more value.
      return [...target.members.values()].reduce(
        (product, part) => product * (count(part) + (part.traits.required === true ? 0 : 1)),
        1,
      );
    case "union":
      return [...target.members.values()].reduce((sum, part) => sum + count(part), 0);
    case "list":
    case "map": {
      if (traits.length?.max === 0) return 1;
      const part = target.type === "list" ? target.member : target.key;
      return count(part) === 0 ? 1 : Infinity;
    }
    case "blob":
      return traits.length?.max === 0 ? 1 : Infinity;
    case "float":
    case "double":
    case "bigDecimal":
      return traits.range?.min !== undefined && traits.range.min === traits.range.max
        ? 1
        : Infinity;
    case "timestamp":
    case "document":
    case "service":
    case "operation":
      return Infinity;
  }
}

function integersWithin({ min = -Infinity, max = Infinity }: Bounds = {}): number {
  return Math.max(0, Math.floor(max) - Math.ceil(min) + 1);
}

/** How often a text is drawn for each that must differ from the others. */
const drawsPerText = 16;
/** Patterns of few texts have short ones. */
const longestOfFew = 16;

function countTexts({ length, pattern }: Traits, enough: number): number {
  if (length?.max === 0) return 1;
  if (pattern === undefined) return Infinity;
  const { min = 0, max = Infinity } = length ?? {};
  const strings = compilePattern(pattern).within(min, max);
  if (strings === undefined || strings.longest > longestOfFew) return Infinity;
  const random = new Random(0);
  const texts = new Set<string>();
  const draws = Math.min(enough, 1000) * drawsPerText;
  for (let draw = 0; draw < draws; draw++) {
    texts.add(strings.sample(random));
    if (texts.size >= enough) return Infinity;
  }
  return texts.size;
}
