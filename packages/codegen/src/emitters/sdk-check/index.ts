import type { Plan, PlannedShape } from "../../plan/plan.js";
import { printWidth, propertyKey, stringLiteral } from "../../typescript/literal.js";
import { header } from "../header.js";
import { hasSituations } from "../types/situations.js";
import { usesBlobBody } from "./exempt.js";

/**
 * `sdk-check.ts`: compiles only while the emitted types and those of the installed client are
 * assignable to each other and have the same keys. Undefined where there is no client.
 */
export function emitSdkCheck(plan: Plan, typesModule: string): string | undefined {
  const { client } = plan;
  if (client === undefined) return undefined;
  const blocks = plan.shapes.filter((planned) => isChecked(plan, planned)).map(checkOf);
  return (
    `${header(plan)}\n` +
    `import type * as Sdk from ${JSON.stringify(client.packageName)};\n` +
    `import type * as Ours from ${JSON.stringify(typesModule)};\n\n` +
    "// Mutual assignability does not see an optional member that only one side has: keys are\n" +
    "// compared as well, but for those that the SDK puts on its errors by itself.\n" +
    "type KeyOf<T> = T extends unknown\n" +
    '  ? Exclude<keyof T, "$response" | "$retryable" | "$service">\n' +
    "  : never;\n" +
    "type KeyDifference<A, B> = Exclude<KeyOf<A>, KeyOf<B>> | Exclude<KeyOf<B>, KeyOf<A>>;\n" +
    "type None<K extends never> = K;\n" +
    "type BothWays<A, B> = [(value: A) => B, (value: B) => A];\n\n" +
    blocks.join("\n") +
    situationsCheck(plan)
  );
}

/** Types of situations go one way: they say more than the client's types. */
function situationsCheck(plan: Plan): string {
  const names = plan.shapes
    .filter((planned) => isChecked(plan, planned) && hasSituations(plan, planned))
    .map(({ name }) => name);
  if (names.length === 0) return "";
  const types = names.map((name) => {
    const record = `Ours.Situations[${stringLiteral(name)}]`;
    return `  ${propertyKey(name)}: OneWay<\n    ${record}[keyof ${record}],\n    Sdk.${name}\n  >;\n`;
  });
  const values = names.map((name) => `  ${propertyKey(name)}: (value) => value,\n`);
  return (
    "\n// Types of situations say more than those of the client: they go one way.\n" +
    "type OneWay<A, B> = (value: A) => B;\n\n" +
    `export const Situations: {\n${types.join("")}} = {\n${values.join("")}};\n`
  );
}

function isChecked(plan: Plan, { shape, functionName }: PlannedShape): boolean {
  if (functionName === undefined) return false;
  return (
    shape.type === "enum" ||
    shape.type === "union" ||
    (shape.type === "structure" && !usesBlobBody(plan, shape))
  );
}

function checkOf({ name, shape }: PlannedShape): string {
  if (shape.type === "enum") return conversions(name);
  return `${conversions(name)}${keyDifference(name)}`;
}

function conversions(name: string): string {
  const sides = [`Sdk.${name}`, `Ours.${name}`];
  const start = `export const ${name}: BothWays<`;
  const conversion = "(value) => value";
  const flat = `[${conversion}, ${conversion}];`;
  const left = `${start}${sides.join(", ")}> = `;
  if (left.length + flat.length <= printWidth) return `${left}${flat}\n`;
  if (left.length < printWidth) return `${left}[\n  ${conversion},\n  ${conversion},\n];\n`;
  return `${start}\n  ${sides.join(",\n  ")}\n> = ${flat}\n`;
}

function keyDifference(name: string): string {
  const sides = [`Sdk.${name}`, `Ours.${name}`];
  const left = `export type ${name}Keys = None<`;
  const difference = `KeyDifference<${sides.join(", ")}>`;
  if (`${left}${difference}>;`.length <= printWidth) return `${left}${difference}>;\n`;
  if (`  ${difference}`.length <= printWidth) return `${left}\n  ${difference}\n>;\n`;
  return `${left}\n  KeyDifference<\n    ${sides.join(",\n    ")}\n  >\n>;\n`;
}
