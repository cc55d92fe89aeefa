import type {
  InspectedMember,
  InspectedOperation,
  InspectedSpeaking,
  Inspection,
} from "../inspect.js";
import { countText, findingLines, sourceText } from "./summary.js";
import { type Paint, printable } from "./terminal-text.js";

/** What was read, for people. */
export function inspectionText(inspection: Inspection, paint: Paint): string {
  const { service, version, sources, operations, shapes, sites, findings } = inspection;
  const types = Object.entries(shapes).map(([type, count]) => `${count} ${type}`);
  const lines = [
    paint("bold", printable(`${service} ${version}`)),
    ...sources.map((source) => `  read        ${sourceText(source)}`),
    ...speakingLines(inspection.speaking ?? [], paint),
    `  operations  ${operations.length}`,
    `  shapes      ${types.join(", ")}`,
    `  sites       ${sites.constrained} constrained, ${sites.unconstrained} unconstrained`,
    `  findings    ${countText(findings)}`,
    ...findingLines(findings, paint),
    ...(inspection.operation === undefined
      ? ["", ...operations.map((name) => `  ${printable(name)}`)]
      : operationLines(inspection.operation, paint)),
  ];
  return `${lines.join("\n")}\n`;
}

/** Whose word counts for what, where several sources were merged. */
function speakingLines(speaking: readonly InspectedSpeaking[], paint: Paint): readonly string[] {
  if (speaking.length === 0) return [];
  return [
    "  who speaks  the one named first, then the next",
    ...speaking.map(({ what, why, sources }) => {
      return `    ${what}: ${printable(sources.join(", "))} ${paint("dim", `(${why})`)}`;
    }),
  ];
}

function operationLines(operation: InspectedOperation, paint: Paint): readonly string[] {
  const { name, request, response, errors } = operation;
  return [
    "",
    paint("bold", printable(name)),
    `  request, ${request.length} members`,
    ...request.map((member) => memberLine(member, paint)),
    `  response, ${response.length} members`,
    ...response.map((member) => memberLine(member, paint)),
    `  errors, ${errors.length}`,
    ...errors.map(({ name: error, fault, status }) => {
      const facts = status === undefined ? fault : `${fault}, ${status}`;
      return `    ${printable(error)} ${paint("dim", facts)}`;
    }),
  ];
}

function memberLine(member: InspectedMember, paint: Paint): string {
  const { name, type, required, constraints, constraintSources = [] } = member;
  const told = constraints.map((text, index) => {
    const source = constraintSources[index];
    return typeof source === "string" ? `${text} (${source})` : text;
  });
  const facts = [...(required ? ["required"] : []), ...told];
  const tail = facts.length === 0 ? "" : ` ${paint("dim", printable(facts.join(", ")))}`;
  return `    ${printable(name)}: ${printable(type)}${tail}`;
}
