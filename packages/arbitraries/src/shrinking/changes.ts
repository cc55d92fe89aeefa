import { put } from "@shapesmith/contract";
import type { Demands } from "../demands/demands.js";
import { copyOfPlain } from "../demands/given.js";
import { situationsOf } from "../demands/situations.js";
import { newObject } from "../new-object.js";
import { ContentStream, EventStream, withTransformToString } from "../streams.js";
import type { Part } from "./part.js";
import { replaced, withMembers } from "./value-tree.js";

/** Stands in {@link Changes} for a part that is left out. */
export const removed: unique symbol = Symbol("removed");

/** What becomes of parts: another value, or {@link removed}. All others stay as they are. */
export type Changes = ReadonlyMap<Part, unknown>;

/** The part as the changes make it; it shares with this one what they leave alone. */
export function changed(part: Part, changes: Changes, demands: Demands): Part {
  if (changes.has(part)) return replaced(part, changes.get(part), demands);
  if (part.children.length === 0) return part;
  const children = changedChildren(part, changes, demands);
  return children === undefined ? part : withChildren(part, children, demands);
}

/** Undefined where none of them changes. */
function changedChildren(
  part: Part,
  changes: Changes,
  demands: Demands,
): readonly Part[] | undefined {
  // Where too few would be left, the last ones stay.
  let spare = part.children.length - part.fewest;
  let isChanged = false;
  const children: Part[] = [];
  for (const child of part.children) {
    const isRemoved = changes.get(child) === removed;
    if (isRemoved && spare > 0) {
      spare--;
      isChanged = true;
      continue;
    }
    const after = isRemoved ? child : changedEntry(child, changes, demands);
    if (after !== child) isChanged = true;
    children.push(after);
  }
  return isChanged ? children : undefined;
}

function changedEntry(child: Part, changes: Changes, demands: Demands): Part {
  const after = changed(child, changes, demands);
  if (child.key === undefined || !changes.has(child.key)) return after;
  const name = String(changes.get(child.key));
  return { ...after, name, key: { ...child.key, name, value: name } };
}

function withChildren(part: Part, all: readonly Part[], demands: Demands): Part {
  // Keys that have become equal are one: the last value stays.
  const isMap = part.node?.type === "map";
  const children = isMap ? [...new Map(all.map((child) => [child.name, child])).values()] : all;
  const value = partsTogether(part, children, (child) => child.value);
  const { node } = part;
  return node?.type === "structure" && !situationsOf(node, demands.settings).areNone
    ? withMembers(part, node, value as Record<string, unknown>, children, demands)
    : { ...part, value, children };
}

/** A new value, with nothing in common with the part that could be changed. */
export function valueOf(part: Part): unknown {
  return part.form === "leaf" ? copyOf(part.value) : partsTogether(part, part.children, valueOf);
}

function partsTogether(
  { form }: Part,
  children: readonly Part[],
  valueIn: (child: Part) => unknown,
): unknown {
  if (form === "list") return children.map(valueIn);
  if (form === "events") return new EventStream(children.map(valueIn));
  const object = newObject(children.length);
  for (const child of children) put(object, child.name, valueIn(child));
  return object;
}

function copyOf(value: unknown): unknown {
  if (value instanceof Date) return new Date(value);
  if (value instanceof ContentStream) return new ContentStream(value.content.slice());
  if (value instanceof EventStream) return new EventStream(value.events);
  if (value instanceof Uint8Array) {
    // The `slice` of a Buffer would share its memory.
    const copy = new Uint8Array(value);
    return "transformToString" in value ? withTransformToString(copy) : copy;
  }
  return copyOfPlain(value);
}
