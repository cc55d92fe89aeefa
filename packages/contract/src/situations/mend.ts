import { conforms } from "../check/check.js";
import type { Context } from "../check/search.js";
import type { MemberRule } from "../data.js";
import type { BlobForm } from "../minimum.js";
import type { StructureNode } from "../node.js";
import type { Random } from "../random.js";
import { bringInto } from "./bring-into.js";
import type { Condition } from "./condition.js";
import { memberOf, ruleHolds } from "./member-rule.js";

/** One condition may be broken by mending another, but not without end. */
const mostMends = 8;

/**
 * Changes members until the value keeps all conditions, each in one of the ways in which it can be
 * kept; the first of them where there is no random source.
 *
 * @param isFree whether a member may be changed.
 * @returns whether it keeps them.
 */
export function mend(
  node: StructureNode,
  value: Record<string, unknown>,
  conditions: readonly Condition[],
  { random, blobForm, isFree = () => true }: MendOptions = {},
): boolean {
  for (let mends = 0; ; mends++) {
    const broken = conditions.find((condition) => !condition.holds(value));
    if (broken === undefined) return true;
    const ways = broken.alternatives.filter((way) =>
      [...way].every(
        ([name, rule]) =>
          ruleHolds(rule, memberOf(value, name)) || (isFree(name) && canBe(node, name, rule)),
      ),
    );
    const way = random === undefined || ways.length === 0 ? ways[0] : random.pick(ways);
    if (way === undefined || mends === mostMends) return false;
    bringInto(way, node, value, blobForm);
  }
}

/** Whether a member can be as the rule says: not every constant that is compared is a value of it. */
function canBe(node: StructureNode, name: string, rule: MemberRule): boolean {
  const member = node.memberByName.get(name);
  if (member === undefined) return rule === null;
  if (rule === null) return !member.required;
  if (!("is" in rule)) return true;
  return conforms(member.target, rule.is, anyContext());
}

function anyContext(): Context {
  return { observed: false, unlisted: false, situations: true, direction: "response", depth: 0 };
}

interface MendOptions {
  readonly random?: Random;
  readonly blobForm?: BlobForm;
  readonly isFree?: (name: string) => boolean;
}
