import { type SituationData, statedSituations, type TaggedData } from "@shapesmith/contract";
import type { DataShape, ListShape, Member, StructureShape } from "../../model/shape.js";
import { walkShapes } from "../../model/walk.js";
import type { Plan, PlannedShape } from "../../plan/plan.js";
import { docComment } from "../../typescript/doc-comment.js";
import { printWidth, propertyKey, stringLiteral } from "../../typescript/literal.js";
import { runtime } from "../runtime-symbols.js";
import { nameOfType, type TypeContext } from "./expression.js";
import { possibleLiteral, toldMembers } from "./told-members.js";

/** A structure with situations of its own. */
interface Situated {
  readonly planned: PlannedShape;
  readonly shape: StructureShape;
  readonly situations: Readonly<Record<string, SituationData>>;
}

/**
 * The types of values by situation. What situations tell of members is printed once;
 * `Situations` lays it over the types of the structures, `ObservedSituations` over the forms that
 * these have in observed values.
 */
export function situationTypes(context: TypeContext): string {
  const { plan } = context;
  const situated = plan.shapes.flatMap(situatedShape);
  if (situated.length === 0) return "";
  const observing: TypeContext = { ...context, observed: true };
  const observed = situated.filter(({ planned }) => planned.isObserved);
  const toldObserved = observed.map((one) => toldAsObserved(observing, one));
  return [
    "/** What situations tell of the members of a structure, by its name. */\n",
    block(
      "interface SituationMembers",
      situated.map((one) => told(context, one)),
    ),
    "/** The types of structures in each of their situations, by the structure's name. */\n",
    block("export interface Situations", entries(context, "SituationMembers")),
    ...(observed.length === 0
      ? []
      : [
          "/** The same where values may be observed ones. */\n",
          block("interface ObservedSituationMembers", toldObserved),
          "/** The types of observed values in each of their situations. */\n",
          block(
            "export interface ObservedSituations",
            entries(observing, "ObservedSituationMembers"),
          ),
        ]),
  ].join("");
}

function block(start: string, parts: readonly string[]): string {
  return `${start} {\n${parts.join("")}}\n\n`;
}

/** Whether a situation can be asked for of a shape's values: of its own, or of a part of it. */
export function hasSituations(plan: Plan, planned: PlannedShape): boolean {
  return situatedShape(planned).length > 0 || situatedWithin(plan, planned).length > 0;
}

function situatedShape(planned: PlannedShape): readonly Situated[] {
  const { shape } = planned;
  const situations = statedSituations(shape.traits);
  if (shape.type !== "structure" || Object.keys(situations).length === 0) return [];
  return [{ planned, shape, situations }];
}

function told(context: TypeContext, { planned, shape }: Situated): string {
  const { situations = {}, tagged = {} } = shape.traits;
  const blocks = Object.entries(situations).map(([name, situation]) => {
    const doc = docComment([gradeSentence(situation)], 4);
    return `${doc}    ${propertyKey(name)}: ${toldMembers(context, shape, situation, 4)};\n`;
  });
  const plain = blocks.length === 0 ? [] : [`{\n${blocks.join("")}  }`];
  const byTag = Object.values(tagged).map((data) => taggedType(context, shape, data));
  return `  ${propertyKey(planned.name)}: ${[...plain, ...byTag].join(" & ")};\n`;
}

function taggedType(context: TypeContext, shape: StructureShape, data: TaggedData): string {
  const { tag, situations } = data;
  const { file } = context;
  const tagTarget = shape.members.get(tag)?.target;
  const lines = Object.entries(situations).map(([name, [value, ...own]]) => {
    const told =
      tagTarget === undefined || value === null
        ? undefined
        : possibleLiteral(context, tagTarget, value);
    const parts = [told ?? "undefined", ...own.map(stringLiteral)];
    return `    ${propertyKey(name)}: [${parts.join(", ")}];\n`;
  });
  const record = `{\n    // ${gradeSentence(data)}\n${lines.join("")}  }`;
  return `${file.use(runtime.TaggedMembers)}<${stringLiteral(tag)}, ${record}>`;
}

function gradeSentence({ grade }: Pick<SituationData, "grade">): string {
  return `${capitalized(gradeWords[grade])}.`;
}

const gradeWords: Readonly<Record<SituationData["grade"], string>> = {
  model: "stated by the model",
  recorded: "recorded",
  documented: "documented",
  issue: "told of in public",
  inferred: "inferred",
};

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What differs where recorded values are allowed takes the place of what is told else. */
function toldAsObserved(observing: TypeContext, { planned, shape, situations }: Situated): string {
  const name = propertyKey(planned.name);
  const usual = `SituationMembers[${stringLiteral(planned.name)}]`;
  const plain: TypeContext = { ...observing, observed: false };
  const differing = Object.entries(situations).flatMap(([situation, data]) => {
    const text = toldMembers(observing, shape, data, 4);
    return text === toldMembers(plain, shape, data, 4) ? [] : [{ situation, text }];
  });
  if (differing.length === 0) return `  ${name}: ${usual};\n`;
  const keys = differing.map(({ situation }) => stringLiteral(situation));
  const lines = differing.map(({ situation, text }) => `    ${propertyKey(situation)}: ${text};\n`);
  return `  ${name}: Omit<\n    ${usual},\n    ${keys.join(" | ")}\n  > & {\n${lines.join("")}  };\n`;
}

/** A line or some for every shape that has situations, or a part of which has. */
function entries(context: TypeContext, members: string): readonly string[] {
  const { plan, observed } = context;
  return plan.shapes.flatMap((planned) => {
    if (planned.functionName === undefined || (observed && !planned.isObserved)) return [];
    const name = propertyKey(planned.name);
    const within = situatedWithin(plan, planned);
    if (situatedShape(planned).length > 0) {
      return [`  ${name}: ${ownType(context, members, planned, within)};\n`];
    }
    return within.length === 0 ? [] : [`  ${name}: ${wholeType(context, planned, within)};\n`];
  });
}

/** A structure with situations of its own; those of its parts tell nothing of its type. */
function ownType(
  context: TypeContext,
  members: string,
  planned: PlannedShape,
  within: readonly PlannedShape[],
): string {
  const type = typeOf(context, planned);
  const record = `${members}[${stringLiteral(planned.name)}]`;
  const inEach = context.file.use(runtime.InEach);
  const flat = `${inEach}<${type}, ${record}>`;
  const isFlat = planned.name.length + flat.length + 5 <= printWidth;
  const own = isFlat ? flat : `${inEach}<\n    ${type},\n    ${record}\n  >`;
  const others = within.map(
    ({ name }) => ` & {\n    [N in keyof SituationMembers[${stringLiteral(name)}]]: ${type};\n  }`,
  );
  return own + others.join("");
}

/** What has structures with situations in it: these are in the situation, if they have it. */
function wholeType(
  context: TypeContext,
  planned: PlannedShape,
  within: readonly PlannedShape[],
): string {
  const { file, plan } = context;
  const { shape } = planned;
  const inSituation = (target: PlannedShape): string =>
    `${file.use(runtime.InSituation)}<${situationsOf(context, target)}, N>`;
  const records = within.map((target) => `keyof ${situationsOf(context, target)}`);
  const range =
    records.length === 1
      ? `[N in ${records.join("")}]`
      : `[N in\n${records.map((one) => `      | ${one}\n`).join("")}    ]`;
  const element = shape.type === "list" ? situatedElement(plan, shape) : undefined;
  if (element !== undefined) return `{\n    ${range}: ${inSituation(element)}[];\n  }`;
  const type = typeOf(context, planned);
  const lines = situatedParts(plan, shape).map(({ member, target, isList }) => {
    const mark = member.traits.required ? "" : "?";
    const one = `${inSituation(target)}${isList ? "[]" : ""}`;
    return `      ${propertyKey(member.name)}${mark}: ${one} | undefined;\n`;
  });
  const told = lines.length === 0 ? "" : ` & {\n${lines.join("")}    }`;
  return `{\n    ${range}: ${type}${told};\n  }`;
}

function typeOf(context: TypeContext, { name, shape, isObserved }: PlannedShape): string {
  if (shape.type === "structure" || shape.type === "union") return nameOfType(context, shape.id);
  return `${context.observed && isObserved ? "Observed" : "Shapes"}[${stringLiteral(name)}]`;
}

/** The types of a structure by situation. */
function situationsOf({ observed }: TypeContext, { name, isObserved }: PlannedShape): string {
  return `${observed && isObserved ? "ObservedSituations" : "Situations"}[${stringLiteral(name)}]`;
}

/** A member that holds a structure with situations, or a list of such. */
interface SituatedPart {
  readonly member: Member;
  readonly target: PlannedShape;
  readonly isList: boolean;
}

/** Only one level deep. */
function situatedParts(plan: Plan, shape: DataShape): readonly SituatedPart[] {
  if (shape.type !== "structure") return [];
  return [...shape.members.values()].flatMap((member) => {
    const direct = plan.shapeById.get(member.target);
    const isList = direct?.shape.type === "list";
    const target = direct?.shape.type === "list" ? situatedElement(plan, direct.shape) : direct;
    if (target === undefined || situatedShape(target).length === 0) return [];
    return [{ member, target, isList }];
  });
}

/** The structure with situations of which a list is one. */
function situatedElement(
  { shapeById }: Plan,
  { member, traits }: ListShape,
): PlannedShape | undefined {
  const element = shapeById.get(member.target);
  if (traits.sparse === true || element === undefined) return undefined;
  return situatedShape(element).length > 0 ? element : undefined;
}

/** The structures with situations that a shape has in it at any depth, itself left out. */
function situatedWithin({ model, shapes, shapeById }: Plan, planned: PlannedShape): PlannedShape[] {
  if (!shapes.some((one) => situatedShape(one).length > 0)) return [];
  const reached = new Set<PlannedShape>();
  for (const { id } of walkShapes(model, [planned.shape.id])) {
    const part = shapeById.get(id);
    if (part !== undefined && part !== planned && situatedShape(part).length > 0) reached.add(part);
  }
  return [...reached];
}
