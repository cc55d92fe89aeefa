import type { MemberNode, ShapeNode } from "../node.js";
import type { Check } from "./search.js";

/** Finds the check of a node, building it if it is asked for the first time. */
export type CheckOf = (node: ShapeNode) => Check;

/** A member with its check, which is built when it is first asked for. */
export class MemberCheck {
  readonly name: string;
  readonly member: MemberNode;
  readonly isRequired: boolean;
  readonly #checkOf: CheckOf;
  #check: Check | undefined;

  constructor(member: MemberNode, checkOf: CheckOf) {
    this.name = member.name;
    this.member = member;
    this.isRequired = member.required;
    this.#checkOf = checkOf;
  }

  get check(): Check {
    return (this.#check ??= this.#checkOf(this.member.target));
  }
}

/** Checks of members by name. */
export function memberChecks(
  members: readonly MemberNode[],
  checkOf: CheckOf,
): ReadonlyMap<string, MemberCheck> {
  return new Map(members.map((member) => [member.name, new MemberCheck(member, checkOf)]));
}
