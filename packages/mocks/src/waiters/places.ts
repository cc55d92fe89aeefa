import type { ShapeNode } from "@shapesmith/contract";

/**
 * A place in answers at which expressions look. The elements of a list, and the values of a map that
 * are looked at whatever their key, are one place.
 */
export interface Place {
  readonly name: string;
  readonly node: ShapeNode;
  readonly required: boolean;
  /** Members of a structure, values of a map by key. */
  readonly members: Map<string, Place>;
  element: Place | undefined;
  /** Whether its own value counts: is compared, measured, selected. */
  isRead: boolean;
}

export function rootPlace(node: ShapeNode): Place {
  return placeOf("", node, true);
}

/** Undefined where the shape has no such member. */
export function memberPlace(place: Place, name: string): Place | undefined {
  const known = place.members.get(name);
  if (known !== undefined) return known;
  const { node } = place;
  if (node.type === "map") {
    const value = placeOf(name, node.value.target, false);
    place.members.set(name, value);
    return value;
  }
  const member = "memberByName" in node ? node.memberByName.get(name) : undefined;
  if (member === undefined) return undefined;
  const made = placeOf(name, member.target, member.required);
  place.members.set(name, made);
  return made;
}

/** Undefined where the shape has no elements. */
export function elementPlace(place: Place): Place | undefined {
  const { node } = place;
  if (node.type === "list") return (place.element ??= placeOf("[]", node.member.target, true));
  if (node.type === "map") return (place.element ??= placeOf("*", node.value.target, true));
  return undefined;
}

function placeOf(name: string, node: ShapeNode, required: boolean): Place {
  return { name, node, required, members: new Map(), element: undefined, isRead: false };
}
