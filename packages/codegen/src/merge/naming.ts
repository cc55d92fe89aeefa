import { namespaceOf, nameOf, anonymousId, isAnonymous } from "../model/shape-id.js";
import { preludeId } from "../model/prelude.js";
import type { Model } from "../model/model.js";
import type { DataShape, ShapeId, SimpleType } from "../model/shape.js";
import { equalNodes } from "../model/node-form.js";
import type { Traits } from "../model/traits.js";
import { contentClasses } from "./content-classes.js";
import type { DraftShape } from "./draft.js";
import { isDeclared } from "./likeness.js";
import { formatOf, type Speakers } from "./precedence.js";

export interface Names {
  /** Of merged shapes; those of equal content share one. */
  readonly ids: ReadonlyMap<DraftShape, ShapeId>;
  /** Simple shapes that have no name left: what is particular to them stands on their members. */
  readonly onMembers: ReadonlyMap<DraftShape, OnMembers>;
}

export interface OnMembers {
  /** The shape that the members target instead. */
  readonly target: ShapeId;
  /** What it does not say, or says otherwise. */
  readonly traits: Traits;
}

/**
 * Decides what merged shapes are called. What TypeScript declares keeps its name; lists, maps and
 * simple shapes take theirs from the sources that name them, and where two that differ would have one
 * name, the one that is used more keeps it. A list or map that is left without a name is called by
 * its place.
 *
 * @param drafts Containers before what they contain.
 */
export function nameShapes(
  drafts: readonly DraftShape[],
  models: readonly Model[],
  speakers: Speakers,
): Names {
  const naming = new Naming(models, speakers);
  naming.nameDeclared(drafts.filter(isDeclaredDraft));
  const plain = drafts.filter((draft) => !isDeclaredDraft(draft));
  const wanted = new Map(plain.map((draft) => [draft, naming.candidates(draft)]));
  const classes = contentClasses(plain, (draft) => wanted.get(draft)?.[0] ?? preludeOf(draft));
  const byUse = [...classes].sort((a, b) => usesOf(b) - usesOf(a));
  const idsOf = (alike: readonly DraftShape[]): ReadonlySet<ShapeId> =>
    new Set(alike.flatMap((draft) => wanted.get(draft) ?? []));
  // Nobody gets what another wants in the first place.
  const left = byUse.filter((alike) => !naming.nameAlike(alike, [...idsOf(alike)].slice(0, 1)));
  for (const alike of left.filter((others) => !naming.nameAlike(others, [...idsOf(others)]))) {
    naming.giveUpName(alike, [...idsOf(alike)]);
  }
  // Only now do the containers of nameless shapes have ids.
  for (const draft of plain) naming.nameByPlace(draft);
  return { ids: naming.ids, onMembers: naming.onMembers };
}

function usesOf(alike: readonly DraftShape[]): number {
  return alike.reduce((sum, { uses }) => sum + uses, 0);
}

function isDeclaredDraft({ paired: { sides, lead } }: DraftShape): boolean {
  const shape = sides[lead];
  return shape !== undefined && isDeclared(shape);
}

class Naming {
  readonly ids = new Map<DraftShape, ShapeId>();
  readonly onMembers = new Map<DraftShape, OnMembers>();
  readonly #models: readonly Model[];
  readonly #speakers: Speakers;
  readonly #namespace: string;
  /** Names of types, without their namespaces: TypeScript does not know those. */
  readonly #types = new Set<string>();
  readonly #taken = new Set<ShapeId>();
  readonly #holders = new Map<ShapeId, DraftShape>();
  /** What has no name, by the shapes that share it. */
  readonly #nameless = new Map<DraftShape, readonly DraftShape[]>();

  constructor(models: readonly Model[], speakers: Speakers) {
    this.#models = models;
    this.#speakers = speakers;
    this.#namespace = namespaceOf(models[0]?.service.id ?? "");
    for (const { client, service } of models) {
      for (const name of client?.typeNames.values() ?? []) this.#types.add(name);
      for (const id of [service.id, ...service.operations]) this.#taken.add(id);
    }
  }

  nameDeclared(drafts: readonly DraftShape[]): void {
    const byLead = [...drafts].sort((a, b) => a.paired.lead - b.paired.lead);
    for (const draft of byLead) {
      const { lead, sides } = draft.paired;
      const shape = sides[lead];
      if (shape === undefined) continue;
      const wanted = this.#rebased(lead, shape.id);
      // The leading source's own names are different by themselves.
      const id = lead === 0 ? wanted : this.#free(wanted, shape);
      this.ids.set(draft, id);
      this.#types.add(nameOf(id));
      this.#taken.add(id);
    }
  }

  /** The ids that a list, map or simple shape could have, the preferred one first. */
  candidates(draft: DraftShape): readonly ShapeId[] {
    const { paired, merged } = draft;
    const hasTraits = Object.keys(merged.traits).length > 0;
    const found: ShapeId[] = [];
    for (const index of this.#speakers.types) {
      const shape = paired.sides[index];
      const model = this.#models[index];
      if (shape === undefined || model === undefined) continue;
      if (!shape.id.startsWith("smithy.api#")) {
        if (!isAnonymous(shape.id)) found.push(this.#rebased(index, shape.id));
      } else if (namesAll(model) && !hasTraits && found.length === 0) {
        return [];
      }
    }
    return [...new Set(found)];
  }

  /** @returns whether there was a name for these shapes. */
  nameAlike(alike: readonly DraftShape[], candidates: readonly ShapeId[]): boolean {
    const [first] = alike;
    const free = candidates.find((candidate) => this.#isFree(candidate));
    const id = free ?? (first && preludeOf(first));
    if (id === undefined || first === undefined) return false;
    if (free !== undefined) {
      this.#taken.add(free);
      this.#holders.set(free, first);
    }
    for (const draft of alike) this.ids.set(draft, id);
    return true;
  }

  /** Simple shapes are left to their members, so that they need no name; others get one by place. */
  giveUpName(alike: readonly DraftShape[], candidates: readonly ShapeId[]): void {
    for (const draft of alike) {
      const { merged, type } = draft;
      const simple = simpleId(type);
      // What had no name in its source either keeps its own shape.
      if (simple === undefined || candidates.length === 0 || merged.traits.streaming) {
        this.#nameless.set(draft, alike);
        continue;
      }
      const target = candidates.find((id) => isWithin(this.#holders.get(id), draft));
      const { traits: held = {} } = this.#holders.get(target ?? "")?.merged ?? {};
      const entries = Object.entries(merged.traits).filter(
        ([name, value]) => !equalNodes(value, held[name as keyof Traits]),
      );
      this.onMembers.set(draft, { target: target ?? simple, traits: Object.fromEntries(entries) });
    }
  }

  nameByPlace(draft: DraftShape): void {
    const alike = this.#nameless.get(draft);
    if (alike === undefined || this.ids.has(draft)) return;
    const container = draft.site && this.ids.get(draft.site.container);
    const id = anonymousId(container ?? this.#namespace, draft.site?.name ?? "");
    for (const each of alike) this.ids.set(each, id);
  }

  #rebased(index: number, id: ShapeId): ShapeId {
    const own = namespaceOf(this.#models[index]?.service.id ?? "");
    return namespaceOf(id) === own ? `${this.#namespace}#${nameOf(id)}` : id;
  }

  #free(wanted: ShapeId, { type }: DataShape): ShapeId {
    if (this.#isFree(wanted)) return wanted;
    let id = `${wanted}${type.charAt(0).toUpperCase()}${type.slice(1)}`;
    while (!this.#isFree(id)) id += "_";
    return id;
  }

  #isFree(id: ShapeId): boolean {
    return !this.#taken.has(id) && !this.#types.has(nameOf(id));
  }
}

/** Models name every shape that is more than one of the prelude; clients and pages do not. */
function namesAll(model: Model): boolean {
  const format = formatOf(model);
  return format === "smithy" || format === "botocore";
}

/** Whether a simple shape says nothing that the other, of the same type, does not say as well. */
function isWithin(holder: DraftShape | undefined, { type, merged }: DraftShape): boolean {
  if (holder?.type !== type) return false;
  return Object.keys(holder.merged.traits).every((name) => name in merged.traits);
}

/** The prelude's shape that a simple shape without traits is. */
function preludeOf({ type, merged }: DraftShape): ShapeId | undefined {
  return Object.keys(merged.traits).length > 0 ? undefined : simpleId(type);
}

function simpleId(type: DataShape["type"]): ShapeId | undefined {
  return type === "list" ||
    type === "map" ||
    type === "structure" ||
    type === "union" ||
    type === "enum" ||
    type === "intEnum"
    ? undefined
    : preludeId(type satisfies SimpleType);
}
