import {
  alternativesOf,
  canKeep,
  type CasesData,
  Condition,
  makingRules,
  type MemberRules,
  nearest,
  parsePath,
  ruleHolds,
  ruleText,
  type SituationData,
  statedConditions,
  statedSituations,
} from "@shapesmith/contract";
import type { Finding } from "../findings.js";
import { findShape, type Model } from "../model/model.js";
import { walkShapes } from "../model/walk.js";
import { equalNodes } from "../model/node-form.js";
import { nameOf } from "../model/shape-id.js";
import type { OperationShape, ShapeId, StructureShape } from "../model/shape.js";
import { failureOfLeast, readPath } from "./path-reading.js";
import { ruleProblem, unknownValues, valuesOf, widenessProblem } from "./rule-problem.js";
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
    checkConditions(model, shape),
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
  situation: SituationData,
): SituationCheck {
  const { members, usually = {}, observed, typical = {}, asks = {}, operations } = situation;
  const where = `the situation ${name}`;
  const variants = observed === undefined ? [members] : [members, { ...members, ...observed }];
  const making = variants.map((_, index) => {
    const { firm, loose } = makingRules(situation, index > 0);
    return { ...loose, ...firm };
  });
  const stated = [...variants, usually, typical];
  const checks = stated.map((rules) => checkRules(model, shape, where, rules));
  checks.push(...making.map((rules) => checkRules(model, shape, where, rules, widenessProblem)));
  checks.push(checkAsked(model, shape, `${where}: what it asks`, asks));
  return {
    problems: [
      ...new Set(checks.flatMap(({ problems }) => problems)),
      ...untypical(members, typical).map((message) => `${where}: ${message}`),
      ...strangers(model, shape, operations).map((message) => `${where}: ${message}`),
      ...brokenConditions(shape, [...variants, ...making]).map(
        ({ name: condition, expression }) =>
          `${where}: its members break the condition ${condition}, which is ${expression}`,
      ),
    ],
    findings: checks.flatMap(({ findings }) => findings),
  };
}

/** Operations that there are not, and such as have nothing to do with the structure. */
function strangers(
  model: Model,
  shape: StructureShape,
  operations: SituationData["operations"] = [],
): readonly string[] {
  const all = [...model.shapes.values()].filter((one) => one.type === "operation");
  const byName = new Map(all.map((operation) => [nameOf(operation.id), operation]));
  return operations.flatMap((name) => {
    const operation = byName.get(name);
    if (operation === undefined) return unknownName("operation", name, [...byName.keys()]);
    if (has(model, [operation.input, operation.output], shape)) return [];
    return [`no request or answer of ${name} has ${nameOf(shape.id)} in it.`];
  });
}

function has(model: Model, roots: readonly ShapeId[], shape: StructureShape): boolean {
  for (const { id } of walkShapes(model, roots)) if (id === shape.id) return true;
  return false;
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
    const input = findShape(model, operation.input);
    return has(model, [operation.output], shape) && input?.type === "structure" ? [input] : [];
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
  problemOf: typeof ruleProblem = ruleProblem,
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
      const inside = checkRules(model, target, `${where}: ${memberName}`, rule.members, problemOf);
      problems.push(...inside.problems);
      findings.push(...inside.findings);
      continue;
    }
    const broken = problemOf(model, member, rule);
    if (broken !== undefined) problems.push(`${where}: ${memberName} ${broken}`);
    else findings.push(...unknownValues(model, shape.id, member, valuesOf(rule)));
  }
  return { problems, findings };
}

/** Situations of different aspects are independent: none may speak of what another speaks of. */
function checkAspects(situations: Readonly<Record<string, SituationData>>): SituationCheck {
  const owners = new Map<string, { readonly aspect: string; readonly name: string }>();
  const problems: string[] = [];
  const all = Object.entries(situations);
  for (const [index, [name, situation]] of all.entries()) {
    const twin = all.slice(0, index).find(([, other]) => isSame(situation, other));
    if (twin !== undefined) {
      problems.push(`the situation ${name}: it is told by the same as ${twin[0]}; leave one out.`);
    }
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

/** Whether nothing tells two situations apart. */
function isSame(one: SituationData, other: SituationData): boolean {
  const told = ({ aspect, members, usually, observed, asks, operations }: SituationData) => [
    aspect,
    members,
    usually,
    observed,
    asks,
    operations,
  ];
  return equalNodes(told(one), told(other));
}

function checkConditions(model: Model, shape: StructureShape): SituationCheck {
  const checks = Object.entries(shape.traits.conditions ?? {}).map(
    ([name, { expression }]): SituationCheck => {
      const { problems, compared } = readPath(model, shape, expression);
      const ways = alternativesOf(parsePath(expression));
      const told =
        ways?.length === 0 ? "no value can keep it." : failureOfLeast(model, shape, expression);
      // What is unknown is why the whole fails, too.
      const all = problems.length > 0 || told === undefined ? problems : [told];
      return {
        problems: all.map((message) => `the condition ${name}: ${message}`),
        findings: compared.flatMap(([member, value]) =>
          unknownValues(model, shape.id, member, [value]),
        ),
      };
    },
  );
  return {
    problems: checks.flatMap(({ problems }) => problems),
    findings: checks.flatMap(({ findings }) => findings),
  };
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
  const target = holder && findShape(model, holder.target);
  if (target !== undefined && target.type !== "enum") {
    problems.push(`${member} is not an enum, so there are no cases of it.`);
  }
  const stated = statedSituations(shape.traits);
  const listed = target?.type === "enum" ? target.members.map(({ value }) => value) : [];
  const situationOf = (value: string): string =>
    (Object.hasOwn(situations, value) ? situations[value] : undefined) ?? situation;
  for (const named of new Set(listed.map(situationOf))) {
    const rule = Object.hasOwn(stated, named) ? stated[named]?.members[member] : undefined;
    if (rule === undefined) continue;
    const others = listed.filter((one) => situationOf(one) === named && !ruleHolds(rule, one));
    if (others.length === 0) continue;
    const told = `${member} is ${ruleText(rule)} in the situation ${named}`;
    problems.push(`${told}: name another one for ${others.join(", ")}.`);
  }
  return { problems: problems.map((message) => `the cases ${name}: ${message}`), findings };
}

/** A source may be older than the overlay: a member that it lacks is absent, as the rule says. */
function absentAnyway(shape: ShapeId, where: string, member: string): Finding {
  const message =
    `${where}: ${member} is stated to be absent, and the source has no such member. ` +
    "It may be older than the overlay; if it is not, correct the name.";
  return { severity: "info", code: "situation-member-unknown", shape, message };
}
