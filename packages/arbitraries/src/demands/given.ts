import { type BlobForm, isPlainObject, put, type ShapeNode } from "@shapesmith/contract";
import type { Draw } from "../draw.js";
import { EventStream } from "../streams.js";
import type { Given, Wish } from "./wishes.js";

/** A value that was given, as a value of the shape; nothing of what was given is shared with it. */
export function drawGiven(given: Given, node: ShapeNode | undefined, draw: Draw): unknown {
  if (given.kind === "constant") return asValue(node, given.value, draw.blobForm);
  const drawn = given.arbitrary.generate(draw.source, draw.biasFactor);
  draw.contexts.set(given, drawn.context);
  return asValue(node, drawn.value, draw.blobForm);
}

/**
 * Draws what is given at a place and further inside, before anything else is made there: which
 * situation is picked depends on it.
 *
 * @returns what was drawn, to be forgotten when the value has been made.
 */
export function drawWish(
  { given, inside }: Wish,
  node: ShapeNode | undefined,
  draw: Draw,
): readonly Given[] {
  if (given !== undefined) {
    if (draw.drawn.has(given)) return [];
    draw.drawn.set(given, drawGiven(given, node, draw));
    return [given];
  }
  if (inside === undefined || node?.type !== "structure") return [];
  return [...inside.members].flatMap(([name, wish]) =>
    drawWish(wish, node.memberByName.get(name)?.target, draw),
  );
}

/** Contents become streams or bodies, lists of events streams of them; the rest is copied. */
export function asValue(node: ShapeNode | undefined, value: unknown, blobForm: BlobForm): unknown {
  if (node?.type === "blob" && (node.streaming || node.payload)) {
    const bytes = typeof value === "string" ? new TextEncoder().encode(value) : value;
    return isBytes(bytes) ? blobForm(new Uint8Array(bytes), node) : value;
  }
  if (node?.type === "union" && node.streaming && Array.isArray(value)) {
    return new EventStream(value.map(copyOfPlain));
  }
  return copyOfPlain(value);
}

/** A copy of plain data; instances of classes stay what they are, but for dates and bytes. */
export function copyOfPlain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOfPlain);
  // The `slice` of a Buffer would share its memory.
  if (isBytes(value)) return Uint8Array.prototype.slice.call(value);
  if (value instanceof Date) return new Date(value);
  if (!isPlainObject(value)) return value;
  const copied: Record<string, unknown> = {};
  for (const [name, part] of Object.entries(value)) put(copied, name, copyOfPlain(part));
  return copied;
}

/** Bytes, and nothing that can spell them out. */
function isBytes(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array && !("transformToString" in value);
}
