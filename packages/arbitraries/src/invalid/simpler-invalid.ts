import type { ShapeConstraint, Violation } from "@shapesmith/contract";
import type { Demands } from "../demands/demands.js";
import { type Path, pathsInside } from "../demands/paths-inside.js";
import { identityOf } from "../identity.js";
import { candidates, type Cursor, startAfterLeast } from "../shrinking/candidates.js";
import { changed } from "../shrinking/changes.js";
import type { Part } from "../shrinking/part.js";
import { takeApart } from "../shrinking/value-tree.js";
import { blobForm } from "../streams.js";
import { leastInvalid, leastInvalidOf, type Target } from "./breaking.js";

export interface SimplerInvalid {
  readonly part: Part;
  /** From where to go on if this value is taken. */
  readonly cursor: Cursor;
  /** Whether everything has been gone through once and this is from the second time. */
  readonly isAgain: boolean;
}

/**
 * Values that are simpler, most of them still with the same violations: first the least that breaks
 * the same; then what is wrong at its least; then all the rest simplified as in a valid value, with
 * what is wrong, and what it is in, left as it is.
 *
 * @param whole the value, taken apart.
 */
export function* simplerInvalid(
  target: Target,
  demands: Demands,
  whole: Part,
  violations: readonly Violation[],
  broken: readonly ShapeConstraint[],
  cursor: Cursor | undefined,
): Generator<SimplerInvalid> {
  const rules = { blobForm: blobForm("request"), demands };
  const least = function* (): Generator<SimplerInvalid> {
    for (const part of atTheLeast(target, demands, whole, violations, broken)) {
      yield { part, cursor: startAfterLeast, isAgain: cursor !== undefined };
    }
  };
  if (cursor === undefined) yield* least();
  const root = guarded(
    whole,
    violations.map(({ path }) => path),
  );
  for (const candidate of candidates(root, rules, cursor ?? startAfterLeast)) {
    const { changes, cursor: next, isAgain = false } = candidate;
    yield { part: changed(root, changes, demands), cursor: next, isAgain };
  }
  // What it was tried on at first was another value.
  if (cursor !== undefined) yield* least();
}

/** The least that breaks the same, and the value with each of its faults at the least. */
function* atTheLeast(
  target: Target,
  demands: Demands,
  whole: Part,
  violations: readonly Violation[],
  broken: readonly ShapeConstraint[],
): Generator<Part> {
  const least = broken.length === 0 ? undefined : leastInvalidOf(target, broken);
  // What is wrong can be made of less than the least of what is right, such as a single text.
  if (least !== undefined && isSimpler(least.value, whole.value)) {
    yield takeApart(target.shape.node, least.value, demands);
  }
  for (const [part, value] of leastFaults(target, whole, violations, broken)) {
    if (isSimpler(value, part.value)) yield changed(whole, new Map([[part, value]]), demands);
  }
}

/** Of fewer parts, or shorter when printed, or before it: no two values are simpler than each other. */
function isSimpler(value: unknown, other: unknown): boolean {
  const fewer = partsIn(other) - partsIn(value);
  if (fewer !== 0) return fewer > 0;
  const [one, two] = [identityOf(value), identityOf(other)].map(String) as [string, string];
  return one.length < two.length || (one.length === two.length && one < two);
}

/** What is wrong with the value, as it is wrong at the least. */
function* leastFaults(
  target: Target,
  root: Part,
  violations: readonly Violation[],
  broken: readonly ShapeConstraint[],
): Generator<readonly [Part, unknown]> {
  for (const constraint of broken) {
    const least = leastInvalid(target, constraint);
    const from = least?.violations[0];
    if (least === undefined || from === undefined) continue;
    for (const violation of violations) {
      if (!isSame(violation, from)) continue;
      const part = partAt(root, violation.path);
      const value = valueAt(least.value, from.path);
      if (part !== undefined && value !== undefined) yield [part, value];
    }
  }
}

function isSame(one: Violation, other: Violation): boolean {
  return (
    one.constraint === other.constraint &&
    one.expected === other.expected &&
    one.path.length === other.path.length
  );
}

function partAt(root: Part, path: Path): Part | undefined {
  return path.reduce<Part | undefined>((part, step) => childOf(part, step), root);
}

function childOf(part: Part | undefined, step: string | number): Part | undefined {
  if (typeof step === "number") return part?.children[step];
  return part?.children.find(({ name }) => name === step);
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce((part, step) => {
    if (typeof part !== "object" || part === null || !Object.hasOwn(part, step)) return undefined;
    return (part as Readonly<Record<string, unknown>>)[step];
  }, value);
}

/** The same value, in which what is wrong and all around it stays where it is. */
function guarded(part: Part, paths: readonly Path[]): Part {
  const ends = paths.some((path) => path.length === 0);
  const children = part.children.map((child, index) => {
    const inside = [...pathsInside(paths, index), ...pathsInside(paths, child.name)];
    if (inside.length === 0) return child;
    const isWrong = inside.some((path) => path.length === 0);
    const key = isWrong && child.key !== undefined ? { ...child.key, node: undefined } : child.key;
    return { ...guarded(child, inside), isRemovable: false, key };
  });
  if (!ends) return { ...part, children };
  // As long as it is, and of the type that it is: it may be that which is wrong.
  const node = part.form === "leaf" ? undefined : part.node;
  return { ...part, node, children, fewest: children.length };
}

/** How many values are in it, itself included. */
function partsIn(value: unknown): number {
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return 1;
  return Object.values(value).reduce((sum: number, part) => sum + partsIn(part), 1);
}
