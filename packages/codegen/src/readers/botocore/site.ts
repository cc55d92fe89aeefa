import type { ShapeId, ShapeType } from "../../model/shape.js";
import { type TraitHolder, misplaced } from "../../model/trait-placement.js";
import { traitId, type TraitName } from "../../model/trait-nodes.js";
import type { Traits } from "../../model/traits.js";
import type { Finding } from "../../findings.js";

/** Traits that are being collected. */
export type Draft = { -readonly [K in keyof Traits]: Traits[K] };

/** Sets a trait that the source states; one that it does not state stays absent. */
export function put<K extends keyof Traits>(
  draft: Draft,
  name: K,
  value: Exclude<Traits[K], undefined> | undefined,
): void {
  if (value !== undefined) draft[name] = value;
}

export interface Site {
  readonly id: ShapeId;
  readonly holder: TraitHolder;
  /** The shape's own type; for a member the type of its target. */
  readonly type: ShapeType;
}

/** The traits without those that Smithy does not allow there; each of these is told. */
export function placedTraits(
  draft: Draft,
  { id, holder, type }: Site,
  findings: Finding[],
): Traits {
  // A draft has no keys but those that readers of this folder put there, and no provenance.
  for (const name of Object.keys(draft) as TraitName[]) {
    const needed = misplaced(name, { holder, type });
    if (needed === undefined) continue;
    delete draft[name];
    const message = `${traitId(name)} is left out: it needs ${needed}, and ${id} is ${holder === "shape" ? "" : "a member "}of type ${type}.`;
    findings.push({ severity: "warning", code: "trait-misplaced", shape: id, message });
  }
  return draft;
}
