import type { MemberRule } from "../data.js";
import type { ShapeNode } from "../node.js";
import { lengthBounds } from "./member-rule.js";
import type { NamedSituation } from "./situations-by-aspect.js";

type ByTeller = Map<string, ShapeNode>;

const known = new WeakMap<Exclude<MemberRule, null>, WeakMap<ShapeNode, ByTeller>>();

/** The name of what is told where nobody asks which situation tells it. */
const anonymous = "";

/**
 * What is left of a member's target under a rule that it is there: a shape like any other, so that
 * whoever makes values, or makes them simpler, need not know of rules. Single values (`is`) are not
 * narrowed to; what a rule cannot narrow is the target as it is.
 *
 * @param teller the situation that has the rule, for those who want to know who tells of the inside.
 */
export function narrowed(
  target: ShapeNode,
  rule: Exclude<MemberRule, null>,
  teller?: NamedSituation,
): ShapeNode {
  let targets = known.get(rule);
  if (targets === undefined) {
    targets = new WeakMap();
    known.set(rule, targets);
  }
  let nodes: ByTeller | undefined = targets.get(target);
  if (nodes === undefined) targets.set(target, (nodes = new Map<string, ShapeNode>()));
  const name = teller?.[0] ?? anonymous;
  let node = nodes.get(name);
  if (node === undefined) nodes.set(name, (node = build(target, rule, teller)));
  return node;
}

function build(
  target: ShapeNode,
  rule: Exclude<MemberRule, null>,
  [name, told]: NamedSituation = [anonymous, { grade: "model", members: {} }],
): ShapeNode {
  if ("matches" in rule) {
    return target.type === "string" ? { ...target, pattern: rule.matches } : target;
  }
  if ("length" in rule) {
    if (target.type !== "list" && target.type !== "blob") return target;
    return { ...target, length: { ...target.length, ...lengthBounds(rule.length) } };
  }
  if ("members" in rule && target.type === "structure") {
    const { grade, source, date } = told;
    const from = { grade, ...(source && { source }), ...(date && { date }) };
    // What is told of the inside takes the place of what the structure's own situations tell.
    return { ...target, situations: new Map([[name, { ...from, members: rule.members }]]) };
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
