import type { ShapeNode } from "./node.js";

/** The shapes that the values of a shape are made of; none for those that have no parts. */
export function targetsOf(node: ShapeNode): readonly ShapeNode[] {
  if (node.type === "list") return [node.member.target];
  if (node.type === "map") return [node.key.target, node.value.target];
  return "members" in node ? node.members.map((member) => member.target) : [];
}
