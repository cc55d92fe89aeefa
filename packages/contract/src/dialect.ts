import type { Fault, Step } from "./check/search.js";
import type { RefusalData, ValidationDialect } from "./data.js";
import type { ShapeNode } from "./node.js";
import { compilePattern } from "./pattern/pattern.js";
import { codePointLength } from "./text-length.js";
import type { RefusalError } from "./violation.js";

/**
 * How services of AWS word their refusals ("coral", after the framework that most of them stand
 * on): one sentence per fault, lower-camel paths, the value in Java's notation. Recorded from real
 * services; faults whose wording was never recorded get no message.
 */

/** What is assumed of a service about which nothing is stated; see `RefusalError.assumed`. */
export const commonDialect: ValidationDialect = {
  dialect: "coral",
  error: "ValidationException",
  status: 400,
};

/** The error with which the service refuses a request that has this one fault. */
export function refusalOf(fault: Fault, dialect: ValidationDialect): RefusalError {
  const assumed = dialect === commonDialect ? { assumed: true as const } : {};
  if (fault.constraint === "type") {
    return { name: "SerializationException", status: 400, ...assumed };
  }
  const special = fault.node.refusals.find((entry) => answers(entry, fault));
  const usual = sentence(fault);
  if (special === undefined) {
    const error = { name: dialect.error, status: dialect.status, ...assumed };
    return usual === undefined ? error : { ...error, message: introduce([usual]) };
  }
  const message =
    special.message === undefined
      ? usual && introduce([usual])
      : fill(special.message, fault, pathOf(fault.trail));
  return {
    name: special.error,
    status: special.status,
    ...(message === undefined ? {} : { message }),
    ...(special.named === undefined ? {} : { named: special.named }),
  };
}

function answers({ constraint, matching }: RefusalData, fault: Fault): boolean {
  if (constraint !== fault.constraint) return false;
  if (matching === undefined) return true;
  return typeof fault.value === "string" && compilePattern(matching).matches(fault.value);
}

/** "1 validation error detected: ...; ..." */
function introduce(sentences: readonly string[]): string {
  const count = sentences.length;
  return `${count} validation error${count === 1 ? "" : "s"} detected: ${sentences.join("; ")}`;
}

/** The sentence of one fault; undefined where its wording was never recorded. */
function sentence(fault: Fault): string | undefined {
  const phrase = phraseOf(fault);
  if (phrase === undefined) return undefined;
  const last = fault.trail.at(-1);
  // A simple element, key or value is not named: its list or map is, with all that it demands.
  const part = last?.part;
  if (last !== undefined && part !== "member" && fault.constraint !== "required") {
    const demands = demandsOn(fault.node).join(", ");
    const subject = part === "element" ? "Member" : part === "key" ? "Map keys" : "Map value";
    const path = pathOf(fault.trail.slice(0, -1));
    const text = javaText(last.value, fault.node);
    return failed(text, path, `${subject} must satisfy constraint: [${demands}]`);
  }
  return failed(
    fault.constraint === "required" ? undefined : javaText(fault.value, fault.node),
    pathOf(fault.trail),
    phrase,
  );
}

function failed(value: string | undefined, path: string, phrase: string): string {
  const shown = value === undefined ? "null" : `'${value}'`;
  return `Value ${shown} at '${path}' failed to satisfy constraint: ${phrase}`;
}

function phraseOf(fault: Fault): string | undefined {
  const { node } = fault;
  switch (fault.constraint) {
    case "required":
      return "Member must not be null";
    case "length":
      return "length" in node ? lengthPhrase(node.length, fault.actual) : undefined;
    case "range":
      return "range" in node ? rangePhrase(node, fault.actual) : undefined;
    case "pattern":
      return node.type === "string" ? patternPhrase(node.pattern) : undefined;
    case "enum":
      return node.type === "enum" ? enumPhrase(node.values) : undefined;
    case "type":
    case "unknownMember":
    case "uniqueItems":
    case "union":
    case "condition":
      return undefined;
  }
}

interface Limits {
  readonly min?: number;
  readonly max?: number;
}

function lengthPhrase(limits: Limits, actual: unknown): string {
  return limits.max !== undefined && typeof actual === "number" && actual > limits.max
    ? `Member must have length less than or equal to ${limits.max}`
    : `Member must have length greater than or equal to ${limits.min ?? 0}`;
}

function rangePhrase(node: ShapeNode & { readonly range: Limits }, actual: unknown): string {
  const { min = 0, max } = node.range;
  return max !== undefined && typeof actual === "number" && actual > max
    ? atMostPhrase(node, max)
    : atLeastPhrase(node, min);
}

function atMostPhrase(node: ShapeNode, max: number): string {
  return `Member must have value less than or equal to ${javaText(max, node)}`;
}

function atLeastPhrase(node: ShapeNode, min: number): string {
  return `Member must have value greater than or equal to ${javaText(min, node)}`;
}

/** Services match whole values and write no anchors for that. */
function patternPhrase(pattern = ""): string {
  const inner = pattern.replace(/^\^/, "").replace(/(?<!\\)\$$/, "");
  return `Member must satisfy regular expression pattern: ${inner}`;
}

function enumPhrase(values: readonly string[]): string {
  return `Member must satisfy enum value set: [${values.join(", ")}]`;
}

/** Everything that is asked of a list's element or a map's key or value, in the service's order. */
function demandsOn(node: ShapeNode): readonly string[] {
  const demands: string[] = [];
  if (node.type === "string" || node.type === "list" || node.type === "map") {
    const { min, max } = node.length;
    if (max !== undefined) demands.push(`Member must have length less than or equal to ${max}`);
    if (min !== undefined) demands.push(`Member must have length greater than or equal to ${min}`);
  }
  if (node.type === "string" && node.pattern !== undefined) {
    demands.push(patternPhrase(node.pattern));
  }
  if (node.type === "enum") demands.push(enumPhrase(node.values));
  if ("range" in node) {
    const { min, max } = node.range;
    if (max !== undefined) demands.push(atMostPhrase(node, max));
    if (min !== undefined) demands.push(atLeastPhrase(node, min));
  }
  // Of texts it is not said.
  if (node.type !== "string") demands.push("Member must not be null");
  return demands;
}

/** `layers.1.member`: lower-camel names, elements counted from 1. */
function pathOf(trail: readonly Step[]): string {
  let path = "";
  for (const { key, part } of trail) {
    if (path !== "") path += ".";
    if (part === "member") {
      const name = String(key);
      path += name.charAt(0).toLowerCase() + name.slice(1);
    } else path += `${part === "element" ? Number(key) + 1 : key}.member`;
  }
  return path;
}

function fill(template: string, fault: Fault, name: string): string {
  const values = fault.node.type === "enum" ? fault.node.values.join(", ") : "";
  const replacements: Readonly<Record<string, string>> = {
    "{value}": javaText(fault.value, fault.node),
    "{name}": name,
    "{values}": values,
  };
  return template.replace(/\{(?:value|name|values)\}/g, (key) => replacements[key] ?? key);
}

const longestText = 1024;

/** A value, or one that holds it, as Java prints it: `[a, b]`, `{key=value}`, and `1.0` of floats. */
function javaText(value: unknown, of: ShapeNode, depth = 0): string {
  if (value === null || value === undefined) return "null";
  if (depth > 8) return "...";
  if (typeof value === "string") {
    return codePointLength(value) > longestText ? `${value.slice(0, longestText)}...` : value;
  }
  if (Array.isArray(value)) {
    return `[${value.map((part) => javaText(part, of, depth + 1)).join(", ")}]`;
  }
  if (value instanceof Date) return value.toString();
  if (value instanceof Uint8Array) return `java.nio.HeapByteBuffer[lim=${value.byteLength}]`;
  if (typeof value === "object") {
    const entries = Object.entries(value).map(
      ([key, part]) => `${key}=${javaText(part, of, depth + 1)}`,
    );
    return `{${entries.join(", ")}}`;
  }
  const isFloat = of.type === "double" || of.type === "float";
  if (typeof value === "number" && isFloat && Number.isInteger(value)) return value.toFixed(1);
  return typeof value === "number" || typeof value === "bigint" || typeof value === "boolean"
    ? String(value)
    : typeof value;
}
