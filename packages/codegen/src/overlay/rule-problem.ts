import {
  codePointLength,
  compilePattern,
  type MemberRule,
  nearest,
  Random,
  type Scalar,
} from "@shapesmith/contract";
import type { Finding } from "../findings.js";
import { contradictionIn, unreadablePattern } from "../model/contradiction.js";
import { effectiveTraits } from "../model/effective-traits.js";
import { findShape, type Model } from "../model/model.js";
import type { DataShape, Member, Shape, ShapeId } from "../model/shape.js";
import type { Bounds, Traits } from "../model/traits.js";
import { isWithin } from "../model/within-bounds.js";

/** The values that a rule names. */
export function valuesOf(rule: MemberRule): readonly Scalar[] {
  if (rule === null) return [];
  if ("is" in rule) return [rule.is];
  if ("oneOf" in rule) return rule.oneOf;
  return "not" in rule ? rule.not : [];
}

/** Why no value of a member can keep to the rule; a sentence without its subject. */
export function ruleProblem(model: Model, member: Member, rule: MemberRule): string | undefined {
  if (rule === null) {
    if (member.traits.required !== true) return undefined;
    return "is required and cannot be absent.";
  }
  const target = findShape(model, member.target);
  if (target === undefined || target.type === "operation" || target.type === "service") {
    return undefined;
  }
  const { type } = target;
  const traits = effectiveTraits(model, member);
  if ("length" in rule) {
    if (type !== "list" && type !== "blob") return `is of type ${type} and has no length to state.`;
    const length = typeof rule.length === "number" ? exactly(rule.length) : rule.length;
    return impossible(contradictionIn(model, target, { ...traits, length: both(length, traits) }));
  }
  if ("members" in rule) return `is of type ${type} and has no members to state.`;
  if ("matches" in rule) {
    if (type !== "string") return `is of type ${type} and cannot match a pattern.`;
    const { matches: pattern } = rule;
    const unreadable = unreadablePattern(pattern);
    if (unreadable !== undefined) return `has a pattern that cannot be read: ${unreadable}`;
    return impossible(contradictionIn(model, target, { ...traits, pattern }));
  }
  for (const value of valuesOf(rule)) {
    const problem = valueProblem(model, target, traits, value);
    if (problem !== undefined) return `is of type ${type} and cannot be ${problem}.`;
  }
  if ("not" in rule && leavesNothing(target, rule.not)) return "has no other values than these.";
  return undefined;
}

function exactly(length: number): Bounds {
  return { min: length, max: length };
}

function both(stated: Bounds, { length = {} }: Traits): Bounds {
  return {
    min: Math.max(stated.min ?? 0, length.min ?? 0),
    max: Math.min(stated.max ?? Infinity, length.max ?? Infinity),
  };
}

function impossible(contradiction: { readonly reason: string } | undefined): string | undefined {
  return contradiction && `cannot be like that: ${contradiction.reason}`;
}

/** Texts of a pattern that are held against that of the shape. */
const samples = 50;

/** Why values that are made by the rule need not be such of the shape; a sentence without its subject. */
export function widenessProblem(
  model: Model,
  member: Member,
  rule: MemberRule,
): string | undefined {
  if (rule === null || !("matches" in rule)) return undefined;
  const { matches } = rule;
  if (unreadablePattern(matches) !== undefined) return undefined;
  const { pattern, length: { min = 0, max = Infinity } = {} } = effectiveTraits(model, member);
  if (pattern === undefined || unreadablePattern(pattern) !== undefined) return undefined;
  const own = compilePattern(pattern);
  const texts = compilePattern(matches).within(min, max);
  const random = new Random(1);
  for (let count = 0; texts !== undefined && count < samples; count++) {
    const text = texts.sample(random);
    if (own.matches(text)) continue;
    return `has the pattern ${pattern}, which ${JSON.stringify(text)} does not match though it matches ${matches}. State what matches both.`;
  }
  return undefined;
}

/** The value, and why it is none of the shape's where its type alone does not tell. */
function valueProblem(
  model: Model,
  target: DataShape,
  traits: Traits,
  value: Scalar,
): string | undefined {
  const printed = JSON.stringify(value);
  if (typeof value !== scalarType(target)) return printed;
  if (typeof value === "number") {
    if (!isWithin(value, traits.range)) return `${printed}, which is out of range`;
    // What an enum lacks is told, not refused.
    if (target.type === "intEnum") return undefined;
    const range = { min: value, max: value };
    return contradictionIn(model, target, { range }) === undefined ? undefined : printed;
  }
  if (typeof value !== "string" || target.type === "enum") return undefined;
  if (!isWithin(codePointLength(value), traits.length)) return `${printed}, for its length`;
  const { pattern } = traits;
  if (pattern === undefined || unreadablePattern(pattern) !== undefined) return undefined;
  return compilePattern(pattern).matches(value)
    ? undefined
    : `${printed}, which does not match ${pattern}`;
}

function leavesNothing(target: DataShape, excluded: readonly Scalar[]): boolean {
  const isOut = (value: Scalar): boolean => excluded.includes(value);
  if (target.type === "boolean") return [true, false].every(isOut);
  if (target.type !== "enum" && target.type !== "intEnum") return false;
  const observed = target.traits.observed ?? [];
  return [...target.members.map(({ value }) => value), ...observed].every(isOut);
}

function scalarType({ type }: Shape): "string" | "number" | "boolean" | undefined {
  switch (type) {
    case "string":
    case "enum":
      return "string";
    case "byte":
    case "short":
    case "integer":
    case "long":
    case "float":
    case "double":
    case "intEnum":
      return "number";
    case "boolean":
      return "boolean";
    case "bigInteger":
    case "bigDecimal":
    case "blob":
    case "timestamp":
    case "document":
    case "list":
    case "map":
    case "structure":
    case "union":
    case "operation":
    case "service":
      return undefined;
  }
}

/** A source may be older than the overlay: values that its enum lacks are told, not refused. */
export function unknownValues(
  model: Model,
  shape: ShapeId,
  member: Member,
  values: readonly Scalar[],
): readonly Finding[] {
  const target = findShape(model, member.target);
  if (target?.type !== "enum" && target?.type !== "intEnum") return [];
  const observed = [...(member.traits.observed ?? []), ...(target.traits.observed ?? [])];
  const known: readonly Scalar[] = [...target.members.map(({ value }) => value), ...observed];
  return [...new Set(values)].flatMap((value) => {
    if (known.includes(value)) return [];
    const guess = nearest(String(value), known.map(String));
    const hint = guess === undefined ? "" : ` Did you mean ${guess}?`;
    const message =
      `Situations of ${shape} speak of ${JSON.stringify(value)}, which ${target.id} does not have.` +
      hint;
    return [{ severity: "warning", code: "situation-value-unknown", shape: member.id, message }];
  });
}
