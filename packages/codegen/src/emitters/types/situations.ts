import type { SituationData } from "@shapesmith/contract";
import type { DataShape, Member, ShapeId, StructureShape } from "../../model/shape.js";
import type { Plan, PlannedShape } from "../../plan/plan.js";
import { docComment } from "../../typescript/doc-comment.js";
import { printWidth, propertyKey, stringLiteral } from "../../typescript/literal.js";
import { runtime } from "../runtime-symbols.js";
import { nameOfType, type TypeContext } from "./expression.js";
import { toldMembers } from "./told-members.js";

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

/** Whether the type of a shape's values depends on a situation: its own, or one of its members. */
export function hasSituations(plan: Plan, planned: PlannedShape): boolean {
  return situatedShape(planned).length > 0 || situatedParts(plan, planned).length > 0;
}

function situatedShape(planned: PlannedShape): readonly Situated[] {
  const { shape } = planned;
  const { situations = {} } = shape.traits;
  if (shape.type !== "structure" || Object.keys(situations).length === 0) return [];
  return [{ planned, shape, situations }];
}

function told(context: TypeContext, { planned, shape, situations }: Situated): string {
  const blocks = Object.entries(situations).map(([name, situation]) => {
    const doc = docComment([`${capitalized(gradeWords[situation.grade])}.`], 4);
    return `${doc}    ${propertyKey(name)}: ${toldMembers(context, shape, situation, 4)};\n`;
  });
  return `  ${propertyKey(planned.name)}: {\n${blocks.join("")}  };\n`;
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

/** A line or some for every structure whose type depends on a situation. */
function entries(context: TypeContext, members: string): readonly string[] {
  const { plan, observed } = context;
  return plan.shapes.flatMap((planned) => {
    if (observed && !planned.isObserved) return [];
    const name = propertyKey(planned.name);
    const type = nameOfType(context, planned.shape.id);
    if (situatedShape(planned).length > 0) {
      const record = `${members}[${stringLiteral(planned.name)}]`;
      const left = `    [N in keyof ${record}]:`;
      const flat = `${left} ${type} & ${record}[N];`;
      const line = flat.length <= printWidth ? flat : `${left} ${type} &\n      ${record}[N];`;
      return [`  ${name}: {\n${line}\n  };\n`];
    }
    const parts = situatedParts(plan, planned);
    return parts.length === 0 ? [] : [`  ${name}: ${answerType(context, type, parts)};\n`];
  });
}

/** A structure that has structures with situations in it: these are in the situation, if they have it. */
function answerType(context: TypeContext, type: string, parts: readonly SituatedPart[]): string {
  const { file, plan, observed } = context;
  const inSituation = file.use(runtime.InSituation);
  const record = (part: SituatedPart): string => {
    const isObserved = observed && plan.shapeById.get(part.target.id)?.isObserved === true;
    const situations = isObserved ? "ObservedSituations" : "Situations";
    return `${situations}[${stringLiteral(nameOfType({ ...context, observed: false }, part.target.id))}]`;
  };
  const records = [...new Set(parts.map(record))];
  const names = records.map((one) => `      | keyof ${one}\n`).join("");
  const lines = parts.map((part) => {
    const mark = part.member.traits.required ? "" : "?";
    const one = `${inSituation}<${record(part)}, N>${part.isList ? "[]" : ""}`;
    return `      ${propertyKey(part.member.name)}${mark}: ${one} | undefined;\n`;
  });
  const [only] = records;
  const range =
    records.length === 1 && only !== undefined ? `[N in keyof ${only}]` : `[N in\n${names}    ]`;
  return `{\n    ${range}: ${type} & {\n${lines.join("")}    };\n  }`;
}

/** A member of an answer that holds a structure with situations, or a list of such. */
interface SituatedPart {
  readonly member: Member;
  readonly target: StructureShape;
  readonly isList: boolean;
}

/** Only of structures that operations answer, and only one level deep. */
function situatedParts(plan: Plan, planned: PlannedShape): readonly SituatedPart[] {
  const { shape } = planned;
  if (shape.type !== "structure" || situatedShape(planned).length > 0) return [];
  if (!plan.operations.some(({ output }) => output === planned)) return [];
  return [...shape.members.values()].flatMap((member) => {
    const direct = dataShape(plan, member.target);
    const isList = direct?.type === "list" && direct.traits.sparse !== true;
    const target = isList ? dataShape(plan, direct.member.target) : direct;
    if (target?.type !== "structure" || target.traits.situations === undefined) return [];
    return [{ member, target, isList }];
  });
}

function dataShape({ shapeById }: Plan, id: ShapeId): DataShape | undefined {
  return shapeById.get(id)?.shape;
}
