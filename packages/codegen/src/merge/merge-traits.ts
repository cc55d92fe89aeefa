import { mergeTraits } from "../model/effective-traits.js";
import type { Example, Pagination, Provenance, Traits, Waiter } from "../model/traits.js";
import type { Sides } from "./correspondence.js";
import { facetOf, facets, type Speakers } from "./precedence.js";

type Writable<T> = { -readonly [K in keyof T]: T[K] };

export type TraitKey = Exclude<keyof Traits, "provenance">;

/** The source that each trait was taken from, by index. */
export type Origins = Partial<Record<TraitKey, number>>;

export interface MergedTraits {
  readonly traits: Traits;
  readonly origins: Origins;
}

/**
 * Traits that limit or describe values, and may stand on a shape or on the members that target it:
 * what counts at a member is looked at as a whole.
 */
const ofValues: readonly TraitKey[] = [
  "length",
  "range",
  "pattern",
  "uniqueItems",
  "default",
  "timestampFormat",
  "mediaType",
  "requiresLength",
];

const isOfValues: ReadonlySet<string> = new Set(ofValues);

/** What the sources say of one shape, put together. */
export function mergeShapeTraits(claims: Sides<Traits>, speakers: Speakers): MergedTraits {
  return merge(claims, speakers, namesIn(claims));
}

/** A member as one source has it: its own traits, and its target's. */
export interface MemberClaim {
  /** Undefined where the source has what is targeted, but not the member. */
  readonly own: Traits | undefined;
  readonly target: Traits;
}

/**
 * What the sources say of one member. Of the traits that can stand on the target as well, it gets
 * those that the source which speaks for them puts on the member.
 */
export function mergeMemberTraits(claims: Sides<MemberClaim>, speakers: Speakers): MergedTraits {
  const own = claims.map((claim) => claim?.own);
  const whole = claims.map((claim) => claim && wholeOf(claim));
  // Who has no such member cannot decide by saying nothing of it.
  const there = whole.map((claim, index) => (own[index] === undefined ? undefined : claim));
  const stated = merge(
    own,
    speakers,
    namesIn(own).filter((name) => !isOfValues.has(name)),
  );
  const traits: Writable<Traits> = { ...stated.traits };
  const origins: Origins = { ...stated.origins };
  const provenances: [string, Provenance][] = [];
  for (const name of ofValues) {
    const asked = facets[facetOf[name]].mode === "decides" ? there : whole;
    const origin = speakerOf(asked, speakers, name);
    const said = origin === undefined ? undefined : asked[origin];
    if (origin === undefined || said?.[name] === undefined) continue;
    const isOnMember = claims[origin]?.own?.[name] !== undefined;
    // Else the merged target has it: it was put together from the same targets.
    if (!isOnMember) continue;
    take(traits, name, said);
    origins[name] = origin;
    const provenance = said.provenance?.[name];
    if (provenance !== undefined) provenances.push([name, provenance]);
  }
  return { traits: withProvenance(traits, provenances), origins };
}

/** What counts at a member. */
function wholeOf({ own, target }: MemberClaim): Traits {
  return own === undefined ? target : mergeTraits(target, own);
}

function merge(
  claims: Sides<Traits>,
  speakers: Speakers,
  names: readonly TraitKey[],
): MergedTraits {
  const traits: Writable<Traits> = {};
  const origins: Origins = {};
  const provenances: [string, Provenance][] = [];
  for (const name of names) {
    const speaker = speakerOf(claims, speakers, name);
    if (speaker === undefined) continue;
    const said = claims[speaker];
    if (said?.[name] === undefined) continue;
    take(traits, name, said);
    origins[name] = speaker;
    const provenance = said.provenance?.[name];
    if (provenance !== undefined) provenances.push([name, provenance]);
  }
  putTogether(traits, claims, speakers);
  return { traits: withProvenance(traits, provenances), origins };
}

/** The source that counts for a trait; undefined where none says anything. */
function speakerOf(claims: Sides<Traits>, speakers: Speakers, name: TraitKey): number | undefined {
  const facet = facetOf[name];
  const isAsked = facets[facet].mode === "decides";
  return speakers[facet].find((index) => {
    const claim = claims[index];
    return claim !== undefined && (isAsked || claim[name] !== undefined);
  });
}

/** Traits of which every source may have a part. */
function putTogether(traits: Writable<Traits>, claims: Sides<Traits>, speakers: Speakers): void {
  const { paginated, waitable, examples } = traits;
  if (paginated !== undefined) {
    const all = inOrder(claims, speakers.pagination, "paginated");
    traits.paginated = all.reduceRight<Pagination>(
      (before, one) => ({ ...before, ...one }),
      paginated,
    );
  }
  if (waitable !== undefined) {
    const all = inOrder(claims, speakers.waiters, "waitable");
    const merged = new Map<string, Waiter>();
    for (const waiters of all) {
      for (const [name, waiter] of Object.entries(waiters)) {
        if (!merged.has(name)) merged.set(name, waiter);
      }
    }
    traits.waitable = Object.fromEntries(merged);
  }
  if (examples !== undefined) {
    const merged = new Map<string, Example>();
    for (const example of inOrder(claims, speakers.examples, "examples").flat()) {
      if (!merged.has(example.title)) merged.set(example.title, example);
    }
    traits.examples = [...merged.values()];
  }
}

function inOrder<K extends TraitKey>(
  claims: Sides<Traits>,
  order: readonly number[],
  name: K,
): readonly Exclude<Traits[K], undefined>[] {
  const found: Exclude<Traits[K], undefined>[] = [];
  for (const index of order) {
    const value = claims[index]?.[name];
    if (value !== undefined) found.push(value as Exclude<Traits[K], undefined>);
  }
  return found;
}

function take(into: Writable<Traits>, name: TraitKey, from: Traits): void {
  Object.assign(into, { [name]: from[name] });
}

function withProvenance(traits: Traits, provenances: readonly [string, Provenance][]): Traits {
  if (provenances.length === 0) return traits;
  return { ...traits, provenance: { ...traits.provenance, ...Object.fromEntries(provenances) } };
}

function namesIn(claims: Sides<Traits>): readonly TraitKey[] {
  const names = new Set<TraitKey>();
  for (const claim of claims) {
    for (const name of Object.keys(claim ?? {}) as (keyof Traits)[]) {
      if (name !== "provenance") names.add(name);
    }
  }
  return [...names];
}
