import { isNodeList, isNodeObject, type NodeObject } from "../model/node-form.js";
import type { Node } from "../model/traits.js";

/** What a file of JSON is by its first level: a format that is read, or words for what it is instead. */
export type JsonFormat =
  | { readonly kind: "smithy" | "botocore" }
  | { readonly kind: "other"; readonly is: string };

/** Decides by content, whatever the file is called. */
export function jsonFormat(node: Node): JsonFormat {
  if (!isNodeObject(node)) {
    return { kind: "other", is: isNodeList(node) ? "a list" : `not an object but ${typeOf(node)}` };
  }
  if (Object.hasOwn(node, "smithy")) return { kind: "smithy" };
  if (isServiceDescription(node)) return { kind: "botocore" };
  const known = foreign.find(({ has }) => has.every((key) => Object.hasOwn(node, key)));
  if (known !== undefined) return { kind: "other", is: known.is };
  const keys = Object.keys(node).slice(0, 5).map(shownKey);
  return { kind: "other", is: `an object with ${keys.join(", ") || "no properties"}` };
}

/** Whether a file of JSON is botocore's description of a service, of any version. */
export function isServiceDescription(node: NodeObject): boolean {
  return (
    !Object.hasOwn(node, "smithy") &&
    isNodeObject(node["metadata"]) &&
    isNodeObject(node["operations"]) &&
    isNodeObject(node["shapes"])
  );
}

interface ForeignFormat {
  /** Properties of the first level that only this format has together. */
  readonly has: readonly string[];
  readonly is: string;
}

/** What lies beside descriptions, or is taken for one. */
const foreign: readonly ForeignFormat[] = [
  { has: ["openapi"], is: "an OpenAPI document" },
  { has: ["swagger"], is: "an OpenAPI document" },
  { has: ["AWSTemplateFormatVersion"], is: "a CloudFormation template" },
  { has: ["generator", "files", "sources"], is: "a manifest of Shapesmith" },
  { has: ["version", "waiters"], is: "botocore's list of a service's waiters" },
  { has: ["pagination"], is: "botocore's list of a service's paginators" },
  { has: ["version", "examples"], is: "botocore's list of a service's examples" },
  { has: ["version", "parameters", "rules"], is: "a rule set for endpoints" },
  { has: ["partitions"], is: "a list of endpoints" },
  { has: ["$schema"], is: "a JSON Schema, or a file that has one" },
  { has: ["name", "version"], is: "the package.json of a package" },
];

function typeOf(node: Node): string {
  return node === null ? "null" : `a ${typeof node}`;
}

function shownKey(key: string): string {
  return /^[\w$.-]{1,60}$/.test(key) ? key : JSON.stringify(key.slice(0, 60));
}
