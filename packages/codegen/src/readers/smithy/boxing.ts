import { isNodeObject, type NodeObject } from "../../model/node-form.js";
import { preludeShape } from "../../model/prelude.js";
import type { ShapeId } from "../../model/shape.js";
import type { Node } from "../../model/traits.js";
import type { RawMember, RawShape, RawType } from "./raw-shape.js";

const box = "smithy.api#box";
const defaultTrait = "smithy.api#default";
const range = "smithy.api#range";

/**
 * Says in Smithy 2.0's words what 1.0 leaves unsaid: a member of a structure whose target is a number
 * or boolean that is not boxed is never absent but zero or false.
 *
 * @param isOld Whether the shape of this id comes from a file of version 1.0.
 */
export function unboxMembers(
  shapes: ReadonlyMap<ShapeId, RawShape>,
  isOld: (id: ShapeId) => boolean,
): ReadonlyMap<ShapeId, RawShape> {
  const unboxed = new Map<ShapeId, RawShape>();
  for (const [id, shape] of shapes) {
    if (shape.type !== "structure") {
      const { traits } = shape;
      unboxed.set(id, traits[box] === undefined ? shape : { ...shape, traits: withoutBox(traits) });
      continue;
    }
    const changed = new Map<string, RawMember>();
    for (const [name, member] of shape.members) {
      const { target, traits } = member;
      const zero = !isOld(id) || isBoxed(member, shapes) ? undefined : zeroOf(member, shapes);
      if (zero !== undefined && traits[defaultTrait] === undefined) {
        changed.set(name, { target, traits: { ...withoutBox(traits), [defaultTrait]: zero } });
      } else if (traits[box] !== undefined) {
        changed.set(name, { target, traits: withoutBox(traits) });
      }
    }
    const members = new Map([...shape.members, ...changed]);
    unboxed.set(id, changed.size === 0 ? shape : { ...shape, members });
  }
  return unboxed;
}

function withoutBox({ [box]: _, ...others }: NodeObject): NodeObject {
  return others;
}

function isBoxed({ target, traits }: RawMember, shapes: ReadonlyMap<ShapeId, RawShape>): boolean {
  if (traits[box] !== undefined) return true;
  const shape = shapes.get(target);
  if (shape !== undefined) return shape.traits[box] !== undefined;
  return !target.startsWith("smithy.api#Primitive");
}

/** The value of a member that nobody set, unless its range forbids it. */
function zeroOf(
  { target, traits }: RawMember,
  shapes: ReadonlyMap<ShapeId, RawShape>,
): Node | undefined {
  const shape = shapes.get(target);
  const zero = zeroOfType(shape?.type ?? preludeShape(target)?.type);
  const limits = traits[range] ?? shape?.traits[range];
  return zero === 0 && excludesZero(limits) ? undefined : zero;
}

function zeroOfType(type: RawType | "operation" | "service" | undefined): Node | undefined {
  switch (type) {
    case "boolean":
      return false;
    case "byte":
    case "short":
    case "integer":
    case "long":
    case "float":
    case "double":
      return 0;
    case "blob":
    case "string":
    case "bigInteger":
    case "bigDecimal":
    case "timestamp":
    case "document":
    case "enum":
    case "intEnum":
    case "list":
    case "set":
    case "map":
    case "structure":
    case "union":
    case "service":
    case "resource":
    case "operation":
    case "apply":
    case undefined:
      return undefined;
  }
}

function excludesZero(limits: Node | undefined): boolean {
  if (!isNodeObject(limits)) return false;
  const { min, max } = limits;
  return (typeof min === "number" && min > 0) || (typeof max === "number" && max < 0);
}
