import type { Finding } from "../../findings.js";
import { isShapesmithError } from "../../errors.js";
import { expectShape, type Model } from "../../model/model.js";
import type { Member, Shape } from "../../model/shape.js";
import { membersOf } from "../../model/walk.js";
import { type JsonFile, parseJsonFile } from "../json-file.js";
import type { ReadResult } from "../reader.js";
import { readBotocoreService } from "./index.js";

/** A service that is described by hand; what is absent is as in the smallest one. */
export interface Described {
  readonly metadata?: object;
  readonly operations?: object;
  readonly shapes?: object;
  readonly waiters?: object;
  readonly pagination?: object;
  /** What the file of additions says of the pagination. */
  readonly extras?: object;
  readonly examples?: object;
}

/** Namespace of the services below. */
export const namespace = "com.amazonaws.testweather";

export function read(described: Described): ReadResult {
  const { waiters, pagination, extras, examples } = described;
  return readBotocoreService({
    service: file("service-2.json", serviceNode(described)),
    ...(waiters && { waiters: file("waiters-2.json", { version: 2, waiters }) }),
    ...(pagination && { paginators: file("paginators-1.json", { pagination }) }),
    ...(extras && {
      paginatorExtras: file("paginators-1.sdk-extras.json", { merge: { pagination: extras } }),
    }),
    ...(examples && { examples: file("examples-1.json", { version: "1.0", examples }) }),
  });
}

export function serviceNode({ metadata, operations, shapes }: Described): object {
  return {
    version: "2.0",
    metadata: {
      apiVersion: "2020-01-01",
      serviceId: "Test Weather",
      protocol: "rest-json",
      ...metadata,
    },
    operations: operations ?? { Put: operation({ input: { shape: "Request" } }) },
    shapes: shapes ?? {},
  };
}

export function operation(properties: object = {}): object {
  return { name: "Put", http: { method: "POST", requestUri: "/" }, ...properties };
}

/** A service whose operation takes a structure of these members; `String` need not be defined. */
export function withMembers(
  members: object,
  shapes: object = {},
  { protocol = "rest-json", ...request }: { protocol?: string; required?: readonly string[] } = {},
): ReadResult {
  const isUsed = JSON.stringify([members, shapes]).includes('"shape":"String"');
  const text = isUsed ? { String: { type: "string" } } : {};
  return read({
    metadata: { protocol },
    shapes: { ...text, Request: structure(members, request), ...shapes },
  });
}

export function structure(members: object = {}, properties: object = {}): object {
  return { type: "structure", members, ...properties };
}

export function file(path: string, node: object): JsonFile {
  return fileOf(path, JSON.stringify(node));
}

export function fileOf(path: string, text: string): JsonFile {
  return parseJsonFile(new TextEncoder().encode(text), path, "source");
}

/** The shape of this name. */
export function shapeOf({ model }: { model: Model }, name: string): Shape {
  return expectShape(model, `${namespace}#${name}`);
}

/** The member of a path such as `Request$Name`. */
export function memberOf(result: ReadResult, path: string): Member {
  const [container = "", name] = path.split("$");
  const member = membersOf(shapeOf(result, container)).find((one) => one.name === name);
  if (member === undefined) throw new Error(`no member ${path}`);
  return member;
}

/** Findings other than those that every service has. */
export function told({ findings }: ReadResult): readonly Finding[] {
  return findings.filter(({ code }) => code !== "defaults-not-in-source");
}

export function refusal(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (isShapesmithError(error) && error.kind === "source") return error.message;
    throw error;
  }
  throw new Error("nothing was refused");
}
