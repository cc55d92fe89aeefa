import { expectShape, type Model } from "./model.js";
import type { Member, Shape, ShapeId } from "./shape.js";

/** A member where it stands. */
export interface MemberSite {
  readonly container: Shape;
  readonly member: Member;
}

/** The members of a shape in the order of its source; none for simple shapes, enums and operations. */
export function membersOf(shape: Shape): readonly Member[] {
  switch (shape.type) {
    case "list":
      return [shape.member];
    case "map":
      return [shape.key, shape.value];
    case "structure":
    case "union":
      return [...shape.members.values()];
    case "operation":
    case "service":
    case "enum":
    case "intEnum":
    case "blob":
    case "boolean":
    case "string":
    case "byte":
    case "short":
    case "integer":
    case "long":
    case "float":
    case "double":
    case "bigInteger":
    case "bigDecimal":
    case "timestamp":
    case "document":
      return [];
  }
}

/** The ids of the shapes that a shape refers to, with repetitions, in the order of its source. */
export function targetsOf(shape: Shape): readonly ShapeId[] {
  if (shape.type === "service") return [...shape.operations, ...shape.errors];
  if (shape.type === "operation") return [shape.input, shape.output, ...shape.errors];
  return membersOf(shape).map(({ target }) => target);
}

/**
 * Every shape that can be reached from the roots, themselves included, each once, in the order in
 * which a reader of the source meets them. Shapes of the prelude are among them.
 *
 * @throws ShapesmithError (`model`) when a target does not exist.
 */
export function* walkShapes(model: Model, roots: Iterable<ShapeId>): Generator<Shape, void> {
  const seen = new Set<ShapeId>();
  // A stack of our own: models nest and recur deeper than the call stack reaches.
  const pending = [...roots].reverse();
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const shape = expectShape(model, id);
    yield shape;
    const targets = targetsOf(shape);
    for (let index = targets.length - 1; index >= 0; index -= 1) {
      const target = targets[index];
      if (target !== undefined && !seen.has(target)) pending.push(target);
    }
  }
}

/**
 * Every member that can be reached from the roots, each once.
 *
 * @throws ShapesmithError (`model`) when a target does not exist.
 */
export function* walkMembers(model: Model, roots: Iterable<ShapeId>): Generator<MemberSite, void> {
  for (const container of walkShapes(model, roots)) {
    for (const member of membersOf(container)) yield { container, member };
  }
}
