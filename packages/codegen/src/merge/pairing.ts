import type { Model } from "../model/model.js";
import { nameOf } from "../model/shape-id.js";
import type { Shape, ShapeId, StructureShape } from "../model/shape.js";

/** Finds what another source calls by this name. */
export type Counterpart<T> = (name: string) => T | undefined;

/**
 * Pairs names of one source with those of another: equal ones, and those that differ only in case
 * where no other name on either side is so close.
 */
export function counterpartsByName<T>(
  own: ReadonlyMap<string, T>,
  others: ReadonlyMap<string, T>,
): Counterpart<T> {
  let folded: Folded | undefined;
  return (name) => {
    const exact = others.get(name);
    if (exact !== undefined) return exact;
    // Almost never needed, and costs more than all the rest.
    folded ??= foldNames(own.keys(), others.keys());
    const lower = name.toLowerCase();
    const other = folded.others.get(lower);
    // A name that both sides have is paired with itself.
    if (other === undefined || folded.own.has(other)) return undefined;
    return folded.byLower.get(lower) === name ? others.get(other) : undefined;
  };
}

interface Folded {
  readonly own: ReadonlySet<string>;
  readonly byLower: ReadonlyMap<string, string>;
  readonly others: ReadonlyMap<string, string>;
}

function foldNames(names: Iterable<string>, others: Iterable<string>): Folded {
  const own = new Set(names);
  return { own, byLower: foldedOnce(own), others: foldedOnce(others) };
}

/** The names that are alone in being written so, by their lower case. */
function foldedOnce(names: Iterable<string>): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const ambiguous = new Set<string>();
  for (const name of names) {
    const folded = name.toLowerCase();
    if (found.has(folded)) ambiguous.add(folded);
    found.set(folded, name);
  }
  for (const folded of ambiguous) found.delete(folded);
  return found;
}

/** The error structures of a model, for finding what another source calls otherwise. */
export interface ErrorIndex {
  readonly counterpart: (error: Shape) => ShapeId | undefined;
}

/**
 * Pairs errors by name, else by the code that they have on the wire, else by their names without
 * `Exception`, `Error` or `Fault`; always only where one error comes into question.
 */
export function errorIndex(model: Model): ErrorIndex {
  const errors = [...model.shapes.values()].filter(isError);
  const byName = index(errors, ({ id }) => nameOf(id));
  const byCode = index(errors, codeOf);
  const byStem = index(errors, ({ id }) => stemOf(nameOf(id)));
  return {
    counterpart: (error) => {
      const name = nameOf(error.id);
      return (
        byName.get(name) ??
        byCode.get(codeOf(error) ?? name) ??
        byName.get(codeOf(error) ?? name) ??
        byStem.get(stemOf(name))
      );
    },
  };
}

function isError(shape: Shape): shape is StructureShape {
  return shape.type === "structure" && shape.traits.error !== undefined;
}

function codeOf({ traits }: Shape): string | undefined {
  return traits.awsQueryError?.code;
}

function stemOf(name: string): string {
  return name.replace(/(?:Exception|Error|Fault)+$/, "").toLowerCase();
}

function index(
  errors: readonly StructureShape[],
  keyOf: (error: StructureShape) => string | undefined,
): ReadonlyMap<string, ShapeId> {
  const found = new Map<string, ShapeId>();
  const ambiguous = new Set<string>();
  for (const error of errors) {
    const key = keyOf(error);
    if (key === undefined) continue;
    if (found.has(key)) ambiguous.add(key);
    found.set(key, error.id);
  }
  for (const key of ambiguous) found.delete(key);
  return found;
}
