import {
  type BlobForm,
  memberOf,
  type MemberRule,
  minimumOf,
  narrowed,
  ruleHolds,
  type StructureNode,
} from "@shapesmith/contract";
import { put } from "../put.js";
import type { Situation } from "./situations.js";

/** Changes members so that a value is in a situation, and as few of them as that takes. */
export function bringIntoSituation(
  { rules, loose }: Situation,
  node: StructureNode,
  value: Record<string, unknown>,
  blobForm?: BlobForm,
): Record<string, unknown> {
  const there = [...loose].filter(([name]) => memberOf(value, name) !== undefined);
  return bringInto([...there, ...rules], node, value, blobForm);
}

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
    if (rule === null) Reflect.deleteProperty(value, name);
    else if ("is" in rule) put(value, name, rule.is);
    else if ("oneOf" in rule) put(value, name, rule.oneOf[0]);
    else if (member !== undefined) {
      const target = narrowed(member.target, rule);
      const least = minimumOf(target, blobForm);
      const inside = "members" in rule && target.type === "structure" ? rule.members : undefined;
      if (inside !== undefined && target.type === "structure") {
        // It was made just now, for this.
        bringInto(Object.entries(inside), target, least as Record<string, unknown>, blobForm);
      }
      if (ruleHolds(rule, least)) put(value, name, least);
      else if (!member.required) Reflect.deleteProperty(value, name);
    }
  }
  return value;
}
