import type { StructureNode } from "../node.js";
import { printValue } from "../print.js";
import type { Condition } from "./condition.js";
import { memberOf } from "./member-rule.js";

/** The members of a value that a condition speaks of, in words; those of `sensitive` shapes are masked. */
export function spokenMembers(
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
