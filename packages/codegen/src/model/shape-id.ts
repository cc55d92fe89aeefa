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
