import type { Grade } from "../data.js";
import type { ShapeNode } from "../node.js";
import type { Constraint, RevalidateOptions } from "../violation.js";

export type Direction = "request" | "response";

/** A step from a value into one of its parts: where it leads and what it leaves. */
export interface Step {
  readonly node: ShapeNode;
  readonly value: unknown;
  readonly key: string | number;
  /** Which part of the node: a member's name, or an element, key or value. */
  readonly part: "member" | "element" | "key" | "value";
}

/** A fault as it is found, before it is said who refuses it and in which words. */
export interface Fault {
  readonly trail: readonly Step[];
  readonly node: ShapeNode;
  readonly constraint: Constraint;
  readonly expected: string;
  readonly actual: unknown;
  readonly value: unknown;
  /** The condition that is broken. */
  readonly condition?: { readonly name: string; readonly grade: Grade };
}

/** What a validation carries along. */
export interface Context extends RevalidateOptions {
  readonly direction: Direction;
  depth: number;
}

/** What a search for faults carries along; the context stays as {@link Check.is} knows it. */
export interface Search {
  readonly context: Context;
  readonly trail: Step[];
  readonly faults: Fault[];
}

/** Values nested deeper than this are refused: no service takes them, and the stack has an end. */
export const deepest: number = 500;

/** What is said of a value that nests deeper. */
export const tooDeep: string = `at most ${deepest} levels of nesting`;

export interface Check {
  /** Whether the value conforms; stops at the first fault. */
  is(value: unknown, context: Context): boolean;
  /** Records every fault; none where the value conforms. */
  explain(value: unknown, search: Search): void;
}

/** Records one fault; `actual` is what of the value offends, where that is not all of it. */
export function report(
  search: Search,
  node: ShapeNode,
  constraint: Constraint,
  expected: string,
  value: unknown,
  actual: unknown = value,
): void {
  const trail = [...search.trail];
  search.faults.push({ trail, node, constraint, expected, actual, value });
}

/** Goes into a part of a value if there is something wrong with it. */
export function step(search: Search, from: Step, check: Check, value: unknown): void {
  if (!check.is(value, search.context)) explainWrong(search, from, check, value);
}

/** Goes into a part of a value that is known not to conform. */
export function explainWrong(search: Search, from: Step, check: Check, value: unknown): void {
  search.trail.push(from);
  check.explain(value, search);
  search.trail.pop();
}

/** Runs `explain` one level deeper, as {@link Check.is} counts levels. */
export function inside(search: Search, explain: () => void): void {
  search.context.depth++;
  explain();
  search.context.depth--;
}

export function reportLength(
  search: Search,
  node: ShapeNode,
  length: number,
  min: number,
  max: number,
  unit: string,
  value: unknown,
): void {
  if (length < min) report(search, node, "length", `at least ${min} ${unit}`, value, length);
  if (length > max) report(search, node, "length", `at most ${max} ${unit}`, value, length);
}
