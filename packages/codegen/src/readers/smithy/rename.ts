import { ShapesmithError } from "../../errors.js";
import { namespaceOf } from "../../model/shape-id.js";
import type { ShapeId } from "../../model/shape.js";
import type { RawMember, RawShape } from "./raw-shape.js";

/**
 * Gives shapes the names that the service has for them. They stay in their namespace.
 *
 * @throws ShapesmithError (`source`) when another shape has the new id already.
 */
export function renameShapes(
  shapes: ReadonlyMap<ShapeId, RawShape>,
  { id: service, rename }: RawShape,
): ReadonlyMap<ShapeId, RawShape> {
  if (rename.size === 0) return shapes;
  const renamed = new Map<ShapeId, ShapeId>();
  for (const [id, name] of rename) {
    const to = `${namespaceOf(id)}#${name}`;
    if (shapes.has(to) && !rename.has(to)) {
      const message = `${service} renames ${id} to ${name}, but ${to} is another shape. Rename one of them.`;
      throw new ShapesmithError("source", message);
    }
    renamed.set(id, to);
  }
  const now = (id: ShapeId): ShapeId => renamed.get(id) ?? id;
  return new Map(
    [...shapes.values()].map((shape): [ShapeId, RawShape] => [
      now(shape.id),
      {
        ...shape,
        id: now(shape.id),
        members: new Map(
          [...shape.members].map(([name, member]): [string, RawMember] => [
            name,
            { ...member, target: now(member.target) },
          ]),
        ),
        input: shape.input && now(shape.input),
        output: shape.output && now(shape.output),
        errors: shape.errors.map(now),
        operations: shape.operations.map(now),
        resources: shape.resources.map(now),
      },
    ]),
  );
}
