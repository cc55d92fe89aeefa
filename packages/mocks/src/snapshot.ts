import { types } from "node:util";
import { isPlainObject, put } from "@shapesmith/contract";
import { isValueMatcher } from "./like.js";

/**
 * A copy of the data in a value, at every depth: lists, objects with their own enumerable properties,
 * which stay instances of their class, maps and sets, dates and binary data. What cannot be copied
 * without using it up or taking it apart stays itself: streams and whatever else can be iterated, bodies
 * that can become a text, matchers of a test runner, and objects without properties of their own.
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
  if (!isPlainObject(item)) {
    const empty = emptyCopyOf(item);
    if (empty === undefined) return copyOfLeaf(item);
    fill(empty, item, (part) => {
      spend(allowance, 1);
      return typeof part === "object" && part !== null ? copyPart(part, allowance) : part;
    });
    return empty;
  }
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
  if (!Array.isArray(item) && !isPlainObject(item)) {
    if (emptyCopyOf(item) !== undefined) {
      // Nobody looked at what is in it.
      allowance.shares = true;
      return () => snapshot(item);
    }
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
    const empty = emptyCopyOf(item);
    const copy = empty ?? copyOfLeaf(item);
    copies.set(item, copy);
    if (empty !== undefined) unfilled.push({ source: item, copy });
    return copy;
  }

  const root = copyOnce(value) as object;
  for (let next = unfilled.pop(); next !== undefined; next = unfilled.pop()) {
    fill(next.copy, next.source, copyOnce);
  }
  return root;
}

/** A container of the same kind, for copies of the parts; undefined for what is no container. */
function emptyCopyOf(item: object): object | undefined {
  if (Array.isArray(item)) return new Array<unknown>(item.length);
  if (isPlainObject(item)) return {};
  if (types.isMap(item)) return new Map();
  if (types.isSet(item)) return new Set();
  return isInstanceOfData(item)
    ? (Object.create(Reflect.getPrototypeOf(item)) as object)
    : undefined;
}

function fill(copy: object, source: object, copyOfPart: (part: unknown) => unknown): void {
  if (copy instanceof Map) {
    for (const [key, part] of source as Map<unknown, unknown>) copy.set(key, copyOfPart(part));
  } else if (copy instanceof Set) {
    for (const part of source as Set<unknown>) copy.add(copyOfPart(part));
  } else {
    const isPlain = Array.isArray(copy) || isPlainObject(copy);
    for (const [key, part] of Object.entries(source)) {
      const value = copyOfPart(part);
      if (isPlain) put(copy as Record<string, unknown>, key, value);
      // Its class may have a setter of that name.
      else
        Object.defineProperty(copy, key, {
          value,
          enumerable: true,
          configurable: true,
          writable: true,
        });
    }
  }
}

/** An instance of a class, whose properties are what it consists of as far as can be seen. */
function isInstanceOfData(item: object): boolean {
  return (
    !types.isDate(item) &&
    !types.isAnyArrayBuffer(item) &&
    !ArrayBuffer.isView(item) &&
    !types.isBoxedPrimitive(item) &&
    !isValueMatcher(item) &&
    !isStream(item) &&
    Object.keys(item).length > 0
  );
}

function isStream(item: object): boolean {
  return (
    Symbol.asyncIterator in item ||
    Symbol.iterator in item ||
    "pipe" in item ||
    "getReader" in item ||
    "transformToString" in item
  );
}

function copyOfLeaf(item: object): object {
  if (types.isDate(item)) return new Date(item.getTime());
  // The bytes of an answer's body know how to become a text: that would not be copied.
  if (Object.hasOwn(item, "transformToString")) return item;
  // The method of typed arrays: the one of Buffer does not copy.
  if (types.isTypedArray(item)) return Uint8Array.prototype.slice.call(item);
  if (types.isAnyArrayBuffer(item)) return item.slice(0);
  if (!ArrayBuffer.isView(item)) return item;
  const { buffer, byteLength, byteOffset } = item;
  return new DataView(buffer.slice(byteOffset, byteOffset + byteLength));
}
