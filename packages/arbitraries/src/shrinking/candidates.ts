import {
  type BlobForm,
  isPlainObject,
  memberOf,
  type ShapeNode,
  type StructureNode,
} from "@shapesmith/contract";
import { decidedIn, type Demands } from "../demands/demands.js";
import { leastOf } from "../demands/least.js";
import { bringIntoSituation } from "../demands/bring-into-situation.js";
import { type Situation, situationsOf } from "../demands/situations.js";
import type { Given, Wishes } from "../demands/wishes.js";
import { identityOf } from "../identity.js";
import { isRecursive } from "../recursion.js";
import { isLeast, type LeafCursor, searchStart, simplerLeaves } from "./simpler-leaf.js";
import { type Changes, removed, valueOf } from "./changes.js";
import type { Part } from "./part.js";

/**
 * Where shrinking goes on after a candidate has been taken. It is all that is remembered: asking
 * for the next candidate means that the last one passed the property.
 */
export interface Cursor extends LeafCursor {
  /** Index of the stage. */
  readonly stage: number;
  /** Of cutting: which level of the value. */
  readonly level: number;
  /** How many parts are changed at once; 0 stands for all. */
  readonly size: number;
  /** The first of the parts that are changed. */
  readonly at: number;
  /** What was found out about one leaf, of this value: it need not be found out again. */
  readonly known?: KnownLeaf | undefined;
  /** With what arbitraries that a user has given shrink their values. */
  readonly contexts: ReadonlyMap<Given, unknown>;
}

interface KnownLeaf {
  /** Its index among the leaves. */
  readonly at: number;
  readonly low: bigint;
}

/** A simpler value, as changes to the one that is shrunk. */
export interface Candidate {
  readonly changes: Changes;
  readonly cursor: Cursor;
  /** Whether everything has been gone through once and this is from the second time. */
  readonly isAgain?: boolean;
}

/** What does not change while one value is shrunk. */
export interface Rules {
  readonly blobForm: BlobForm;
  readonly demands: Demands;
}

const beginning: Cursor = {
  ...searchStart,
  stage: 0,
  level: 1,
  size: 0,
  at: 0,
  contexts: new Map(),
};

/** The cursor of a value that was generated with these contexts. */
export function startWith(contexts: ReadonlyMap<Given, unknown>): Cursor {
  return { ...beginning, contexts };
}

/** The cursor of a value that was compared with the least one before. */
export const startAfterLeast: Cursor = { ...beginning, stage: 1 };

type Stage = (root: Part, rules: Rules, cursor: Cursor) => Generator<Candidate>;

/**
 * Candidates for a simpler value, in this order: the least value of the whole shape; parts left
 * out, from the outermost on; parts replaced by what they hold of their own shape; leaves at their
 * least value; structures in a more usual situation; leaves made simpler one by one; two lists made
 * shorter together. They go on where `cursor` stands and then begin again: what came before it was
 * tried on another value. So when none is taken, nothing simpler is left to try. The same candidate
 * may come twice.
 */
export function* candidates(
  root: Part,
  rules: Rules,
  cursor: Cursor = beginning,
): Generator<Candidate> {
  yield* stagesFrom(root, rules, cursor);
  if (cursor.stage === 0) return;
  const { at, low, contexts } = cursor;
  const isKnown = stages[cursor.stage] === simplerSingleLeaves && low !== undefined;
  const known = isKnown ? { at, low } : undefined;
  const again = { ...startWith(contexts), stage: 1, known };
  for (const candidate of stagesFrom(root, rules, again)) {
    // Of the value that the candidate is, nothing is known.
    yield { ...candidate, cursor: { ...candidate.cursor, known: undefined }, isAgain: true };
  }
}

const stages: readonly Stage[] = [
  leastValues,
  cuts,
  innerOnes,
  leastLeaves,
  usualSituations,
  simplerSingleLeaves,
  pairedCuts,
];

function* stagesFrom(root: Part, rules: Rules, cursor: Cursor): Generator<Candidate> {
  for (const [index, stage] of stages.entries()) {
    if (index < cursor.stage) continue;
    const start = { ...startWith(cursor.contexts), stage: index, known: cursor.known };
    yield* stage(root, rules, index === cursor.stage ? cursor : start);
  }
}

// --- the least ----------------------------------------------------------------------------------

/** The least value, in each situation up to that of the value. */
function* leastValues(root: Part, rules: Rules, cursor: Cursor): Generator<Candidate> {
  const { node, situation } = root;
  const { blobForm, demands } = rules;
  if (node === undefined) return;
  // Taken, it is cut further.
  const next = { ...cursor, stage: 1 };
  if (demands.areSpecial) {
    yield { changes: everythingLeast(root, rules), cursor: next };
    return;
  }
  if (node.type !== "structure" || situation === undefined) {
    yield { changes: new Map([[root, leastOf(node, blobForm, demands.settings)]]), cursor: next };
    return;
  }
  const situations = situationsOf(node, demands.settings);
  const { usual } = situations;
  for (const one of new Set([usual, ...situations.moreUsual(situation), situation])) {
    const least = leastOf(node, blobForm, demands.settings, one);
    yield { changes: new Map([[root, least]]), cursor: next };
  }
}

/** All that may be left out is, and the rest is at its least. */
function everythingLeast(root: Part, { blobForm, demands }: Rules): Changes {
  const changes = new Map<Part, unknown>();
  for (const part of withKeys(root)) {
    if (part.isRemovable) changes.set(part, removed);
    else {
      const least = leastValue(part, blobForm, demands);
      if (least !== undefined) changes.set(part, least);
    }
  }
  return changes;
}

// --- parts left out -----------------------------------------------------------------------------

function* cuts(root: Part, _rules: Rules, cursor: Cursor): Generator<Candidate> {
  const levels: Part[][] = [];
  for (const part of allParts(root)) {
    if (part.isRemovable) (levels[part.level] ??= []).push(part);
  }
  for (let level = cursor.level; level < levels.length; level++) {
    const start = level === cursor.level ? cursor : { ...cursor, size: 0, at: 0, level };
    yield* chunks(levels[level] ?? [], start, () => removed);
  }
}

/**
 * Changes all the parts at once, then half of them, a quarter and so on down to each one. Parts
 * that a taken candidate has changed are no longer among the parts when it goes on, so it goes on
 * at the same place.
 */
function* chunks(
  parts: readonly Part[],
  cursor: Cursor,
  change: (part: Part) => unknown,
): Generator<Candidate> {
  if (parts.length === 0) return;
  let { at } = cursor;
  for (let size = cursor.size === 0 ? parts.length : Math.min(cursor.size, parts.length); ;) {
    for (; at < parts.length; at += size) {
      const chunk = parts.slice(at, at + size);
      const changes = new Map(chunk.map((part) => [part, change(part)]));
      yield { changes, cursor: { ...cursor, size, at } };
    }
    if (size === 1) return;
    size = Math.ceil(size / 2);
    at = 0;
  }
}

// --- parts in place of what they are in ---------------------------------------------------------

/** So many parts inside one of the same shape are tried in its place. */
const mostInside = 64;

/** Of a shape that contains itself: the smallest first, so that whole levels are left out at once. */
function* innerOnes(root: Part, _rules: Rules, cursor: Cursor): Generator<Candidate> {
  const outer = allParts(root);
  for (let at = cursor.at; at < outer.length; at++) {
    const part = outer[at];
    // What is asked of its members is not asked of those further inside.
    if (part?.node === undefined || part.wishes !== undefined || !isRecursive(part.node)) continue;
    const { id } = part.node;
    const alike = allParts(part).filter((inner) => inner !== part && inner.node?.id === id);
    const nearest = alike.toSorted((a, b) => a.level - b.level).slice(0, mostInside);
    for (const inner of nearest.toReversed()) {
      yield { changes: new Map([[part, inner.value]]), cursor: { ...cursor, at } };
    }
  }
}

// --- leaves -------------------------------------------------------------------------------------

function* leastLeaves(root: Part, rules: Rules, cursor: Cursor): Generator<Candidate> {
  const leaves: Part[] = [];
  const least = new Map<Part, unknown>();
  for (const part of withKeys(root)) {
    const value = leastValue(part, rules.blobForm, rules.demands);
    if (value === undefined || isLeast(part.value, value)) continue;
    leaves.push(part);
    least.set(part, value);
  }
  yield* chunks(leaves, cursor, (part) => least.get(part));
}

/** What a leaf is at the least. A union is one where its member is not the least one. */
function leastValue(part: Part, blobForm: BlobForm, { settings }: Demands): unknown {
  const { node, form, children } = part;
  if (node === undefined) return undefined;
  if (form === "leaf" || node.type === "document") return leastOf(node, blobForm, settings);
  if (node.type !== "union" || form !== "object") return undefined;
  const least = leastOf(node, blobForm, settings);
  const [child] = children;
  return child === undefined || Object.hasOwn(least as object, child.name) ? undefined : least;
}

function* simplerSingleLeaves(root: Part, rules: Rules, cursor: Cursor): Generator<Candidate> {
  // Counted over all leaves: which ones are left to be simplified changes on the way.
  const leaves = withKeys(root).filter(({ form }) => form === "leaf");
  for (let at = cursor.at; at < leaves.length; at++) {
    const leaf = leaves[at];
    if (leaf === undefined) continue;
    if (leaf.given?.kind === "arbitrary") {
      yield* simplerGiven(leaf, leaf.given, { ...cursor, ...searchStart, at });
    }
    if (leaf.node === undefined) continue;
    const start = startOf(leaf.node, at, cursor);
    const simpler = simplerLeaves(leaf.node, leaf.value, rules.blobForm, start);
    for (const { value, cursor: next } of simpler) {
      yield { changes: new Map([[leaf, value]]), cursor: { ...cursor, at, ...next } };
    }
  }
}

/** Where the search for a simpler leaf begins. */
function startOf(node: ShapeNode, at: number, cursor: Cursor): LeafCursor {
  const { known } = cursor;
  // Only of whole numbers the distance says all: others have digits that are looked at first.
  if (known?.at === at && isWhole(node)) return { ...searchStart, low: known.low };
  return at === cursor.at ? cursor : searchStart;
}

function isWhole({ type }: ShapeNode): boolean {
  return ["byte", "short", "integer", "long", "bigInteger"].includes(type);
}

/** What the arbitrary that a value came from makes simpler. */
function* simplerGiven(
  leaf: Part,
  given: Given & { readonly kind: "arbitrary" },
  cursor: Cursor,
): Generator<Candidate> {
  const { arbitrary } = given;
  const context = cursor.contexts.get(given);
  if (!cursor.contexts.has(given) && !arbitrary.canShrinkWithoutContext(leaf.value)) return;
  for (const simpler of arbitrary.shrink(leaf.value, context)) {
    const contexts = new Map(cursor.contexts).set(given, simpler.context);
    // Read anew: a value that can be used once only is not the one that is put in its place.
    yield { changes: new Map([[leaf, simpler.value]]), cursor: { ...cursor, contexts } };
  }
}

// --- situations ---------------------------------------------------------------------------------

function* usualSituations(root: Part, { demands }: Rules, cursor: Cursor): Generator<Candidate> {
  for (const part of allParts(root)) {
    const { node, situation } = part;
    if (situation === undefined || node?.type !== "structure") continue;
    for (const usual of situationsOf(node, demands.settings).moreUsual(situation)) {
      const moved = movedTo(usual, node, part, demands);
      if (demands.settings.optional === "always" && isIncomplete(node, moved, demands)) continue;
      if (isAsAsked(part.wishes, valueOf(part), moved)) {
        yield { changes: new Map([[part, moved]]), cursor };
      }
    }
  }
}

/** Whether a member is absent that neither the situation nor a condition leaves out. */
function isIncomplete(
  node: StructureNode,
  value: Readonly<Record<string, unknown>>,
  { settings }: Demands,
): boolean {
  const decided = decidedIn(node, value, settings);
  return node.members.some(
    ({ name, required, target }) =>
      memberOf(value, name) === undefined &&
      !(required || decided.has(name) || isRecursive(target)),
  );
}

/** Whether what is asked of members is still so after a move: what was given is left as it is. */
function isAsAsked(wishes: Wishes | undefined, before: unknown, after: unknown): boolean {
  if (wishes === undefined) return true;
  return [...wishes.members].every(([name, { given, presence, inside }]) => {
    const [old, now] = [partOf(before, name), partOf(after, name)];
    if (given !== undefined) return identityOf(old) === identityOf(now);
    if (now === undefined) return old === undefined || presence !== "always";
    if (old === undefined) return presence !== "never" || inside !== undefined;
    return isAsAsked(inside, old, now);
  });
}

function partOf(value: unknown, name: string): unknown {
  return isPlainObject(value) ? memberOf(value, name) : undefined;
}

function movedTo(
  situation: Situation,
  node: StructureNode,
  part: Part,
  { settings }: Demands,
): Record<string, unknown> {
  const { told } = situation;
  // A member that is asked for is not left out because it is not typical.
  const loose = settings.optional === "always" ? told.loose : situation.loose;
  return bringIntoSituation(
    { ...situation, loose },
    node,
    valueOf(part) as Record<string, unknown>,
  );
}

// --- two lists at once --------------------------------------------------------------------------

/** How many pairs of equally long lists or maps are tried. */
const mostPairs = 16;

/** For properties that fail when two lists are equally long. */
function* pairedCuts(root: Part, _rules: Rules, cursor: Cursor): Generator<Candidate> {
  const collections = allParts(root).filter(
    ({ node, children, fewest }) =>
      (node?.type === "list" || node?.type === "map") && children.length > fewest,
  );
  let pairs = 0;
  for (const [index, one] of collections.entries()) {
    for (const other of collections.slice(index + 1)) {
      if (one.children.length !== other.children.length) continue;
      if (++pairs > mostPairs) return;
      for (const size of [Math.ceil(one.children.length / 2), 1]) {
        const parts = [...one.children.slice(-size), ...other.children.slice(-size)];
        yield { changes: new Map(parts.map((part) => [part, removed])), cursor };
      }
    }
  }
}

// --- all parts ----------------------------------------------------------------------------------

/** The part itself and all that is in it, in the order in which they are written. */
function allParts(root: Part): readonly Part[] {
  const parts: Part[] = [];
  const open = [root];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    parts.push(part);
    for (let index = part.children.length - 1; index >= 0; index--) {
      const child = part.children[index];
      if (child !== undefined) open.push(child);
    }
  }
  return parts;
}

function withKeys(root: Part): readonly Part[] {
  return allParts(root).flatMap((part) => (part.key === undefined ? [part] : [part.key, part]));
}
