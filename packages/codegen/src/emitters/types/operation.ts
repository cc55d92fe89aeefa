import { expectData } from "../../model/model.js";
import type { Member } from "../../model/shape.js";
import { nameOf } from "../../model/shape-id.js";
import type { Plan, PlannedOperation, PlannedShape } from "../../plan/plan.js";
import { docComment } from "../../typescript/doc-comment.js";
import { printWidth, propertyKey, stringLiteral } from "../../typescript/literal.js";
import type { ImportedSymbol } from "../../typescript/source-file.js";
import { runtime } from "../runtime-symbols.js";
import { nameOfType, type TypeContext } from "./expression.js";
import { hasSituations } from "./situations.js";

/** The line of `Operations` that says what an operation takes, answers and refuses with. */
export function operationTypes(context: TypeContext, planned: PlannedOperation): string {
  const { plan } = context;
  const deprecated = planned.operation.traits.deprecated === undefined ? [] : ["@deprecated"];
  const doc = docComment([...documentationLink(plan, planned.name), ...deprecated], 2);
  const errors = planned.errors.map((error) => error.name);
  const lines = [
    `    input: ${bodyType(context, planned.input, "input", runtime.BlobPayloadInput)};\n`,
    `    output: ${bodyType(context, planned.output, "output", runtime.BlobPayloadOutput)};\n`,
    errorsLine(errors),
    ...situationsLines(plan, planned, "Situations", "    "),
    ...observedLines(context, planned),
  ];
  return `${doc}  ${propertyKey(planned.name)}: {\n${lines.join("")}  };\n`;
}

/** Where answers or requests are in situations: their types in each of these. */
function situationsLines(
  plan: Plan,
  { input, output }: PlannedOperation,
  record: "Situations" | "ObservedSituations",
  indent: string,
): readonly string[] {
  const isIn = (shape: PlannedShape | undefined): shape is PlannedShape =>
    shape !== undefined &&
    hasSituations(plan, shape) &&
    (record === "Situations" || shape.isObserved);
  const typeOf = ({ name }: PlannedShape): string => `${record}[${stringLiteral(name)}]`;
  return [
    ...(isIn(input) ? [`${indent}requestSituations: ${typeOf(input)};\n`] : []),
    ...(isIn(output) ? [`${indent}situations: ${typeOf(output)};\n`] : []),
  ];
}

/** Where values may be observed ones: the forms that they then have. */
function observedLines(context: TypeContext, planned: PlannedOperation): readonly string[] {
  const { input, output } = planned;
  const observing: TypeContext = { ...context, observed: true };
  const lines: string[] = [];
  if (input?.isObserved) {
    lines.push(`      input: ${bodyType(observing, input, "input", runtime.BlobPayloadInput)};\n`);
  }
  if (output?.isObserved) {
    lines.push(
      `      output: ${bodyType(observing, output, "output", runtime.BlobPayloadOutput)};\n`,
    );
  }
  lines.push(...situationsLines(context.plan, planned, "ObservedSituations", "      "));
  return lines.length === 0 ? [] : [`    observed: {\n${lines.join("")}    };\n`];
}

function errorsLine(errors: readonly string[]): string {
  if (errors.length === 0) return "    errors: never;\n";
  const union = `${errors.join(" | ")};`;
  if (`    errors: ${union}`.length <= printWidth) return `    errors: ${union}\n`;
  if (`      ${union}`.length <= printWidth) return `    errors:\n      ${union}\n`;
  return `    errors:\n${errors.map((error) => `      | ${error}`).join("\n")};\n`;
}

/** A blob that is the whole body has another type in the SDK's commands than in its structures. */
function bodyType(
  context: TypeContext,
  shape: PlannedShape | undefined,
  name: "input" | "output",
  blobType: ImportedSymbol,
): string {
  if (shape === undefined) return "{}";
  const payload = payloadBlob(context.plan, shape);
  const whole = nameOfType(context, shape.shape.id);
  if (payload === undefined) return whole;
  const key = propertyKey(payload.name);
  const mark = payload.traits.required ? "" : "?";
  const type = context.file.use(blobType);
  const others = `Omit<${whole}, ${stringLiteral(payload.name)}>`;
  const member = `${key}${mark}: ${type} | undefined`;
  const flat = `${others} & { ${member} }`;
  if (`    ${name}: ${flat};`.length <= printWidth) return flat;
  return `${others} & {\n      ${member};\n    }`;
}

function payloadBlob(plan: Plan, { shape }: PlannedShape): Member | undefined {
  if (shape.type !== "structure") return undefined;
  return [...shape.members.values()].find((member) => {
    const target = expectData(plan.model, member.target);
    return member.traits.httpPayload && target.type === "blob" && !target.traits.streaming;
  });
}

/** Where the operation is described for users of the client. */
function documentationLink(plan: Plan, operation: string): readonly string[] {
  const service = plan.client?.packageName.replace(/^@aws-sdk\/client-/, "");
  if (service === undefined || !/^[a-z0-9-]+$/.test(service)) return [];
  return [
    "https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/client/" +
      `${service}/command/${nameOf(operation)}Command/`,
  ];
}
