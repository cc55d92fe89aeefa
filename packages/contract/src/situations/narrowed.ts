import type { MemberRule } from "../data.js";
import type { ShapeNode } from "../node.js";
import { lengthBounds } from "./member-rule.js";

const known = new WeakMap<Exclude<MemberRule, null>, WeakMap<ShapeNode, ShapeNode>>();

/**
 * What is left of a member's target under a rule that it is there: a shape like any other, so that
 * whoever makes values, or makes them simpler, need not know of rules. Single values (`is`) are not
 * narrowed to; what a rule cannot narrow is the target as it is.
 */
export function narrowed(target: ShapeNode, rule: Exclude<MemberRule, null>): ShapeNode {
  let targets = known.get(rule);
  if (targets === undefined) {
    targets = new WeakMap();
    known.set(rule, targets);
  }
  let node = targets.get(target);
  if (node === undefined) {
    node = build(target, rule);
    targets.set(target, node);
  }
  return node;
}

function build(target: ShapeNode, rule: Exclude<MemberRule, null>): ShapeNode {
  if ("matches" in rule) {
    return target.type === "string" ? { ...target, pattern: rule.matches } : target;
  }
  if ("length" in rule) {
    if (target.type !== "list") return target;
    return { ...target, length: { ...target.length, ...lengthBounds(rule.length) } };
  }
  if ("members" in rule && target.type === "structure") {
    const situation = { grade: "model", members: rule.members } as const;
    // What is told of the inside takes the place of what the structure's own situations tell.
    return { ...target, situations: new Map([["as told", situation]]) };
  }
  if ("oneOf" in rule) return among(target, (value) => rule.oneOf.includes(value));
  if ("not" in rule && target.type === "string") {
    const { min = 0 } = target.length;
    // Of texts only the empty one is left out by a limit.
    const isEmptyOut = rule.not.includes("") && min === 0;
    return isEmptyOut ? { ...target, length: { ...target.length, min: 1 } } : target;
  }
  if ("not" in rule) return among(target, (value) => !rule.not.includes(value));
  return target;
}

function among(target: ShapeNode, isAllowed: (value: string | number) => boolean): ShapeNode {
  if (target.type === "enum") {
    const values = target.values.filter(isAllowed);
    return values.length === 0 ? target : { ...target, values };
  }
  if (target.type !== "intEnum") return target;
  const values = target.values.filter(isAllowed);
  return values.length === 0 ? target : { ...target, values };
}
