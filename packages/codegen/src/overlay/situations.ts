import type { CasesData, MemberRule, SituationData } from "@shapesmith/contract";
import type { Finding } from "../findings.js";
import { findShape, type Model } from "../model/model.js";
import { nearest } from "../model/nearest.js";
import type { Member, OperationShape, Shape, ShapeId, StructureShape } from "../model/shape.js";

/** What is wrong with the situations of one shape, and what the source does not know of. */
export interface SituationCheck {
  /** Sentences. */
  readonly problems: readonly string[];
  readonly findings: readonly Finding[];
}

/** Looks whether the situations and cases of a structure speak of members and values that it has. */
export function checkSituations(model: Model, shape: StructureShape): SituationCheck {
  const { situations = {}, cases = {} } = shape.traits;
  const checks = [
    ...Object.entries(situations).map(([name, it]) => checkSituation(model, shape, name, it)),
    ...Object.entries(cases).map(([name, it]) => checkCases(model, shape, name, it)),
  ];
  return {
    problems: checks.flatMap(({ problems }) => problems),
    findings: checks.flatMap(({ findings }) => findings),
  };
}

/** Looks whether an operation's output has the situation that it is in by default. */
export function checkUsualSituation(model: Model, operation: OperationShape): readonly string[] {
  const { situation } = operation.traits;
  if (situation === undefined) return [];
  const output = findShape(model, operation.output);
  return unknownName("situation", situation, Object.keys(output?.traits.situations ?? {}));
}

function checkSituation(
  model: Model,
  shape: StructureShape,
  name: string,
  situation: SituationData,
): SituationCheck {
  const problems: string[] = [];
  const findings: Finding[] = [];
  for (const [memberName, rule] of Object.entries(situation.members)) {
    const member = shape.members.get(memberName);
    if (member === undefined) {
      const unknown = unknownName("member", memberName, [...shape.members.keys()]);
      problems.push(...unknown.map((message) => `the situation ${name}: ${message}`));
      continue;
    }
    const broken = brokenRule(model, member, rule);
    if (broken !== undefined) problems.push(`the situation ${name}: ${memberName} ${broken}`);
    else findings.push(...unknownValues(model, shape.id, member, valuesOf(rule)));
  }
  return { problems, findings };
}

function checkCases(
  model: Model,
  shape: StructureShape,
  name: string,
  { member, text, situation, situations = {}, texts = {} }: CasesData,
): SituationCheck {
  const members = [...shape.members.keys()];
  const known = Object.keys(shape.traits.situations ?? {});
  const problems = [
    ...unknownName("member", member, members),
    ...(text === undefined ? [] : unknownName("member", text, members)),
    ...[situation, ...Object.values(situations)].flatMap((one) =>
      unknownName("situation", one, known),
    ),
  ];
  const holder = shape.members.get(member);
  const values = [...Object.keys(situations), ...Object.keys(texts)];
  const findings = holder === undefined ? [] : unknownValues(model, shape.id, holder, values);
  if (holder !== undefined && findShape(model, holder.target)?.type !== "enum") {
    problems.push(`${member} is not an enum, so there are no cases of it.`);
  }
  return { problems: problems.map((message) => `the cases ${name}: ${message}`), findings };
}

function valuesOf(rule: MemberRule): readonly (string | number | boolean)[] {
  if (rule === null || "present" in rule) return [];
  return "is" in rule ? [rule.is] : rule.oneOf;
}

/** Why no value can keep to the rule; a sentence without its subject. */
function brokenRule(model: Model, member: Member, rule: MemberRule): string | undefined {
  if (rule === null) {
    if (member.traits.required !== true) return undefined;
    return "is required and cannot be absent.";
  }
  const target = findShape(model, member.target);
  const expected = target === undefined ? undefined : scalarType(target);
  const wrong = valuesOf(rule).find((value) => typeof value !== expected);
  if (wrong === undefined) return undefined;
  return `is of type ${target?.type ?? "unknown"} and cannot be ${JSON.stringify(wrong)}.`;
}

function scalarType({ type }: Shape): "string" | "number" | "boolean" | undefined {
  switch (type) {
    case "string":
    case "enum":
      return "string";
    case "byte":
    case "short":
    case "integer":
    case "long":
    case "float":
    case "double":
    case "intEnum":
      return "number";
    case "boolean":
      return "boolean";
    case "bigInteger":
    case "bigDecimal":
    case "blob":
    case "timestamp":
    case "document":
    case "list":
    case "map":
    case "structure":
    case "union":
    case "operation":
    case "service":
      return undefined;
  }
}

/** A source may be older than the overlay: values that its enum lacks are told, not refused. */
function unknownValues(
  model: Model,
  shape: ShapeId,
  member: Member,
  values: readonly (string | number | boolean)[],
): readonly Finding[] {
  const target = findShape(model, member.target);
  if (target?.type !== "enum") return [];
  const observed = [...(member.traits.observed ?? []), ...(target.traits.observed ?? [])];
  const known = new Set<unknown>([...target.members.map(({ value }) => value), ...observed]);
  const unknown = [...new Set(values)].filter((value) => !known.has(value));
  if (unknown.length === 0) return [];
  const told = unknown.map((value) => JSON.stringify(value)).join(", ");
  const message = `Situations of ${shape} speak of ${told}, which ${target.id} does not have.`;
  return [{ severity: "warning", code: "situation-value-unknown", shape: member.id, message }];
}

function unknownName(kind: string, name: string, names: readonly string[]): readonly string[] {
  if (names.includes(name)) return [];
  const guess = nearest(name, names);
  const hint =
    guess !== undefined
      ? `Did you mean ${guess}?`
      : names.length === 0
        ? `There is no ${kind} at all.`
        : "Correct the name.";
  return [`there is no ${kind} ${name}. ${hint}`];
}
