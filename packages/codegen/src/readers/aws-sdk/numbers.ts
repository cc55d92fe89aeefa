import { preludeId } from "../../model/prelude.js";
import type { DataShape, Member, ShapeId, SimpleType } from "../../model/shape.js";
import { anyKey, type Sketch } from "./sketch.js";

/** A shape and a sketch of its values. */
export interface SketchedShape {
  readonly id: ShapeId;
  readonly sketch: Sketch;
}

/**
 * Which kind of number a member has, by the member's id; by the shape's id where the number has a
 * shape of its own. Schemas have one type for all of them.
 */
export function readNumberTypes(
  shapes: ReadonlyMap<ShapeId, DataShape>,
  sketched: Iterable<SketchedShape>,
): ReadonlyMap<ShapeId, SimpleType> {
  const types = new Map<ShapeId, SimpleType>();
  const pending: SketchedShape[] = [...sketched];
  const enter = (member: Member, sketch: Sketch): void => {
    const type = numberType(sketch);
    if (type === undefined) pending.push({ id: member.target, sketch });
    else if (isNumber(shapes, member)) types.set(numberSite(member), type);
  };
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { id, sketch } = next;
    const shape = shapes.get(id);
    if (shape === undefined) continue;
    if (sketch.kind === "list" && shape.type === "list") enter(shape.member, sketch.element);
    if (sketch.kind !== "object") continue;
    if (shape.type === "map") {
      const value = sketch.members.get(anyKey);
      if (value !== undefined) enter(shape.value, value);
    }
    if (shape.type !== "structure" && shape.type !== "union") continue;
    for (const [name, below] of sketch.members) {
      const member = shape.members.get(name);
      if (member !== undefined) enter(member, below);
    }
  }
  return types;
}

/** Whether a member's schema says that it is a number, and not of which kind. */
export function isNumber(shapes: ReadonlyMap<ShapeId, DataShape>, member: Member): boolean {
  if (member.target === preludeId("double")) return true;
  return shapes.get(member.target)?.type === "double";
}

/** What the kind of a member's number is told of: the number's own shape, or else the member. */
export function numberSite(member: Member): ShapeId {
  return member.target === preludeId("double") ? member.id : member.target;
}

function numberType(sketch: Sketch): SimpleType | undefined {
  if (sketch.kind === "integers") return "integer";
  if (sketch.kind !== "number") return undefined;
  switch (sketch.type) {
    case "byte":
    case "short":
    case "long":
    case "float":
    case "double":
      return sketch.type;
    case "int":
      return "integer";
    default:
      return undefined;
  }
}
