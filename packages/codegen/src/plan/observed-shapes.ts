import type { DataShape, ShapeId } from "../model/shape.js";
import { targetsOf } from "../model/walk.js";

/**
 * The shapes whose values can hold something that was recorded though no model lists it: enums with
 * such values, and all that contain them.
 */
export function observedShapes(shapes: ReadonlyMap<ShapeId, DataShape>): ReadonlySet<ShapeId> {
  const users = new Map<ShapeId, ShapeId[]>();
  for (const [id, shape] of shapes) {
    for (const target of targetsOf(shape)) {
      const known = users.get(target);
      if (known === undefined) users.set(target, [id]);
      else known.push(id);
    }
  }
  const found = new Set<ShapeId>();
  for (const [id, shape] of shapes) if (observedValues(shape).length > 0) found.add(id);
  // A set gives what is added to it while it is walked.
  for (const id of found) for (const user of users.get(id) ?? []) found.add(user);
  return found;
}

/** What was recorded of an enum beside the values that it lists. */
export function observedValues(shape: DataShape): readonly string[] {
  if (shape.type !== "enum") return [];
  const listed = new Set(shape.members.map(({ value }) => value));
  return (shape.traits.observed ?? []).filter((value) => !listed.has(value));
}
