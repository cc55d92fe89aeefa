import {
  currentVariable,
  isNamedBy,
  type MessageData,
  type OperationChoice,
  parsePath,
  refusalVariables,
  type UnmodelledErrorData,
  unclosedVariablesIn,
  variablesIn,
  worldVariables,
} from "@shapesmith/contract";
import type { Finding } from "../findings.js";
import { findShape, type Model } from "../model/model.js";
import { nearest } from "@shapesmith/contract";
import { nameOf } from "../model/shape-id.js";
import type { Member, OperationShape, Shape, StructureShape } from "../model/shape.js";
import type { Refusal, Traits } from "../model/traits.js";
import { membersOf } from "../model/walk.js";
import { readPath } from "./path-reading.js";
import { unknownName } from "./unknown-name.js";

/** What is wrong with the texts of errors, in sentences, and what the source does not know of. */
export interface MessageCheck {
  readonly problems: readonly string[];
  readonly findings: readonly Finding[];
}

/** Looks whether the texts of an error speak of members, operations and variables that there are. */
export function checkMessages(model: Model, error: StructureShape): MessageCheck {
  const problems: string[] = [];
  const findings: Finding[] = [];
  const { messages } = error.traits;
  if (messages === undefined) return { problems, findings };
  if (error.traits.error === undefined)
    problems.push("messages are those of an error, and this is none.");
  const having = operationsOf(model).filter((operation) => hasError(model, operation, error));
  for (const [name, message] of Object.entries(messages)) {
    const at = `the message ${name}: `;
    const wrong = [
      ...wrongOperations(model, message.operations, having, `that ends with ${nameOf(error.id)}`),
      ...wrongTexts(model, message),
      ...wrongTrigger(model, message, having),
    ];
    for (const [member, value] of Object.entries(message.members ?? {})) {
      const found = error.members.get(member);
      if (found === undefined) {
        wrong.push(...unknownName("member", member, [...error.members.keys()]));
      } else {
        wrong.push(...wrongValue(model, found, value));
        findings.push(...unknownValue(model, error, found, value));
      }
    }
    problems.push(...wrong.map((sentence) => at + sentence));
  }
  return { problems, findings };
}

/** The same of the errors that no model lists. */
export function checkUnmodelledErrors(model: Model, traits: Traits): readonly string[] {
  const all = operationsOf(model);
  return Object.entries(traits.unmodelledErrors ?? {}).flatMap(([error, stated]) => {
    const at = `the error ${error}: `;
    const own = wrongOperations(model, stated.operations, all, "of the service");
    const texts = Object.entries(stated.messages).flatMap(([name, message]) =>
      [
        ...wrongOperations(model, message.operations, all, "of the service"),
        ...wrongTexts(model, message),
        ...wrongTrigger(model, message, all),
        ...unreadable(stated, message),
      ].map((sentence) => `the message ${name}: ${sentence}`),
    );
    return [...own, ...texts].map((sentence) => at + sentence);
  });
}

/** Looks whether the refusals of a shape or member name errors and texts that there are. */
export function checkRefusals(
  model: Model,
  part: Shape | Member,
  refusals: readonly Refusal[],
): readonly string[] {
  return refusals.flatMap(({ constraint, error, message }) => {
    const type = "target" in part ? findShape(model, part.target)?.type : part.type;
    if (type !== undefined && !canHave(type, constraint))
      return [`the refusal: a shape of type ${type} has no constraint ${constraint}.`];
    const known = errorMessages(model);
    const messages = known.get(error);
    if (messages === undefined)
      return unknownName("error", error, [...known.keys()]).map((why) => `the refusal: ${why}`);
    if (message === undefined) return [];
    const found = Object.hasOwn(messages, message) ? messages[message] : undefined;
    if (found === undefined) {
      return unknownName("message", message, Object.keys(messages)).map(
        (why) => `the refusal: ${error}: ${why}`,
      );
    }
    const others = variablesIn(found.text ?? "").filter(
      (name) => !refusalVariables.some((each) => each === name),
    );
    if (others.length === 0) return [];
    const usable = refusalVariables.map((name) => `{${name}}`).join(", ");
    return [
      `the refusal: the message ${message} has {${others.join("}, {")}}: what answers a violation ` +
        `has only ${usable}.`,
    ];
  });
}

/** Whether values of a type can break such a constraint. */
function canHave(type: Shape["type"], constraint: Refusal["constraint"]): boolean {
  switch (constraint) {
    case "required":
      return true;
    case "enum":
      return type === "enum" || type === "intEnum";
    case "length":
      return ["string", "enum", "blob", "list", "map"].includes(type);
    case "pattern":
      return type === "string" || type === "enum";
    case "uniqueItems":
      return type === "list";
    case "range":
      return /^(byte|short|integer|long|float|double|intEnum|bigInteger|bigDecimal)$/.test(type);
  }
}

/** The texts of all errors of a service, by the error's name. */
function errorMessages(model: Model): ReadonlyMap<string, Readonly<Record<string, MessageData>>> {
  const known = new Map<string, Readonly<Record<string, MessageData>>>();
  for (const { id, traits } of model.shapes.values()) {
    if (traits.error !== undefined) known.set(nameOf(id), traits.messages ?? {});
  }
  for (const [name, { messages }] of Object.entries(model.service.traits.unmodelledErrors ?? {})) {
    known.set(name, messages);
  }
  const usual = model.service.traits.validation?.error;
  if (usual !== undefined && !known.has(usual)) known.set(usual, {});
  return known;
}

function wrongTexts(model: Model, { text, variables = {} }: MessageData): string[] {
  const declared = Object.keys(variables);
  const texts = [text ?? "", ...Object.values(variables)];
  const used = new Set(texts.flatMap((each) => variablesIn(each)));
  const problems = texts
    .flatMap((each) => unclosedVariablesIn(each))
    .map((name) => `the brace of {${name} is not closed. Write {${name}}.`);
  for (const name of used) {
    if (declared.includes(name) || isWorldVariable(name) || isMember(model, name)) continue;
    const known = [...declared, ...worldVariables, ...refusalVariables, ...memberVariables(model)];
    if (refusalVariables.some((each) => each === name)) continue;
    const guess = nearest(name, known);
    const hint = guess === undefined ? `State it in "variables".` : `Did you mean {${guess}}?`;
    problems.push(`there is no variable {${name}}. ${hint}`);
  }
  for (const name of declared) {
    if (!used.has(name)) problems.push(`the variable ${name} stands in no text. Remove it.`);
  }
  return problems;
}

/** A trigger speaks of the requests of the operations that give the message, or of some of them. */
function wrongTrigger(
  model: Model,
  { trigger, operations }: MessageData,
  giving: readonly OperationShape[],
): readonly string[] {
  if (trigger === undefined || !("request" in trigger)) return [];
  const expression = trigger.request;
  const named = Array.isArray(operations) ? operations : undefined;
  const requests = giving.flatMap(({ id, input }) => {
    const shape = findShape(model, input);
    const isMeant = named === undefined || named.includes(nameOf(id));
    return isMeant && shape?.type === "structure" ? [shape] : [];
  });
  try {
    parsePath(expression);
    const wrong = requests.map((request) => readPath(model, request, expression).problems);
    const isMeant = wrong.length === 0 || wrong.some((problems) => problems.length === 0);
    return isMeant ? [] : (wrong[0] ?? []).map((problem) => `its trigger: ${problem}`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [`its trigger is no JMESPath expression: ${reason}.`];
  }
}

/** What stands in for an answer cannot be of its form. */
function unreadable(
  { contentType }: UnmodelledErrorData,
  { text }: MessageData,
): readonly string[] {
  if (contentType === undefined) return [];
  if (text === null) return [`an answer of the type ${contentType} has a body: state its text.`];
  try {
    JSON.parse(text);
  } catch {
    return [];
  }
  return [
    "the text is JSON, which every client can read. Remove contentType, or state another text.",
  ];
}

function isWorldVariable(name: string): boolean {
  return worldVariables.some((each) => each === name);
}

function isMember(model: Model, name: string): boolean {
  const names = [name, currentVariable(name) ?? name];
  for (const shape of model.shapes.values()) {
    for (const member of membersOf(shape))
      if (names.some((each) => isNamedBy(member.name, each))) return true;
  }
  return false;
}

/** The names of members as variables have them. */
function memberVariables(model: Model): readonly string[] {
  const names = new Set<string>();
  for (const shape of model.shapes.values()) {
    if (shape.type !== "structure") continue;
    for (const name of shape.members.keys()) {
      names.add(name.replace(/^[A-Z]+(?![a-z])|^[A-Z]/, (start) => start.toLowerCase()));
    }
  }
  return [...names];
}

function operationsOf(model: Model): readonly OperationShape[] {
  return model.service.operations.flatMap((id) => {
    const shape: Shape | undefined = model.shapes.get(id);
    return shape?.type === "operation" ? [shape] : [];
  });
}

function hasError(model: Model, operation: OperationShape, error: StructureShape): boolean {
  return operation.errors.includes(error.id) || model.service.errors.includes(error.id);
}

function wrongOperations(
  model: Model,
  stated: OperationChoice | undefined,
  known: readonly OperationShape[],
  which: string,
): string[] {
  if (stated === undefined) return [];
  if ("taking" in stated) {
    const members = known.flatMap(({ input }) => {
      const shape = findShape(model, input);
      return shape?.type === "structure" ? [...shape.members.keys()] : [];
    });
    const where = ` in a request of an operation ${which}`;
    const wrong = unknownName("member", stated.taking, members, where);
    if (wrong.length > 0) return [...wrong];
  }
  const all = known.map(({ id }) => nameOf(id));
  return ("taking" in stated ? (stated.except ?? []) : stated).flatMap((name) =>
    unknownName("operation", name, all, ` ${which}`),
  );
}

function wrongValue(model: Model, member: Member, value: string | number | boolean): string[] {
  const target = findShape(model, member.target);
  const isText = target?.type === "string" || target?.type === "enum";
  const expected = isText ? "string" : target?.type === "boolean" ? "boolean" : "number";
  if (typeof value === expected) return [];
  return [
    `${member.name} is of type ${target?.type ?? "unknown"} and cannot be ${JSON.stringify(value)}.`,
  ];
}

/** A source may be older than the overlay: values that its enum lacks are told, not refused. */
function unknownValue(
  model: Model,
  error: StructureShape,
  member: Member,
  value: unknown,
): readonly Finding[] {
  const target = findShape(model, member.target);
  if (target?.type !== "enum" || target.members.some((each) => each.value === value)) return [];
  const message = `Messages of ${error.id} speak of ${JSON.stringify(value)}, which ${target.id} does not have.`;
  return [{ severity: "warning", code: "message-value-unknown", shape: member.id, message }];
}
