import { type Condition, enforcedConditions, type StructureNode } from "@shapesmith/contract";
import type { Settings } from "../options.js";

const known = new WeakMap<StructureNode, readonly Condition[]>();
const none: readonly Condition[] = [];

/** The conditions that values of the structure keep with these settings. */
export function conditionsOf(node: StructureNode, settings: Settings): readonly Condition[] {
  if (node.conditions.length === 0 || !settings.situations) return none;
  let conditions = known.get(node);
  if (conditions === undefined) known.set(node, (conditions = enforcedConditions(node)));
  return conditions;
}
