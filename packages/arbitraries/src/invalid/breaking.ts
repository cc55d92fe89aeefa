import type { Shape, ShapeConstraint, ShapeNode, Violation } from "@shapesmith/contract";
import type { Settings } from "../options.js";
import { absent, brokenValues } from "./broken-values.js";
import { type Guide, leastGuide, locate } from "./location.js";

/** A request that does not conform, and all that the contract has against it. */
export interface Invalid<T> {
  /** Of the type that it ought to have, so that it can be handed to what takes a request. */
  readonly value: T;
  readonly violations: readonly Violation[];
}

/** What a broken value is held to. */
export interface Target {
  readonly shape: Shape<unknown>;
  readonly settings: Settings;
}

/** So many ways to break one place are looked at. */
const mostWays = 12;

/**
 * Breaks a value at one place, so that it has one violation more than before or, where a constraint
 * cannot be broken by itself, as few more as can be. The value is changed.
 *
 * @param before the violations that it has.
 * @returns all its violations; undefined when it cannot be broken there.
 */
export function breakAt(
  { shape, settings }: Target,
  value: Record<string, unknown>,
  constraint: ShapeConstraint,
  guide: Guide,
  before = 0,
): readonly Violation[] | undefined {
  const { path } = constraint;
  const location = locate(shape.node, value, path, guide);
  if (location === undefined) return undefined;
  const original = path.length > 0 ? location.value : { ...value };
  const ways = take(brokenValues(constraint, location.value, guide), mostWays);
  const start = guide.pick(Math.max(1, ways.length));
  const ordered = [...ways.slice(start), ...ways.slice(0, start)];
  let best: { readonly way: unknown; readonly violations: readonly Violation[] } | undefined;
  const apply = (way: unknown): readonly Violation[] => {
    if (way === absent) location.remove();
    else if (path.length > 0) location.set(way);
    else replaceMembers(value, way as Record<string, unknown>);
    return shape.validate(value, settings);
  };
  for (const way of ordered) {
    const violations = apply(way);
    const isBroken = violations.some(
      (violation) =>
        violation.constraint === constraint.constraint &&
        violation.condition === constraint.condition?.name,
    );
    if (isBroken && violations.length > before) {
      if (violations.length === before + 1) return violations;
      if (best === undefined || violations.length < best.violations.length) {
        best = { way, violations };
      }
    }
  }
  if (best !== undefined) return apply(best.way);
  apply(original);
  return undefined;
}

function replaceMembers(value: Record<string, unknown>, way: Record<string, unknown>): void {
  for (const name of Object.keys(value)) Reflect.deleteProperty(value, name);
  Object.assign(value, way);
}

function take(values: Iterable<unknown>, count: number): readonly unknown[] {
  const taken: unknown[] = [];
  for (const value of values) {
    taken.push(value);
    if (taken.length >= count) break;
  }
  return taken;
}

/**
 * One value for each constraint, kept as long as the contract has it and never handed out itself; by
 * what of the settings decides whether a value conforms, which leaves four maps at most.
 */
const leastBroken = new Map<string, WeakMap<ShapeConstraint, Invalid<unknown> | null>>();

/** The least value that breaks the constraint; undefined where none can be made. */
export function leastInvalid(
  target: Target,
  constraint: ShapeConstraint,
): Invalid<unknown> | undefined {
  const { observed, situations } = target.settings;
  const key = `${observed} ${situations}`;
  let known = leastBroken.get(key);
  if (known === undefined) leastBroken.set(key, (known = new WeakMap()));
  let least = known.get(constraint);
  if (least === undefined) {
    least = leastInvalidOf(target, [constraint]) ?? null;
    known.set(constraint, least);
  }
  return least ?? undefined;
}

/** The least value that breaks all the constraints, made anew at each call. */
export function leastInvalidOf(
  target: Target,
  constraints: readonly ShapeConstraint[],
): Invalid<unknown> | undefined {
  const value = leastGuide.make(target.shape.node) as Record<string, unknown>;
  let violations: readonly Violation[] = [];
  for (const constraint of constraints) {
    const more = breakAt(target, value, constraint, leastGuide, violations.length);
    if (more === undefined) return undefined;
    violations = more;
  }
  return violations.length === 0 ? undefined : { value, violations };
}

/**
 * What equally labelled values have in common: which constraints they break where, whatever the
 * indexes and keys on the way, and who refuses them.
 */
export function labelOf(root: ShapeNode, violations: readonly Violation[]): string {
  const parts = violations.map(({ path, constraint, expected, actual, refusedBy, error }) => {
    const { place, node } = generalized(root, path);
    const side = constraint === "range" || constraint === "union" ? sideOf(node, actual) : "";
    return [place, constraint, expected, side, actual === null, refusedBy, error?.name].join("|");
  });
  return parts.toSorted().join("\n");
}

/** On which side of its range a number is; whether a union has too few members or too many. */
function sideOf(node: ShapeNode | undefined, actual: unknown): string {
  if (Array.isArray(actual)) return actual.length === 0 ? "none" : "several";
  const { min = -Infinity } = node !== undefined && "range" in node ? node.range : {};
  const isDecimal = typeof actual === "object" && actual !== null && "string" in actual;
  return Number(isDecimal ? actual.string : actual) < min ? "below" : "above";
}

function generalized(
  root: ShapeNode,
  path: Violation["path"],
): { readonly place: string; readonly node: ShapeNode | undefined } {
  let node: ShapeNode | undefined = root;
  const steps = path.map((step) => {
    const around = node;
    node = undefined;
    if (around?.type === "list") node = around.member.target;
    if (around?.type === "map") node = around.value.target;
    if (around?.type === "structure" || around?.type === "union") {
      node = around.memberByName.get(String(step))?.target;
      // Names that nobody knows are all alike.
      return node === undefined ? "?" : step;
    }
    return "*";
  });
  return { place: steps.join("."), node };
}
