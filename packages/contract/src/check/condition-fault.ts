import type { StructureNode } from "../node.js";
import type { Condition } from "../situations/condition.js";
import { spokenMembers } from "../situations/spoken-members.js";
import type { Search } from "./search.js";

/** Records that the members of a structure contradict a condition, with those that it speaks of. */
export function reportCondition(
  search: Search,
  node: StructureNode,
  condition: Condition,
  value: Readonly<Record<string, unknown>>,
): void {
  search.faults.push({
    trail: [...search.trail],
    node,
    constraint: "condition",
    condition,
    expected: `${condition.name}: ${condition.expression}`,
    actual: spokenMembers(node, condition, value),
    value,
  });
}
