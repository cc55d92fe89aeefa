import { types } from "node:util";

/**
 * A copy of the data in a value: plain objects, lists, dates and binary data, at every depth. What
 * is none of these, such as a stream, cannot be copied without using it up, and stays itself.
 */
export function snapshot<T>(value: T): T {
  const copies = new Map<object, object>();
  const unfilled: { readonly source: object; readonly copy: object }[] = [];

  function copyOf(item: unknown): unknown {
    if (typeof item !== "object" || item === null) return item;
    const known = copies.get(item);
    if (known !== undefined) return known;
    const container = emptyContainer(item);
    const copy = container ?? copyOfLeaf(item);
    copies.set(item, copy);
    if (container !== undefined) unfilled.push({ source: item, copy: container });
    return copy;
  }

  const root = copyOf(value);
  for (let next = unfilled.pop(); next !== undefined; next = unfilled.pop()) {
    for (const [key, item] of Object.entries(next.source)) {
      // Defined, not assigned: a map of the service may have a key named __proto__.
      Object.defineProperty(next.copy, key, {
        value: copyOf(item),
        configurable: true,
        enumerable: true,
        writable: true,
      });
    }
  }
  // A copy is of the type of what it copies.
  return root as T;
}

function emptyContainer(item: object): object | undefined {
  if (Array.isArray(item)) return new Array<unknown>(item.length);
  const prototype: unknown = Object.getPrototypeOf(item);
  // An object literal of any realm: test runners have several.
  const isPlain = prototype === null || Object.getPrototypeOf(prototype) === null;
  return isPlain ? {} : undefined;
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
