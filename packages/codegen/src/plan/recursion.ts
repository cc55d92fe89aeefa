import type { DataShape, ShapeId } from "../model/shape.js";
import { membersOf } from "../model/walk.js";

/**
 * Lists and maps that contain themselves through nothing but lists and maps. Such a type cannot be
 * written out where it is used; it needs a name.
 */
export function selfContained(shapes: ReadonlyMap<ShapeId, DataShape>): ReadonlySet<ShapeId> {
  const found = new Set<ShapeId>();
  for (const shape of shapes.values()) {
    if (isContainer(shape) && reachesItself(shape, shapes)) found.add(shape.id);
  }
  return found;
}

function isContainer(shape: DataShape): boolean {
  return shape.type === "list" || shape.type === "map";
}

function reachesItself(start: DataShape, shapes: ReadonlyMap<ShapeId, DataShape>): boolean {
  const seen = new Set<ShapeId>();
  const open = membersOf(start).map((member) => member.target);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === start.id) return true;
    const shape = shapes.get(id);
    if (seen.has(id) || shape === undefined || !isContainer(shape)) continue;
    seen.add(id);
    open.push(...membersOf(shape).map((member) => member.target));
  }
  return false;
}
