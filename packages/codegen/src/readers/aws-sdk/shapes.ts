import type { NormalizedSchema } from "@smithy/core/schema";
import type { Finding } from "../../findings.js";
import { preludeId, unit } from "../../model/prelude.js";
import { anonymousId, memberId } from "../../model/shape-id.js";
import type { DataShape, Member, ShapeId, SimpleType } from "../../model/shape.js";
import type { Traits } from "../../model/traits.js";
import { type ClientDocument, isStructure, staticId } from "./document.js";
import { readTraits, unknownTraits } from "./traits.js";

export interface SchemaShapes {
  /** Every string is a plain string here, and every number a double: schemas know no more. */
  readonly shapes: ReadonlyMap<ShapeId, DataShape>;
  /** The shape of a schema that an operation has as its input or output. */
  readonly idOf: (schema: unknown) => ShapeId;
  readonly findings: readonly Finding[];
}

/**
 * The shapes of all exported schemas and of what these reach. A schema without a name that is more
 * than a prelude shape gets an id from the one member that has it.
 */
export function readShapes(document: ClientDocument): SchemaShapes {
  const reading = new Reading(document);
  const roots = document.operations.flatMap(([, , , , input, output]) => [input, output]);
  for (const schema of [...document.data, ...roots]) reading.add(schema);
  const shapes = reading.finish();
  const idOf = (schema: unknown): ShapeId =>
    staticId(document.normalize(schema).getSchema()) ?? unit;
  return { shapes, idOf, findings: reading.findings() };
}

/** One pass over the schemas, by a list of what is still to be read: schemas nest without limit. */
class Reading {
  readonly #document: ClientDocument;
  readonly #shapes = new Map<ShapeId, DataShape>();
  readonly #pending: NormalizedSchema[] = [];
  readonly #unknownTraits = new Set<string>();
  readonly #unknownSchemas: [site: ShapeId, schema: unknown][] = [];
  readonly #queued = new Set<ShapeId>();

  constructor(document: ClientDocument) {
    this.#document = document;
  }

  add(schema: unknown): void {
    const normalized = this.#document.normalize(schema);
    const id = staticId(normalized.getSchema());
    if (id !== undefined) this.#enqueue(id, normalized);
  }

  finish(): ReadonlyMap<ShapeId, DataShape> {
    for (let next = this.#pending.pop(); next !== undefined; next = this.#pending.pop()) {
      const id = staticId(next.getSchema());
      if (id !== undefined) this.#shapes.set(id, this.#aggregate(id, next));
    }
    return this.#shapes;
  }

  findings(): readonly Finding[] {
    const findings = this.#unknownSchemas.map(([shape, schema]): Finding => ({
      severity: "warning",
      code: "schema-unknown",
      shape,
      message: `The client's schema ${inWords(schema)} is of a type that is not known here; it is read as a document, of which any value is valid.`,
    }));
    if (this.#unknownTraits.size === 0) return findings;
    const names = [...this.#unknownTraits].sort().join(", ");
    findings.push({
      severity: "info",
      code: "trait-unknown",
      shape: this.#document.serviceId,
      message: `The client's schemas have traits that are not interpreted: ${names}.`,
    });
    return findings;
  }

  #enqueue(id: ShapeId, schema: NormalizedSchema): void {
    if (this.#queued.has(id)) return;
    this.#queued.add(id);
    this.#pending.push(schema);
  }

  #aggregate(id: ShapeId, schema: NormalizedSchema): DataShape {
    const traits = this.#traits(schema.getOwnTraits());
    if (schema.isListSchema()) return this.#list(id, schema, traits);
    if (schema.isMapSchema()) return this.#map(id, schema, traits);
    const raw: unknown = schema.getSchema();
    if (!isStructure(raw)) {
      this.#unknownSchemas.push([id, raw]);
      return { type: "document", id, traits };
    }
    const [kind, , , , , , required = 0] = raw;
    const type = kind === 4 ? "union" : "structure";
    const members = this.#members(id, schema, type === "union" ? 0 : required);
    return { type, id, traits, members };
  }

  #list(id: ShapeId, schema: NormalizedSchema, traits: Traits): DataShape {
    const member = this.#member(id, "member", schema.getValueSchema());
    return { type: "list", id, traits, member };
  }

  #map(id: ShapeId, schema: NormalizedSchema, traits: Traits): DataShape {
    const key = this.#member(id, "key", schema.getKeySchema());
    return {
      type: "map",
      id,
      traits,
      key,
      value: this.#member(id, "value", schema.getValueSchema()),
    };
  }

  #members(id: ShapeId, schema: NormalizedSchema, required: number): ReadonlyMap<string, Member> {
    const members = new Map<string, Member>();
    for (const [name, target] of schema.structIterator()) {
      const traits: Traits = members.size < required ? { required: true } : {};
      members.set(name, this.#member(id, name, target, traits));
    }
    return members;
  }

  #member(container: ShapeId, name: string, schema: NormalizedSchema, given: Traits = {}): Member {
    const target = this.#target(container, name, schema);
    const traits = { ...given, ...this.#traits(schema.getMemberTraits()) };
    const id = memberId(container, name);
    // A format of the prelude's timestamp can only stand on the member.
    if (target !== preludeId("timestamp")) return { id, name, target, traits };
    return { id, name, target, traits: { ...traits, ...timestampFormat(schema) } };
  }

  #target(container: ShapeId, name: string, schema: NormalizedSchema): ShapeId {
    const raw: unknown = schema.getSchema();
    if (raw === "unit") return unit;
    const named = staticId(raw);
    if (named !== undefined) {
      this.#enqueue(named, schema);
      return named;
    }
    const anonymous = anonymousId(container, name);
    if (typeof raw !== "number") {
      this.#unknownSchemas.push([memberId(container, name), raw]);
      return preludeId("document");
    }
    if (schema.isListSchema()) {
      this.#shapes.set(anonymous, this.#list(anonymous, schema, {}));
      return anonymous;
    }
    if (schema.isMapSchema()) {
      this.#shapes.set(anonymous, this.#map(anonymous, schema, {}));
      return anonymous;
    }
    return this.#simpleTarget(container, name, schema);
  }

  #simpleTarget(container: ShapeId, name: string, schema: NormalizedSchema): ShapeId {
    const type = simpleType(schema);
    if (type === undefined) {
      this.#unknownSchemas.push([memberId(container, name), schema.getSchema()]);
      return preludeId("document");
    }
    // A simple schema with a name hides it behind its code: only getName tells.
    const ownName = schema.getName(true);
    const isNamed = ownName !== undefined && ownName !== name && ownName.includes("#");
    // That a blob streams is said of shapes, never of members.
    const streaming = schema.isStreaming() ? { streaming: true as const } : {};
    if (!isNamed && !schema.isStreaming()) return preludeId(type);
    const id = isNamed ? ownName : anonymousId(container, name);
    if (!this.#shapes.has(id)) {
      const own = isNamed ? this.#traits(schema.getOwnTraits()) : {};
      const traits = { ...own, ...timestampFormat(schema), ...streaming };
      this.#shapes.set(id, { type, id, traits });
    }
    return id;
  }

  #traits(raw: object): Traits {
    for (const name of unknownTraits(raw)) this.#unknownTraits.add(name);
    return readTraits(raw);
  }
}

function simpleType(schema: NormalizedSchema): SimpleType | undefined {
  if (schema.isStringSchema()) return "string";
  if (schema.isNumericSchema()) return "double";
  if (schema.isBooleanSchema()) return "boolean";
  if (schema.isTimestampSchema()) return "timestamp";
  if (schema.isBlobSchema()) return "blob";
  if (schema.isDocumentSchema()) return "document";
  if (schema.isBigIntegerSchema()) return "bigInteger";
  if (schema.isBigDecimalSchema()) return "bigDecimal";
  return undefined;
}

/** Timestamps have their format in the schema's code; 4 leaves it to the protocol. */
function timestampFormat(schema: NormalizedSchema): Traits {
  const code: unknown = schema.getSchema();
  if (!schema.isTimestampSchema()) return {};
  if (code === 5) return { timestampFormat: "date-time" };
  if (code === 6) return { timestampFormat: "http-date" };
  if (code === 7) return { timestampFormat: "epoch-seconds" };
  return {};
}

/** What comes from a package may be anything: it is not turned into text by its own methods. */
function inWords(schema: unknown): string {
  if (typeof schema === "number" || typeof schema === "string") return JSON.stringify(schema);
  const parts: readonly unknown[] = Array.isArray(schema) ? schema : [];
  const [kind] = parts;
  return typeof kind === "number" ? `of kind ${kind}` : `(a value of type ${typeof schema})`;
}
