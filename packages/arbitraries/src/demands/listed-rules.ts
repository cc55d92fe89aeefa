import type { MemberRule, Scalar, ShapeNode, StructureNode } from "@shapesmith/contract";

type Rules = readonly (readonly [string, MemberRule])[];

/**
 * The rules without values that no model lists, which an overlay newer than the model has: what could
 * be nothing else is absent. Recorded ones stay where they are asked for.
 */
export function listedRules(node: StructureNode, rules: Rules, isObserved: boolean): Rules {
  return rules.map((entry) => (isListed(node, entry, isObserved) ? entry : [entry[0], null]));
}

/** Whether values can be as all the rules say without what no model lists. */
export function areListed(node: StructureNode, rules: Rules, isObserved: boolean): boolean {
  return rules.every((entry) => isListed(node, entry, isObserved));
}

function isListed(node: StructureNode, [name, rule]: Rules[number], isObserved: boolean): boolean {
  const target = node.memberByName.get(name)?.target;
  if (rule === null || target === undefined) return true;
  if ("is" in rule) return isValue(target, rule.is, isObserved);
  return !("oneOf" in rule) || rule.oneOf.some((value) => isValue(target, value, isObserved));
}

function isValue(target: ShapeNode, value: Scalar, isObserved: boolean): boolean {
  if (target.type === "intEnum") return target.values.some((known) => known === value);
  if (target.type !== "enum") return true;
  const values = isObserved ? [...target.values, ...target.observed] : target.values;
  return values.some((known) => known === value);
}
