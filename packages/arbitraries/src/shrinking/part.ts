import type { ShapeNode } from "@shapesmith/contract";
import type { Situation } from "../demands/situations.js";
import type { Given, Wishes } from "../demands/wishes.js";
import { printOf, shortened } from "./print-of.js";

/**
 * A value taken apart along its shape. Parts never change and nobody else has their values, so that
 * the parts of a simpler value are those of the one before it but for what is simpler.
 */
export interface Part {
  readonly form: "object" | "list" | "events" | "leaf";
  /** Undefined for what the model does not know: an unlisted member, a null of a sparse list. */
  readonly node: ShapeNode | undefined;
  readonly value: unknown;
  /** How many parts it is inside of. */
  readonly level: number;
  /** Its name in the object that it is part of; empty in a list. */
  readonly name: string;
  /** The name as a part of its own, where it is a value too: in maps. */
  readonly key: Part | undefined;
  /** Whether what it is part of may do without it, as long as its `fewest` parts are left. */
  readonly isRemovable: boolean;
  readonly children: readonly Part[];
  /** How many of the children must be left. */
  readonly fewest: number;
  /** What it was to be: it stays so, or is what the arbitrary of it makes simpler. */
  readonly given: Given | undefined;
  /** What is asked of its members. */
  readonly wishes: Wishes | undefined;
  /** Of a structure: the situation that it is in. */
  readonly situation: Situation | undefined;
  /** Whether there are conditions on members of it, or of what is in it. */
  readonly hasConditions: boolean;
}

const prints = new WeakMap<Part, string>();

/** A text that two parts in the same place have in common if their values are equal, and only then. */
export function printOfPart(part: Part): string {
  let print = prints.get(part);
  if (print === undefined) prints.set(part, (print = shortened(printed(part))));
  return print;
}

function printed({ form, value, children }: Part): string {
  if (form === "leaf") return printOf(value);
  const isNamed = form === "object";
  let text = isNamed ? "{" : "[";
  for (const child of children) {
    const print = printOfPart(child);
    text += isNamed ? `${nameOf(child)}:${print},` : `${print},`;
  }
  return text;
}

/** A key of a map can be as long as any text: it is printed once. */
function nameOf({ key, name }: Part): string {
  return key === undefined ? JSON.stringify(name) : printOfPart(key);
}
