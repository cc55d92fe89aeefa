import type { DataShape, SimpleType } from "../model/shape.js";
import type { Traits } from "../model/traits.js";
import type { Correspondence, PairedMember, PairedShape } from "./correspondence.js";
import { likenessOf } from "./likeness.js";
import { type MergedTraits, mergeMemberTraits, mergeShapeTraits } from "./merge-traits.js";
import { formatOf, type Speakers } from "./precedence.js";

/** A shape of the merged model that does not know its id yet. */
export interface DraftShape {
  readonly paired: PairedShape;
  readonly type: DataShape["type"];
  readonly merged: MergedTraits;
  readonly members: readonly DraftMember[];
  /** The member on which it is reached first; undefined for inputs, outputs and errors. */
  readonly site: { readonly container: DraftShape; readonly name: string } | undefined;
  /** How many members target it. */
  uses: number;
}

export interface DraftMember {
  readonly name: string;
  readonly paired: PairedMember;
  readonly merged: MergedTraits;
  readonly target: DraftShape | undefined;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * Everything that the operations reach, containers before what they contain, with what the sources
 * say of it put together.
 */
export function draftShapes(
  correspondence: Correspondence,
  speakers: Speakers,
): ReadonlyMap<PairedShape, DraftShape> {
  const { operations, errors, models } = correspondence;
  const drafts = new Map<PairedShape, Writable<DraftShape>>();
  const add = (paired: PairedShape, site: DraftShape["site"]): DraftShape => {
    const present = drafts.get(paired);
    if (present !== undefined) return present;
    const merged = mergeShapeTraits(
      paired.sides.map((side) => side?.traits),
      speakers,
    );
    const type = typeOf(paired, correspondence, speakers);
    const draft: DraftShape = { paired, type, merged, members: [], site, uses: 0 };
    drafts.set(paired, draft);
    return draft;
  };
  const roots = operations.flatMap(({ input, output, errors: own }) => [input, output, ...own]);
  for (const root of [...roots, ...errors]) if (root !== undefined) add(root, undefined);
  // What is found on the way joins the end of the map.
  for (const draft of drafts.values()) {
    draft.members = [...draft.paired.members.values()].map((paired): DraftMember => {
      const target = paired.target && add(paired.target, { container: draft, name: paired.name });
      if (target !== undefined) target.uses += 1;
      const claims = models.map((_, index) => {
        const own = paired.sides[index]?.traits;
        const side = paired.target?.sides[index];
        if (own === undefined && side === undefined) return undefined;
        // What has another type there has other limits, too.
        const isAlike = own === undefined || side !== undefined;
        return { own: isAlike ? own : withoutLimits(own), target: side?.traits ?? {} };
      });
      const merged = mergeMemberTraits(claims, speakers);
      return { name: paired.name, paired, merged, target };
    });
  }
  return drafts;
}

const limits: ReadonlySet<string> = new Set([
  "length",
  "range",
  "pattern",
  "uniqueItems",
  "default",
  "timestampFormat",
]);

function withoutLimits(traits: Traits): Traits {
  return Object.fromEntries(Object.entries(traits).filter(([name]) => !limits.has(name)));
}

/** The lead's type; of numbers the kind that the first source tells that knows it. */
function typeOf(
  { lead, sides }: PairedShape,
  { models }: Correspondence,
  speakers: Speakers,
): DataShape["type"] {
  const type = sides[lead]?.type ?? "document";
  if (likenessOf(type) !== "number" || type === "intEnum") return type;
  const told = speakers.types.flatMap((index): SimpleType[] => {
    const side = sides[index];
    const model = models[index];
    if (side === undefined || model === undefined || !isNumberKind(side)) return [];
    // Clients have one type for all numbers, which is read as a double where nothing tells more.
    return formatOf(model) === "aws-sdk" && side.type === "double" ? [] : [side.type];
  });
  return told[0] ?? type;
}

function isNumberKind(shape: DataShape): shape is Extract<DataShape, { type: SimpleType }> {
  return likenessOf(shape.type) === "number" && shape.type !== "intEnum";
}
