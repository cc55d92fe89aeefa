import {
  canKeep,
  type CasesData,
  compilePattern,
  Condition,
  type MemberRule,
  type MemberRules,
  nearest,
  parsePath,
  type PathTree,
  ruleHolds,
  ruleText,
  type Scalar,
  type SituationData,
  statedConditions,
  statedSituations,
} from "@shapesmith/contract";
import type { Finding } from "../findings.js";
import { findShape, type Model } from "../model/model.js";
import { walkShapes } from "../model/walk.js";
import type { Member, OperationShape, Shape, ShapeId, StructureShape } from "../model/shape.js";
import { tagProblems } from "./tagged.js";
import { unknownName } from "./unknown-name.js";

/** What is wrong with the situations of one shape, and what the source does not know of. */
export interface SituationCheck {
  /** Sentences. */
  readonly problems: readonly string[];
  readonly findings: readonly Finding[];
}

/** Looks whether what is stated of a structure's members speaks of members and values that it has. */
export function checkSituations(model: Model, shape: StructureShape): SituationCheck {
  const { tagged = {}, cases = {}, usually = {} } = shape.traits;
  const mistagged = Object.entries(tagged).flatMap(([aspect, it]) =>
    tagProblems(shape, aspect, it),
  );
  // One wrong name would be told of each situation that has to do with it.
  const situations =
    mistagged.length > 0 ? (shape.traits.situations ?? {}) : statedSituations(shape.traits);
  const checks = [
    { problems: mistagged, findings: [] },
    ...Object.entries(situations).map(([name, it]) => checkSituation(model, shape, name, it)),
    ...Object.entries(cases).map(([name, it]) => checkCases(model, shape, name, it)),
    checkRules(model, shape, "what is usual", usually),
    checkConditions(shape),
    checkAspects(situations),
  ];
  return {
    problems: checks.flatMap(({ problems }) => problems),
    findings: onceEach(checks.flatMap(({ findings }) => findings)),
  };
}

/** The variants of a situation say the same of most members. */
function onceEach(findings: readonly Finding[]): readonly Finding[] {
  return [...new Map(findings.map((finding) => [finding.message, finding])).values()];
}

/** Looks whether the situation of an operation's answers is one that something in them has. */
export function checkUsualSituation(model: Model, operation: OperationShape): readonly string[] {
  const { situation } = operation.traits;
  if (situation === undefined) return [];
  const reached = [...walkShapes(model, [operation.output])];
  const names = reached.flatMap(({ traits }) => Object.keys(statedSituations(traits)));
  return unknownName("situation", situation, names);
}

function checkSituation(
  model: Model,
  shape: StructureShape,
  name: string,
  { members, usually = {}, observed, typical = {}, asks = {}, operations = [] }: SituationData,
): SituationCheck {
  const where = `the situation ${name}`;
  const variants = observed === undefined ? [members] : [members, { ...members, ...observed }];
  const stated = [...variants, usually, typical];
  const checks = stated.map((rules) => checkRules(model, shape, where, rules));
  checks.push(checkAsked(model, shape, `${where}: what it asks`, asks));
  const known = [...model.shapes.values()].flatMap(({ id, type }) =>
    type === "operation" ? [id.slice(id.indexOf("#") + 1)] : [],
  );
  return {
    problems: [
      ...new Set(checks.flatMap(({ problems }) => problems)),
      ...untypical(members, typical).map((message) => `${where}: ${message}`),
      ...operations.flatMap((operation) =>
        unknownName("operation", operation, known).map((message) => `${where}: ${message}`),
      ),
      ...brokenConditions(shape, variants).map(
        ({ name: condition, expression }) =>
          `${where}: its members break the condition ${condition}, which is ${expression}`,
      ),
    ],
    findings: checks.flatMap(({ findings }) => findings),
  };
}

/** What values that are made would have though it takes them out of the situation. */
function untypical(members: MemberRules, typical: MemberRules): readonly string[] {
  return Object.entries(typical).flatMap(([name, rule]) => {
    const firm = members[name];
    if (firm === undefined || firm === null) return [];
    const wrong = valuesOf(rule).filter((value) => !ruleHolds(firm, value));
    const isWrong = rule === null || (!("not" in rule) && wrong.length > 0);
    const told = `${name} is ${ruleText(firm)} in it, and cannot be typically ${ruleText(rule)}`;
    return isWrong ? [told] : [];
  });
}

/** What a request is like is told of the requests of operations whose answers have the structure. */
function checkAsked(
  model: Model,
  shape: StructureShape,
  where: string,
  asks: MemberRules,
): SituationCheck {
  if (Object.keys(asks).length === 0) return { problems: [], findings: [] };
  const requests = [...model.shapes.values()].flatMap((operation) => {
    if (operation.type !== "operation") return [];
    const isAnswer = [...walkShapes(model, [operation.output])].some(({ id }) => id === shape.id);
    const input = findShape(model, operation.input);
    return isAnswer && input?.type === "structure" ? [input] : [];
  });
  const checks = requests.map((input) => checkRules(model, input, where, asks));
  const none = { problems: [`${where}: no operation answers ${shape.id}`], findings: [] };
  // Other operations may answer the same and ask for less.
  return checks.find(({ problems }) => problems.length === 0) ?? checks[0] ?? none;
}

function checkRules(
  model: Model,
  shape: StructureShape,
  where: string,
  rules: MemberRules,
): SituationCheck {
  const problems: string[] = [];
  const findings: Finding[] = [];
  for (const [memberName, rule] of Object.entries(rules)) {
    const member = shape.members.get(memberName);
    if (member === undefined) {
      const names = [...shape.members.keys()];
      if (rule === null && nearest(memberName, names) === undefined) {
        findings.push(absentAnyway(shape.id, where, memberName));
        continue;
      }
      const unknown = unknownName("member", memberName, names);
      problems.push(...unknown.map((message) => `${where}: ${message}`));
      continue;
    }
    const target = findShape(model, member.target);
    if (rule !== null && "members" in rule && target?.type === "structure") {
      const inside = checkRules(model, target, `${where}: ${memberName}`, rule.members);
      problems.push(...inside.problems);
      findings.push(...inside.findings);
      continue;
    }
    const broken = brokenRule(model, member, rule);
    if (broken !== undefined) problems.push(`${where}: ${memberName} ${broken}`);
    else findings.push(...unknownValues(model, shape.id, member, valuesOf(rule)));
  }
  return { problems, findings };
}

/** Situations of different aspects are independent: none may speak of what another speaks of. */
function checkAspects(situations: Readonly<Record<string, SituationData>>): SituationCheck {
  const owners = new Map<string, { readonly aspect: string; readonly name: string }>();
  const problems: string[] = [];
  for (const [name, situation] of Object.entries(situations)) {
    const { aspect = "", members, usually, observed, typical } = situation;
    for (const member of Object.keys({ ...members, ...usually, ...observed, ...typical })) {
      const owner = owners.get(member);
      if (owner === undefined) owners.set(member, { aspect, name });
      else if (owner.aspect !== aspect) {
        problems.push(
          `the situation ${name}: ${member} belongs to another aspect, that of ${owner.name}; ` +
            "situations of different aspects speak of different members.",
        );
      }
    }
  }
  return { problems, findings: [] };
}

function checkConditions(shape: StructureShape): SituationCheck {
  const problems: string[] = [];
  for (const [name, { expression }] of Object.entries(shape.traits.conditions ?? {})) {
    const where = `the condition ${name}`;
    const unknown = [...new Set(fieldsOf(parsePath(expression)))].flatMap((field) =>
      unknownName("member", field, [...shape.members.keys()]),
    );
    problems.push(...unknown.map((message) => `${where}: ${message}`));
  }
  return { problems, findings: [] };
}

/** The members of the structure itself that comparisons speak of. */
function fieldsOf(tree: PathTree): readonly string[] {
  // Null is also written as a name that nothing has.
  if (tree.type === "Field") return tree.name === "null" ? [] : [tree.name];
  if (tree.type === "NotExpression") return fieldsOf(tree.child);
  if (tree.type === "Subexpression") return fieldsOf(tree.left);
  const isPair =
    tree.type === "AndExpression" || tree.type === "OrExpression" || tree.type === "Comparator";
  return isPair ? [...fieldsOf(tree.left), ...fieldsOf(tree.right)] : [];
}

function brokenConditions(
  { traits }: StructureShape,
  variants: readonly MemberRules[],
): readonly { readonly name: string; readonly expression: string }[] {
  return Object.entries(statedConditions(traits)).flatMap(([name, { expression }]) => {
    const condition = new Condition(name, { expression, grade: "model" });
    const isKept = variants.every((rules) => canKeep(condition, rules));
    return isKept ? [] : [{ name, expression }];
  });
}

function checkCases(
  model: Model,
  shape: StructureShape,
  name: string,
  { member, text, situation, situations = {}, texts = {} }: CasesData,
): SituationCheck {
  const members = [...shape.members.keys()];
  const known = Object.keys(statedSituations(shape.traits));
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

function valuesOf(rule: MemberRule): readonly Scalar[] {
  if (rule === null) return [];
  if ("is" in rule) return [rule.is];
  if ("oneOf" in rule) return rule.oneOf;
  return "not" in rule ? rule.not : [];
}

/** Why no value can keep to the rule; a sentence without its subject. */
function brokenRule(model: Model, member: Member, rule: MemberRule): string | undefined {
  if (rule === null) {
    if (member.traits.required !== true) return undefined;
    return "is required and cannot be absent.";
  }
  const target = findShape(model, member.target);
  const type = target?.type ?? "unknown";
  if ("length" in rule && type !== "list") return `is of type ${type} and has no length to state.`;
  if ("members" in rule) return `is of type ${type} and has no members to state.`;
  if ("matches" in rule) {
    if (type !== "string") return `is of type ${type} and cannot match a pattern.`;
    return patternProblem(rule.matches);
  }
  const expected = target === undefined ? undefined : scalarType(target);
  const wrong = valuesOf(rule).find((value) => typeof value !== expected);
  if (wrong === undefined) return undefined;
  return `is of type ${type} and cannot be ${JSON.stringify(wrong)}.`;
}

function patternProblem(pattern: string): string | undefined {
  try {
    compilePattern(pattern);
    return undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return `has a pattern that cannot be read: ${reason}`;
  }
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

/** A source may be older than the overlay: a member that it lacks is absent, as the rule says. */
function absentAnyway(shape: ShapeId, where: string, member: string): Finding {
  const message =
    `${where}: ${member} is stated to be absent, and the source has no such member. ` +
    "It may be older than the overlay; if it is not, correct the name.";
  return { severity: "info", code: "situation-member-unknown", shape, message };
}

/** A source may be older than the overlay: values that its enum lacks are told, not refused. */
function unknownValues(
  model: Model,
  shape: ShapeId,
  member: Member,
  values: readonly Scalar[],
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
