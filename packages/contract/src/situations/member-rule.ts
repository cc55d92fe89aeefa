import type { Bounds, MemberRule, Scalar } from "../data.js";
import { isObject } from "../check/object.js";
import { compilePattern } from "../pattern/pattern.js";

/** Whether a member may have this value, or be absent (`undefined`). */
export function ruleHolds(rule: MemberRule, value: unknown): boolean {
  if (rule === null) return value === undefined;
  if ("is" in rule) return value === rule.is;
  if ("oneOf" in rule) return includes(rule.oneOf, value);
  if ("not" in rule) return value !== undefined && !includes(rule.not, value);
  if ("matches" in rule) {
    return typeof value === "string" && compilePattern(rule.matches).matches(value);
  }
  if ("length" in rule) return hasLength(value) && isWithin(value.length, rule.length);
  if ("members" in rule) return isObject(value) && rulesHold(Object.entries(rule.members), value);
  return value !== undefined;
}

function hasLength(value: unknown): value is { readonly length: number } {
  return Array.isArray(value) || value instanceof Uint8Array;
}

function isWithin(count: number, wanted: number | Bounds): boolean {
  const { min = 0, max = Infinity } = lengthBounds(wanted);
  return count >= min && count <= max;
}

/** The limits that a rule sets to the length of a list. */
export function lengthBounds(wanted: number | Bounds): Bounds {
  return typeof wanted === "number" ? { min: wanted, max: wanted } : wanted;
}

function lengthText(wanted: number | Bounds): string {
  const { min = 0, max } = lengthBounds(wanted);
  if (max === undefined) return `${min} or more`;
  return min === max ? String(min) : `${min} to ${max}`;
}

/** Whether all the members are as their rules say. */
export function rulesHold(
  rules: Iterable<readonly [string, MemberRule]>,
  value: Readonly<Record<string, unknown>>,
): boolean {
  for (const [name, rule] of rules) if (!ruleHolds(rule, memberOf(value, name))) return false;
  return true;
}

/** Whether all the members that are there are as their rules say. */
export function looseRulesHold(
  rules: Iterable<readonly [string, MemberRule]>,
  value: Readonly<Record<string, unknown>>,
): boolean {
  for (const [name, rule] of rules) {
    const part = memberOf(value, name);
    if (part !== undefined && !ruleHolds(rule, part)) return false;
  }
  return true;
}

/** A member of a value; what the value inherits is none. */
export function memberOf(value: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

function includes(values: readonly Scalar[], value: unknown): boolean {
  return (values as readonly unknown[]).includes(value);
}

/** What a rule asks for, in words. */
export function ruleText(rule: MemberRule): string {
  if (rule === null) return "absent";
  if ("is" in rule) return JSON.stringify(rule.is);
  if ("oneOf" in rule) return `one of ${listed(rule.oneOf)}`;
  if ("not" in rule) return `none of ${listed(rule.not)}`;
  if ("matches" in rule) return `a match of ${rule.matches}`;
  if ("length" in rule) return `a length of ${lengthText(rule.length)}`;
  if ("members" in rule) {
    const parts = Object.entries(rule.members).map(([name, part]) => `${name}: ${ruleText(part)}`);
    return `{ ${parts.join(", ")} }`;
  }
  return "there";
}

function listed(values: readonly Scalar[]): string {
  return values.map((value) => JSON.stringify(value)).join(", ");
}
