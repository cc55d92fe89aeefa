import { put, type ShapeNode } from "@shapesmith/contract";
import { cloneMethod } from "fast-check";
import { ContentStream, EventStream } from "./streams.js";

/**
 * Whether values of the shape can be or hold a stream. A service streams the body of a message or
 * its events: a value as a whole, or a member of the outermost structure.
 */
export function canHoldStream(node: ShapeNode | undefined): boolean {
  if (node?.type !== "structure") return isStream(node);
  return node.members.some(({ target }) => isStream(target));
}

function isStream(node: ShapeNode | undefined): boolean {
  return (node?.type === "blob" || node?.type === "union") && node.streaming;
}

/**
 * Lets fast-check run a property with the value again, though a stream in it can be read once: while
 * it shrinks another argument it takes a clone.
 */
export function cloneableBy<T>(value: T, clone: () => T): T {
  // Not enumerable, so that the value still equals one that cannot be cloned.
  return Object.defineProperty(value, cloneMethod, { value: clone });
}

/** Makes the value with streams that nobody has read in place of its own; undefined: it has none. */
export function unreadOf<T>(value: T): (() => T) | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const stream = unreadStream(value);
  if (stream !== undefined) return stream as () => T & object;
  const streams = Object.entries(value).flatMap(([name, part]) => {
    const unread = unreadStream(part);
    return unread === undefined ? [] : [[name, unread] as const];
  });
  if (streams.length === 0) return undefined;
  return () => {
    const copy = { ...value };
    for (const [name, unread] of streams) put(copy as Record<string, unknown>, name, unread());
    return copy;
  };
}

function unreadStream(value: unknown): (() => object) | undefined {
  if (value instanceof ContentStream) return () => new ContentStream(value.content);
  if (value instanceof EventStream) return () => new EventStream(value.events);
  return undefined;
}
