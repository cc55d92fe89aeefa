import type { StructureNode } from "../node.js";
import { printValue } from "../print.js";
import type { Condition } from "../situations/condition.js";
import { memberOf } from "../situations/member-rule.js";
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
    actual: spokenOf(node, condition, value),
    value,
  });
}

function spokenOf(
  node: StructureNode,
  { expression }: Condition,
  value: Readonly<Record<string, unknown>>,
): string {
  const words = new Set(expression.match(/[A-Za-z_]\w*/g));
  const members = node.members.filter(({ name }) => words.has(name));
  return members
    .map(({ name, target }) => {
      const part = memberOf(value, name);
      return `${name} ${part === undefined ? "absent" : printValue(part, target.sensitive)}`;
    })
    .join(", ");
}
