import type { Member } from "../../model/shape.js";
import { observedValues } from "../../plan/observed-shapes.js";
import type { Plan, PlannedShape } from "../../plan/plan.js";
import { printWidth, propertyKey, stringLiteral } from "../../typescript/literal.js";
import { plainMemberLine, unionType } from "./declaration.js";
import { type TypeContext, typeOfShape } from "./expression.js";

/**
 * The record of the forms that shapes have in observed values: an interface of its own, so that no
 * name can clash and shapes can contain themselves.
 */
export function observedTypes(context: TypeContext): string {
  const observing: TypeContext = { ...context, observed: true };
  const lines = context.plan.shapes
    .filter(({ isObserved, functionName }) => isObserved && functionName !== undefined)
    .map((planned) => `  ${propertyKey(planned.name)}: ${observedForm(observing, planned)};\n`);
  if (lines.length === 0) return "";
  const doc =
    "/** Types with the values that were recorded from the service though no model lists them. */\n";
  return `${doc}export interface Observed {\n${lines.join("")}}\n\n`;
}

function observedForm(context: TypeContext, planned: PlannedShape): string {
  const { shape, name, inRequests } = planned;
  if (shape.type === "enum") return [name, ...observedValues(shape).map(stringLiteral)].join(" | ");
  if (shape.type === "union") return unionType(context, shape, inRequests, 4);
  if (shape.type !== "structure") return typeOfShape(context, shape, inRequests);
  const changed = [...shape.members.values()].filter((member) => isChanged(context.plan, member));
  const lines = changed.map((member) => plainMemberLine(context, member, inRequests, 4));
  return `${without(name, changed)} & {\n${lines.join("")}  }`;
}

function without(name: string, members: readonly Member[]): string {
  const keys = members.map((member) => stringLiteral(member.name));
  const flat = `Omit<${name}, ${keys.join(" | ")}>`;
  // The line starts with the name and ends with a brace.
  if (2 + name.length + 2 + flat.length + 4 <= printWidth) return flat;
  return `Omit<\n    ${name},\n    ${keys.join(" | ")}\n  >`;
}

function isChanged({ shapeById }: Plan, { target }: Member): boolean {
  return shapeById.get(target)?.isObserved === true;
}
