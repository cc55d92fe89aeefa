import { isObject } from "../check/object.js";
import { deepest } from "../check/search.js";
import type { ShapeNode, StructureNode } from "../node.js";
import { reachableFrom } from "../reachable-from.js";
import { memberOf } from "./member-rule.js";

/** A structure within a value whose shape has situations or conditions. */
export interface SituatedPart {
  readonly node: StructureNode;
  readonly members: Readonly<Record<string, unknown>>;
  /** Members, indexes and keys from the value's root; empty for the root itself. */
  readonly path: readonly (string | number)[];
}

/**
 * The structures of a value that can be in situations or break conditions, the outermost first. A root that is no
 * structure though its shape is one counts as one without members; other parts that have the wrong
 * type are left out, as are those that nest too deeply.
 */
export function situatedParts(root: ShapeNode, value: unknown): readonly SituatedPart[] {
  const found: SituatedPart[] = [];
  const isEmpty = root.type === "structure" && !isObject(value);
  visit(root, isEmpty ? {} : value, [], found);
  return found;
}

function visit(
  node: ShapeNode,
  value: unknown,
  path: readonly (string | number)[],
  found: SituatedPart[],
): void {
  if (!canHaveSituations(node) || path.length > deepest) return;
  if (node.type === "list") {
    if (!Array.isArray(value)) return;
    for (const [index, part] of value.entries()) {
      visit(node.member.target, part, [...path, index], found);
    }
    return;
  }
  if (!isObject(value)) return;
  if (node.type === "map") {
    for (const [key, part] of Object.entries(value)) {
      visit(node.value.target, part, [...path, key], found);
    }
  } else if (node.type === "structure" || node.type === "union") {
    if (isSituated(node)) {
      found.push({ node, members: value, path });
    }
    for (const { name, target } of node.members) {
      visit(target, memberOf(value, name), [...path, name], found);
    }
  }
}

const known = new WeakMap<ShapeNode, boolean>();

function isSituated(node: ShapeNode): node is StructureNode {
  return node.type === "structure" && (node.situations.size > 0 || node.conditions.length > 0);
}

/** Whether the shape has situations or conditions, or one that its values are made of. */
function canHaveSituations(root: ShapeNode): boolean {
  let answer = known.get(root);
  if (answer !== undefined) return answer;
  answer = false;
  for (const node of reachableFrom(root)) {
    answer = isSituated(node);
    if (answer) break;
  }
  known.set(root, answer);
  return answer;
}
