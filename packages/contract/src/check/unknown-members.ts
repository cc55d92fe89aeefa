import type { StructureNode, UnionNode } from "../node.js";
import { report, type Search } from "./search.js";

/** Reports the keys that are neither members nor tolerated. */
export function explainUnknown(
  node: StructureNode | UnionNode,
  value: Readonly<Record<string, unknown>>,
  search: Search,
  tolerated: (key: string) => boolean,
): void {
  if (search.context.unlisted) return;
  for (const key of Object.keys(value)) {
    if (value[key] === undefined || node.memberByName.has(key) || tolerated(key)) continue;
    search.trail.push({ node, value, key, part: "member" });
    report(search, node, "unknownMember", `a member of ${node.name}`, value[key], key);
    search.trail.pop();
  }
}
