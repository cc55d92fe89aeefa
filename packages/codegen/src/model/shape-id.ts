import type { ShapeId } from "./shape.js";

/** The part before `#`; empty when there is none. */
export function namespaceOf(id: ShapeId): string {
  const hash = id.indexOf("#");
  return hash < 0 ? "" : id.slice(0, hash);
}

/** The part after `#`, a member's name included. */
export function nameOf(id: ShapeId): string {
  return id.slice(id.indexOf("#") + 1);
}

export function memberId(container: ShapeId, member: string): ShapeId {
  return `${container}$${member}`;
}

/** The id of the shape that a source left anonymous and that the member at `path` targets. */
export function anonymousId(root: ShapeId, ...path: readonly string[]): ShapeId {
  return [root, ...path].join(".");
}

/** Whether the id was made by {@link anonymousId}. */
export function isAnonymous(id: ShapeId): boolean {
  return nameOf(id).includes(".");
}

/** Of a shape or member; the longest in use have some 155. */
export const longestName = 256;
/** Of a namespace; the longest in use have some 50. */
const longestNamespace = 256;

/** Whether the text is a name as Smithy has them: ASCII letters, digits and `_`, no digit in front. */
export function isShapeName(text: string): boolean {
  return text.length <= longestName && /^[A-Za-z_][A-Za-z0-9_]*$/.test(text);
}

/** Whether the text is the absolute id of a shape, without a member. */
export function isShapeId(text: string): boolean {
  const namespace = namespaceOf(text);
  if (namespace.length > longestNamespace || !isShapeName(text.slice(namespace.length + 1))) {
    return false;
  }
  return /^[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*$/.test(namespace);
}
