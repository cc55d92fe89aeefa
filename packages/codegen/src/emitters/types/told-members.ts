import type { MemberRule, MemberRules, Scalar, SituationData } from "@shapesmith/contract";
import { expectData, findShape } from "../../model/model.js";
import type { Member, Shape, ShapeId, StructureShape } from "../../model/shape.js";
import { printWidth, propertyKey, stringLiteral } from "../../typescript/literal.js";
import { type TypeContext, typeOfTarget } from "./expression.js";

/**
 * What a situation tells of members, as a type: what is absent, what is there, and what it is. The
 * rest is left to the structure's own type. `indent` is that of the closing brace.
 */
export function toldMembers(
  context: TypeContext,
  shape: StructureShape,
  { members, observed }: SituationData,
  indent: number,
): string {
  return toldType(context, shape, context.observed ? { ...members, ...observed } : members, indent);
}

function toldType(
  context: TypeContext,
  shape: StructureShape,
  rules: MemberRules,
  indent: number,
): string {
  const start = " ".repeat(indent + 2);
  const lines = Object.entries(rules).flatMap(([name, rule]) => {
    const member = shape.members.get(name);
    const told = member && toldOf(context, member, rule, indent + 2);
    return told === undefined ? [] : [`${start}${propertyKey(name)}${told};\n`];
  });
  return lines.length === 0 ? "{}" : `{\n${lines.join("")}${" ".repeat(indent)}}`;
}

/** What stands behind the member's name; undefined: nothing is told that a type can say. */
function toldOf(
  context: TypeContext,
  member: Member,
  rule: MemberRule,
  indent: number,
): string | undefined {
  const absent = member.traits.required ? undefined : "?: undefined";
  if (rule === null) return absent;
  const type = typeOfTarget(context, member.target);
  if ("is" in rule || "oneOf" in rule) {
    const target = expectData(context.plan.model, member.target);
    const wanted = "is" in rule ? [rule.is] : rule.oneOf;
    const possible = wanted.filter((value) => isPossible(context, target, value));
    // What no model lists is left out of values, unless recorded ones are asked for.
    return possible.length === 0 ? absent : `: ${possible.map(literal).join(" | ")}`;
  }
  if ("not" in rule) {
    const target = expectData(context.plan.model, member.target);
    const others = rule.not.filter((value) => isPossible(context, target, value));
    const isListed = target.type === "enum" || target.type === "intEnum";
    if (!isListed || others.length === 0) return `: ${type}`;
    return excluding(member.name, type, others, indent);
  }
  if ("members" in rule) {
    const target = findShape(context.plan.model, member.target);
    if (target?.type === "structure") {
      return `: ${type} & ${toldType(context, target, rule.members, indent)}`;
    }
  }
  return `: ${type}`;
}

function excluding(name: string, type: string, others: readonly Scalar[], indent: number): string {
  const union = others.map(literal).join(" | ");
  const flat = `: Exclude<${type}, ${union}>`;
  if (indent + propertyKey(name).length + flat.length < printWidth) return flat;
  const start = " ".repeat(indent);
  return `: Exclude<\n${start}  ${type},\n${start}  ${union}\n${start}>`;
}

function isPossible({ observed }: TypeContext, target: Shape, value: Scalar): boolean {
  if (target.type === "intEnum") return target.members.some((member) => member.value === value);
  if (target.type !== "enum") return true;
  if (target.members.some((member) => member.value === value)) return true;
  return observed && (target.traits.observed ?? []).some((known) => known === value);
}

/** The value as a type; undefined where the target cannot have it. */
export function possibleLiteral(
  context: TypeContext,
  target: ShapeId,
  value: Scalar,
): string | undefined {
  const shape = expectData(context.plan.model, target);
  return isPossible(context, shape, value) ? literal(value) : undefined;
}

function literal(value: Scalar): string {
  return typeof value === "string" ? stringLiteral(value) : String(value);
}
