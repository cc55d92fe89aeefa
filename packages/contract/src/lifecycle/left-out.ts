import type { StructureNode } from "../node.js";

/** Members of the structure that answers of this operation alone do not have. */
export function leftOut({ situations }: StructureNode, operation: string): ReadonlySet<string> {
  const own = [...situations.values()].filter(({ operations }) => operations?.includes(operation));
  const rules = own.flatMap(({ members }) => Object.entries(members));
  return new Set(rules.flatMap(([member, rule]) => (rule === null ? [member] : [])));
}
