import { messagesData, unmodelledErrorsData } from "../contract/messages.js";
import { nameOf } from "../../model/shape-id.js";
import type { Plan } from "../../plan/plan.js";
import { printWidth, propertyKey, stringLiteral } from "../../typescript/literal.js";

/** The names of types that say which texts of errors there are. */
export const messageTypes = { listed: "ErrorMessages", unmodelled: "UnmodelledErrors" } as const;

/** Whether the contract of a service has texts of errors, so that types name them. */
export function hasMessages(plan: Plan): boolean {
  return listedMessages(plan).length > 0 || unmodelledMessages(plan).length > 0;
}

/** The types that name the texts of every error; empty where no text is known. */
export function errorMessages(plan: Plan): string {
  if (!hasMessages(plan)) return "";
  return (
    "/** The names of the texts that the contract has of errors, by the error's name. */\n" +
    `export interface ${messageTypes.listed} {\n${lines(listedMessages(plan))}}\n\n` +
    "/** Errors that no model lists, with the names of their texts; of some operations alone: by operation. */\n" +
    `export interface ${messageTypes.unmodelled} {\n${lines(unmodelledMessages(plan))}}\n\n`
  );
}

type Named = readonly [
  error: string,
  messages: readonly string[],
  operations?: readonly string[] | undefined,
];

function listedMessages(plan: Plan): readonly Named[] {
  return plan.shapes.flatMap(({ name, shape }): readonly Named[] => {
    const { messages } = shape.traits;
    if (messages === undefined) return [];
    const names = Object.keys(messagesData(plan, nameOf(shape.id), messages));
    return names.length === 0 ? [] : [[name, names]];
  });
}

function unmodelledMessages(plan: Plan): readonly Named[] {
  const errors = unmodelledErrorsData(plan, plan.service.traits.unmodelledErrors ?? {});
  return Object.entries(errors).map(([name, { messages, operations }]) => [
    name,
    Object.keys(messages),
    operations,
  ]);
}

function lines(all: readonly Named[]): string {
  return all.map(line).join("");
}

function line([error, messages, operations]: Named): string {
  if (operations === undefined) return unionLine(error, messages, 2);
  const lines = operations.map((operation) => unionLine(operation, messages, 4));
  return `  ${propertyKey(error)}: {\n${lines.join("")}  };\n`;
}

function unionLine(name: string, messages: readonly string[], indent: number): string {
  const start = " ".repeat(indent);
  const literals = messages.map(stringLiteral);
  const union = literals.length === 0 ? "never" : literals.join(" | ");
  const flat = `${start}${propertyKey(name)}: ${union};`;
  if (flat.length <= printWidth) return `${flat}\n`;
  const broken = literals.map((literal) => `${start}  | ${literal}`).join("\n");
  return `${start}${propertyKey(name)}:\n${broken};\n`;
}
