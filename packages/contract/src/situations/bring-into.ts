import type { MemberRule } from "../data.js";
import { type BlobForm, minimumOf, simplestOf } from "../minimum.js";
import type { StructureNode } from "../node.js";
import { put } from "../put.js";
import { memberOf, ruleHolds } from "./member-rule.js";
import { narrowed } from "./narrowed.js";

/** Changes members so that all are as the rules say, and as few of them as that takes. */
export function bringInto(
  rules: Iterable<readonly [string, MemberRule]>,
  node: StructureNode,
  value: Record<string, unknown>,
  blobForm?: BlobForm,
): Record<string, unknown> {
  for (const [name, rule] of rules) {
    if (ruleHolds(rule, memberOf(value, name))) continue;
    const member = node.memberByName.get(name);
    if (member === undefined) continue;
    const part = rule === null ? undefined : leastUnder(rule, member.target, blobForm);
    if (part !== undefined) put(value, name, part);
    else if (!member.required) Reflect.deleteProperty(value, name);
  }
  return value;
}

/** The least value that is as the rule says; undefined where none is known. */
function leastUnder(
  rule: Exclude<MemberRule, null>,
  whole: StructureNode["members"][number]["target"],
  blobForm: BlobForm | undefined,
): unknown {
  if ("is" in rule) return rule.is;
  if ("oneOf" in rule) return rule.oneOf[0];
  const target = narrowed(whole, rule);
  const least = minimumOf(target, blobForm);
  if ("members" in rule && target.type === "structure") {
    // It was made just now, for this.
    bringInto(Object.entries(rule.members), target, least as Record<string, unknown>, blobForm);
  }
  if (ruleHolds(rule, least)) return least;
  // What is left of numbers and truth values is no shape of its own.
  return "not" in rule ? simplestOf(target, rule.not.length + 1).find(holds(rule)) : undefined;
}

function holds(rule: MemberRule): (value: unknown) => boolean {
  return (value) => ruleHolds(rule, value);
}
