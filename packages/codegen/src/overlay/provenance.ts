import type { Grade } from "@shapesmith/contract";
import {
  FormError,
  isNodeObject,
  type NodeObject,
  nonEmptyText,
  object,
  optional,
  type Place,
  recordOf,
  required,
  where,
} from "../model/node-form.js";
import type { ShapeId } from "../model/shape.js";
import { grade } from "../model/stated-forms.js";
import type { Node, Provenance } from "../model/traits.js";

/** The sources that an overlay's statements refer to, by key. */
export type ProvenanceSources = ReadonlyMap<string, Provenance>;

/** Who states what a statement says: one for all of it, or by trait id. */
export type StatedProvenance =
  | { readonly kind: "all"; readonly provenance: Provenance }
  | { readonly kind: "by trait"; readonly provenances: ReadonlyMap<ShapeId, Provenance> };

interface SourceEntry {
  readonly source: string;
  readonly date: string;
  readonly grade: Grade;
}

interface SourceReference {
  readonly source: string;
  readonly note?: string;
}

/**
 * Reads the entries of the metadata `shapesmith.sources`.
 *
 * @throws FormError when an entry has another form.
 */
export function provenanceSources(node: Node, place: Place): ProvenanceSources {
  const entry = object<SourceEntry>({
    source: required(nonEmptyText),
    date: required(where(nonEmptyText, "a date such as 2026-08-07", isDate)),
    grade: required(grade),
  });
  return new Map(Object.entries(recordOf(entry)(node, place)));
}

/**
 * Reads the trait `shapesmith#provenance`: a source's key, a key with a note, or either by trait id.
 *
 * @throws FormError when it has another form, or a key is not among the sources.
 */
export function statedProvenance(
  node: Node,
  sources: ProvenanceSources,
  place: Place,
): StatedProvenance {
  if (!isByTrait(node)) return { kind: "all", provenance: provenance(node, sources, place) };
  const provenances = Object.entries(node).map(([trait, stated]): [ShapeId, Provenance] => {
    return [trait, provenance(stated, sources, { ...place, path: trait })];
  });
  return { kind: "by trait", provenances: new Map(provenances) };
}

/** Trait ids have a `#`, the properties of a reference have none. */
function isByTrait(node: Node): node is NodeObject {
  return isNodeObject(node) && Object.keys(node).some((key) => key.includes("#"));
}

function provenance(node: Node, sources: ProvenanceSources, place: Place): Provenance {
  if (typeof node !== "string" && !isNodeObject(node)) {
    const expected = "a key of the metadata shapesmith.sources, or an object with source and note";
    throw new FormError(place.path, expected, node);
  }
  const { source: key, note } =
    typeof node === "string" ? { source: node } : reference(node, place);
  const source = sources.get(key);
  if (source !== undefined) return note === undefined ? source : { ...source, note };
  const keys = [...sources.keys()].map((known) => JSON.stringify(known)).join(", ");
  const known = keys === "" ? "which is empty" : keys;
  throw new FormError(place.path, `a key of the metadata shapesmith.sources (${known})`, key);
}

function reference(node: Node, place: Place): SourceReference {
  return object<SourceReference>({ source: required(nonEmptyText), note: optional(nonEmptyText) })(
    node,
    place,
  );
}

/** A day of the calendar, as ISO 8601 writes it. */
function isDate(text: string): boolean {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/u.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
