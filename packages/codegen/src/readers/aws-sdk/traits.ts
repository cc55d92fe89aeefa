import type { Traits } from "../../model/traits.js";

/** Traits in schemas that concern only how values are written on the wire, or how calls are retried. */
const uninterpreted: readonly string[] = [
  "idempotent",
  "xmlNamespace",
  "ec2QueryName",
  "httpChecksum",
];

/** The traits of a schema or of a member in it, as `NormalizedSchema` gives them. */
export function readTraits(raw: object): Traits {
  const given = new Map<string, unknown>(Object.entries(raw));
  const traits: { -readonly [K in keyof Traits]: Traits[K] } = {};
  for (const name of flags) if (isSet(given.get(name))) traits[name] = true;
  for (const name of texts) {
    const value = given.get(name);
    if (typeof value === "string") traits[name] = value;
  }

  const error = given.get("error");
  if (error === "client" || error === "server") traits.error = error;
  const httpError = given.get("httpError");
  if (typeof httpError === "number") traits.httpError = httpError;
  const [code, httpResponseCode] = tuple(given.get("awsQueryError"));
  if (typeof code === "string" && typeof httpResponseCode === "number") {
    traits.awsQueryError = { code, httpResponseCode };
  }

  const [method, uri, status] = tuple(given.get("http"));
  if (typeof method === "string" && typeof uri === "string" && typeof status === "number") {
    traits.http = { method, uri, code: status };
  }
  const [hostPrefix] = tuple(given.get("endpoint"));
  if (typeof hostPrefix === "string") traits.endpoint = { hostPrefix };
  return traits;
}

/** The names of traits that nothing here understands. */
export function unknownTraits(raw: object): readonly string[] {
  const known: readonly string[] = [...flags, ...texts, ...structured, ...uninterpreted];
  return Object.keys(raw).filter((name) => !known.includes(name));
}

const flags = [
  "sparse",
  "sensitive",
  "idempotencyToken",
  "streaming",
  "requiresLength",
  "eventPayload",
  "eventHeader",
  "httpLabel",
  "httpQueryParams",
  "httpPayload",
  "httpResponseCode",
  "hostLabel",
  "xmlFlattened",
  "xmlAttribute",
] as const satisfies readonly (keyof Traits)[];

const texts = [
  "httpHeader",
  "httpQuery",
  "httpPrefixHeaders",
  "jsonName",
  "xmlName",
  "mediaType",
] as const satisfies readonly (keyof Traits)[];

const structured = ["error", "httpError", "awsQueryError", "http", "endpoint"] as const;

function isSet(value: unknown): boolean {
  return value === 1 || value === true;
}

function tuple(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
