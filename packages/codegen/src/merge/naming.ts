import { namespaceOf, nameOf, anonymousId, isAnonymous } from "../model/shape-id.js";
import { preludeId } from "../model/prelude.js";
import type { Model } from "../model/model.js";
import type { DataShape, ShapeId, SimpleType } from "../model/shape.js";
import { contentClasses } from "./content-classes.js";
import type { DraftShape } from "./draft.js";
import { isDeclared } from "./likeness.js";
import { formatOf, type Speakers } from "./precedence.js";

/** The ids of merged shapes; those of equal content share one. */
export type Names = ReadonlyMap<DraftShape, ShapeId>;

/**
 * Decides what merged shapes are called. What TypeScript declares keeps its name; lists, maps and
 * simple shapes take theirs from the sources that name them, and where two that differ would have one
 * name, the one that is used more keeps it.
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
  for (const alike of byUse) naming.nameAlike(alike, wanted);
  // Only now do the containers of nameless shapes have ids.
  for (const draft of plain) naming.nameByPlace(draft);
  return naming.names;
}

function usesOf(alike: readonly DraftShape[]): number {
  return alike.reduce((sum, { uses }) => sum + uses, 0);
}

function isDeclaredDraft({ paired: { sides, lead } }: DraftShape): boolean {
  const shape = sides[lead];
  return shape !== undefined && isDeclared(shape);
}

class Naming {
  readonly names = new Map<DraftShape, ShapeId>();
  readonly #models: readonly Model[];
  readonly #speakers: Speakers;
  readonly #namespace: string;
  /** Names of types, without their namespaces: TypeScript does not know those. */
  readonly #types = new Set<string>();
  readonly #ids = new Set<ShapeId>();
  /** What has no name, by the shapes that share it. */
  readonly #nameless = new Map<DraftShape, readonly DraftShape[]>();

  constructor(models: readonly Model[], speakers: Speakers) {
    this.#models = models;
    this.#speakers = speakers;
    this.#namespace = namespaceOf(models[0]?.service.id ?? "");
    for (const { client, service } of models) {
      for (const name of client?.typeNames.values() ?? []) this.#types.add(name);
      for (const id of [service.id, ...service.operations]) this.#ids.add(id);
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
      this.names.set(draft, id);
      this.#types.add(nameOf(id));
      this.#ids.add(id);
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

  nameAlike(
    alike: readonly DraftShape[],
    wanted: ReadonlyMap<DraftShape, readonly ShapeId[]>,
  ): void {
    const candidates = [...new Set(alike.flatMap((draft) => wanted.get(draft) ?? []))];
    const id = candidates.find((candidate) => this.#isFree(candidate));
    if (id !== undefined) this.#ids.add(id);
    for (const draft of alike) {
      const simple = preludeOf(draft);
      if (id !== undefined) this.names.set(draft, id);
      else if (simple !== undefined) this.names.set(draft, simple);
      else this.#nameless.set(draft, alike);
    }
  }

  nameByPlace(draft: DraftShape): void {
    const alike = this.#nameless.get(draft);
    if (alike === undefined || this.names.has(draft)) return;
    const container = draft.site && this.names.get(draft.site.container);
    const id = anonymousId(container ?? this.#namespace, draft.site?.name ?? "");
    for (const each of alike) this.names.set(each, id);
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
    return !this.#ids.has(id) && !this.#types.has(nameOf(id));
  }
}

/** Models name every shape that is more than one of the prelude; clients and pages do not. */
function namesAll(model: Model): boolean {
  const format = formatOf(model);
  return format === "smithy" || format === "botocore";
}

/** The prelude's shape that a simple shape without traits is. */
function preludeOf({ type, merged }: DraftShape): ShapeId | undefined {
  return type === "list" ||
    type === "map" ||
    type === "structure" ||
    type === "union" ||
    type === "enum" ||
    type === "intEnum" ||
    Object.keys(merged.traits).length > 0
    ? undefined
    : preludeId(type satisfies SimpleType);
}
