import type {
  EnumShape,
  IntEnumShape,
  Member,
  StructureShape,
  UnionShape,
} from "../../model/shape.js";
import type { PlannedShape } from "../../plan/plan.js";
import { docComment } from "../../typescript/doc-comment.js";
import { toIdentifier } from "../../typescript/identifier.js";
import { printWidth, propertyKey, propertyLine, stringLiteral } from "../../typescript/literal.js";
import { runtime } from "../runtime-symbols.js";
import { type TypeContext, typeOfShape, typeOfTarget } from "./expression.js";
import { limitsText } from "./limits-text.js";

/** What `types.ts` exports for a shape; undefined for shapes whose type is written where it is used. */
export function declaration(context: TypeContext, planned: PlannedShape): string | undefined {
  const { shape } = planned;
  switch (shape.type) {
    case "structure":
      return structureDeclaration(context, planned, shape);
    case "union":
      return unionDeclaration(context, planned, shape);
    case "enum":
    case "intEnum":
      return enumDeclaration(planned.name, shape);
    case "list":
    case "map":
    case "blob":
    case "boolean":
    case "string":
    case "byte":
    case "short":
    case "integer":
    case "long":
    case "float":
    case "double":
    case "bigInteger":
    case "bigDecimal":
    case "timestamp":
    case "document":
      return planned.hasNamedType
        ? `export type ${planned.name} = ${typeOfShape(context, shape, planned.inRequests)};\n`
        : undefined;
  }
}

/** What every error of the SDK has by itself; a member of the same name could have another type. */
const declaredByError: ReadonlySet<string> = new Set([
  "name",
  "message",
  "stack",
  "cause",
  "$fault",
  "$metadata",
  "$retryable",
]);

function structureDeclaration(
  context: TypeContext,
  planned: PlannedShape,
  shape: StructureShape,
): string {
  const { error, deprecated } = shape.traits;
  const doc = docComment(deprecated === undefined ? [] : ["@deprecated"]);
  const members = [...shape.members.values()].filter(
    (member) => error === undefined || !declaredByError.has(member.name),
  );
  const lines = members.map((member) => memberLine(context, member, planned.inRequests));
  if (error === undefined) {
    if (lines.length === 0) return `${doc}export interface ${planned.name} {}\n`;
    return `${doc}export interface ${planned.name} {\n${lines.join("")}}\n`;
  }
  const fields = [
    `  readonly name: ${stringLiteral(planned.name)};\n`,
    `  readonly $fault: ${stringLiteral(error)};\n`,
    `  readonly $metadata: ${context.file.use(runtime.ResponseMetadata)};\n`,
    ...retryableLines(shape),
  ];
  return `${doc}export interface ${planned.name} extends Error {\n${[...fields, ...lines].join("")}}\n`;
}

/** The SDK's class has it where the model says whether to try again, and only there. */
function retryableLines({ traits: { retryable } }: StructureShape): readonly string[] {
  if (retryable === undefined) return [];
  const type = retryable.throttling === true ? "{ readonly throttling: boolean }" : "{}";
  return [`  readonly $retryable: ${type};\n`];
}

/** The line of a structure's member, with what is told of its limits. */
function memberLine(context: TypeContext, member: Member, inRequests: boolean): string {
  const deprecated = member.traits.deprecated === undefined ? [] : ["@deprecated"];
  const doc = docComment([...limitsText(context.plan.model, member), ...deprecated], 2);
  return doc + plainMemberLine(context, member, inRequests, 2);
}

/** The line of a structure's member, without its documentation. */
export function plainMemberLine(
  context: TypeContext,
  member: Member,
  inRequests: boolean,
  indent: number,
): string {
  const start = " ".repeat(indent);
  const mark = member.traits.required ? "" : "?";
  const type = typeOfTarget(context, member.target, inRequests);
  const left = `${start}${propertyKey(member.name)}${mark}:`;
  const right = `${type} | undefined;`;
  const isLong = left.length + 1 + right.length > printWidth;
  return `${left}${isLong ? `\n${start}  ` : " "}${right}\n`;
}

function unionDeclaration(context: TypeContext, planned: PlannedShape, shape: UnionShape): string {
  return `export type ${planned.name} = ${unionType(context, shape, planned.inRequests, 2)};\n`;
}

/** The type of a union written out; `indent` is that of its members. */
export function unionType(
  context: TypeContext,
  shape: UnionShape,
  inRequests: boolean,
  indent: number,
): string {
  const start = " ".repeat(indent);
  const lines = [...shape.members.values()].map((member) => {
    const doc = docComment(limitsText(context.plan.model, member), indent);
    const type = typeOfTarget(context, member.target, inRequests);
    return `${doc}${start}${propertyKey(member.name)}: ${type};\n`;
  });
  const tagged = context.file.use(runtime.TaggedUnion);
  return `${tagged}<{\n${lines.join("")}${start.slice(2)}}>`;
}

function enumDeclaration(name: string, shape: EnumShape | IntEnumShape): string {
  const taken = new Set<string>();
  const lines = shape.members.map((member) => {
    const doc = docComment(member.traits.deprecated === undefined ? [] : ["@deprecated"], 2);
    let key = toIdentifier(member.name);
    while (taken.has(key)) key += "_";
    taken.add(key);
    const value =
      typeof member.value === "string" ? stringLiteral(member.value) : String(member.value);
    return `${doc}${propertyLine(propertyKey(key), value, 2)}`;
  });
  const values = lines.length === 0 ? "{}" : `{\n${lines.join("")}}`;
  const left = `export type ${name} =`;
  const right = `(typeof ${name})[keyof typeof ${name}];`;
  const isLong = left.length + 1 + right.length > printWidth;
  return (
    `export const ${name} = ${values} as const;\n` + `${left}${isLong ? "\n  " : " "}${right}\n`
  );
}
