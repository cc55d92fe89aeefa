import { types } from "node:util";
import { put } from "@shapesmith/contract";

/**
 * A copy of the data in a value: plain objects, lists, dates and binary data, at every depth. What
 * is none of these, such as a stream, cannot be copied without using it up, and stays itself.
 */
export function snapshot<T>(value: T): T {
  // A copy is of the type of what it copies.
  return copyOf(value, { left: mostParts, depth: 0, shares: false }) as T;
}

/** Gives {@link snapshot}s of one value. */
export interface Copier<T> {
  /** A new snapshot, of what the value was when the copier was made. */
  readonly copy: () => T;
  /** Whether there is a part, such as a stream, that all of the snapshots have in common. */
  readonly shares: boolean;
}

/** Finds out once how the value is to be copied: copying is then as quick as an object literal. */
export function copierOf<T>(value: T): Copier<T> {
  const kept = snapshot(value);
  const allowance: Allowance = { left: mostParts, depth: 0, shares: false };
  const copier = quickCopier(kept, allowance);
  // A copy is of the type of what it copies.
  const copy = copier === undefined ? () => kept : (copier as () => T);
  return { copy, shares: allowance.shares };
}

/** Values that have more parts, or nest deeper, are copied in a way that takes note of what it met. */
const mostParts = 10_000;
const deepest = 100;

/** What the quick ways may still spend: they would not end for a value that contains itself. */
interface Allowance {
  left: number;
  depth: number;
  /** Whether something was met that stays itself. */
  shares: boolean;
}

class TooMuch extends Error {}

function copyOf(item: unknown, allowance: Allowance): unknown {
  if (typeof item !== "object" || item === null) return item;
  if (allowance.depth > 0) return copyObject(item, allowance);
  try {
    return copyObject(item, allowance);
  } catch (error) {
    if (error instanceof TooMuch) return copyWithMemory(item);
    throw error;
  }
}

function copyObject(item: object, allowance: Allowance): object {
  if (Array.isArray(item)) {
    spend(allowance, item.length);
    const copy: unknown[] = item.slice();
    for (let index = 0; index < copy.length; index++) {
      const part = copy[index];
      if (typeof part === "object" && part !== null) copy[index] = copyPart(part, allowance);
    }
    return copy;
  }
  if (!isPlain(item)) return copyOfLeaf(item);
  // A spread defines its keys, so that one named __proto__ is a key like any other.
  const copy: Record<string, unknown> = { ...item };
  const keys = Object.keys(copy);
  spend(allowance, keys.length);
  for (const key of keys) {
    const part = copy[key];
    if (typeof part === "object" && part !== null) put(copy, key, copyPart(part, allowance));
  }
  return copy;
}

function copyPart(part: object, allowance: Allowance): object {
  allowance.depth += 1;
  const copy = copyObject(part, allowance);
  allowance.depth -= 1;
  return copy;
}

function spend(allowance: Allowance, parts: number): void {
  allowance.left -= parts;
  if (allowance.left < 0 || allowance.depth > deepest) throw new TooMuch();
}

/** Undefined for what is no object, and for what stays itself. */
function quickCopier(item: unknown, allowance: Allowance): (() => unknown) | undefined {
  if (typeof item !== "object" || item === null) return undefined;
  if (!Array.isArray(item) && !isPlain(item)) {
    if (copyOfLeaf(item) !== item) return () => copyOfLeaf(item);
    allowance.shares = true;
    return undefined;
  }
  const source = item;
  const level = allowance.depth;
  const parts: { readonly key: string; readonly copy: () => unknown }[] = [];
  try {
    spend(allowance, Object.keys(source).length);
    allowance.depth += 1;
    for (const [key, part] of Object.entries(source)) {
      const copy = quickCopier(part, allowance);
      if (copy !== undefined) parts.push({ key, copy });
    }
    allowance.depth -= 1;
  } catch (error) {
    if (level > 0 || !(error instanceof TooMuch)) throw error;
    // Nobody looked at all of it.
    allowance.shares = true;
    return () => copyWithMemory(item);
  }
  return () => {
    const copy: object = Array.isArray(source) ? source.slice() : { ...source };
    // Keys of a list are those of an object too.
    for (const part of parts) put(copy as Record<string, unknown>, part.key, part.copy());
    return copy;
  };
}

/** Copies what contains itself, what nests deeply, and what has the same part in many places. */
function copyWithMemory(value: object): object {
  const copies = new Map<object, object>();
  const unfilled: { readonly source: object; readonly copy: object }[] = [];

  function copyOnce(item: unknown): unknown {
    if (typeof item !== "object" || item === null) return item;
    const known = copies.get(item);
    if (known !== undefined) return known;
    const isList = Array.isArray(item);
    const isContainer = isList || isPlain(item);
    const copy = isList ? new Array<unknown>(item.length) : isContainer ? {} : copyOfLeaf(item);
    copies.set(item, copy);
    if (isContainer) unfilled.push({ source: item, copy });
    return copy;
  }

  const root = copyOnce(value) as object;
  for (let next = unfilled.pop(); next !== undefined; next = unfilled.pop()) {
    const copy = next.copy as Record<string, unknown>;
    for (const [key, item] of Object.entries(next.source)) put(copy, key, copyOnce(item));
  }
  return root;
}

/** Whether it is an object literal, of any realm: test runners have several. */
function isPlain(item: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(item);
  return (
    prototype === Object.prototype ||
    prototype === null ||
    Object.getPrototypeOf(prototype) === null
  );
}

function copyOfLeaf(item: object): object {
  if (types.isDate(item)) return new Date(item.getTime());
  // The bytes of an answer's body know how to become a text: that would not be copied.
  if (Object.hasOwn(item, "transformToString")) return item;
  // The method of typed arrays: the one of Buffer does not copy.
  if (types.isTypedArray(item)) return Uint8Array.prototype.slice.call(item);
  if (item instanceof ArrayBuffer) return item.slice(0);
  return item;
}
