import { nameOf } from "../../model/shape-id.js";
import type { DataShape, ShapeId } from "../../model/shape.js";

/**
 * The names under which structures and unions are declared: they start with a capital, and `_`
 * precedes one that would hide a global.
 */
export function structureNames(
  shapes: ReadonlyMap<ShapeId, DataShape>,
  declared: ReadonlyMap<string, unknown>,
): ReadonlyMap<ShapeId, string> {
  const names = new Map<ShapeId, string>();
  for (const { id, type } of shapes.values()) {
    if (type !== "structure" && type !== "union") continue;
    const own = nameOf(id);
    const capital = own.charAt(0).toUpperCase() + own.slice(1);
    const name = [capital, `_${capital}`].find((candidate) => declared.has(candidate));
    if (name !== undefined) names.set(id, name);
  }
  return names;
}

/** The name of the shape that an enum is declared for. */
export function enumName(declaredName: string, declared: ReadonlyMap<string, unknown>): string {
  const bare = declaredName.replace(/^_(?=[A-Z])/, "");
  return declared.has(bare) ? declaredName : bare;
}
