import type { MemberNode, ShapeNode } from "../node.js";
import type { Check } from "./search.js";

/** Finds the check of a node, building it if it is asked for the first time. */
export type CheckOf = (node: ShapeNode) => Check;

export interface MemberCheck {
  readonly member: MemberNode;
  readonly check: Check;
}

/** Checks of members by name, each built when it is first asked for. */
export function memberChecks(
  members: readonly MemberNode[],
  checkOf: CheckOf,
): (name: string) => MemberCheck | undefined {
  const byName = new Map(members.map((member) => [member.name, member]));
  const built = new Map<string, MemberCheck>();
  return (name) => {
    const known = built.get(name);
    if (known !== undefined) return known;
    const member = byName.get(name);
    if (member === undefined) return undefined;
    const entry = { member, check: checkOf(member.target) };
    built.set(name, entry);
    return entry;
  };
}
