import { type BlobForm, minimumOf } from "@shapesmith/contract";
import { isLeast, type LeafCursor, searchStart, simplerLeaves } from "./simpler-leaf.js";
import { type Changes, type Part, removed } from "./value-tree.js";

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
}

/** A simpler value, as changes to the one that is shrunk. */
export interface Candidate {
  readonly changes: Changes;
  readonly cursor: Cursor;
}

const beginning: Cursor = { ...searchStart, stage: 0, level: 1, size: 0, at: 0 };

type Stage = (root: Part, blobForm: BlobForm, cursor: Cursor) => Generator<Candidate>;

/**
 * Candidates for a simpler value, in this order: the least value of the whole shape; parts left
 * out, from the outermost on; leaves at their least value; leaves made simpler one by one; two
 * lists made shorter together. They go on where `cursor` stands and then begin again: what came
 * before it was tried on another value. So when none is taken, nothing simpler is left to try. The
 * same candidate may come twice.
 */
export function* candidates(
  root: Part,
  blobForm: BlobForm,
  cursor: Cursor | undefined,
): Generator<Candidate> {
  if (cursor === undefined && root.node !== undefined) {
    yield { changes: new Map([[root, minimumOf(root.node, blobForm)]]), cursor: beginning };
  }
  if (cursor !== undefined) yield* stagesFrom(root, blobForm, cursor);
  yield* stagesFrom(root, blobForm, beginning);
}

function* stagesFrom(root: Part, blobForm: BlobForm, cursor: Cursor): Generator<Candidate> {
  const stages: readonly Stage[] = [cuts, leastLeaves, simplerSingleLeaves, pairedCuts];
  for (const [index, stage] of stages.entries()) {
    if (index < cursor.stage) continue;
    yield* stage(root, blobForm, index === cursor.stage ? cursor : { ...beginning, stage: index });
  }
}

// --- parts left out -----------------------------------------------------------------------------

function* cuts(root: Part, _blobForm: BlobForm, cursor: Cursor): Generator<Candidate> {
  const levels: Part[][] = [];
  for (const part of allParts(root)) {
    if (part.isRemovable) (levels[part.level] ??= []).push(part);
  }
  for (let level = cursor.level; level < levels.length; level++) {
    const start = level === cursor.level ? cursor : { ...beginning, level };
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

// --- leaves -------------------------------------------------------------------------------------

function* leastLeaves(root: Part, blobForm: BlobForm, cursor: Cursor): Generator<Candidate> {
  const leaves: Part[] = [];
  const least = new Map<Part, unknown>();
  for (const part of withKeys(root)) {
    const value = leastValue(part, blobForm);
    if (value === undefined || isLeast(part.value, value)) continue;
    leaves.push(part);
    least.set(part, value);
  }
  yield* chunks(leaves, cursor, (part) => least.get(part));
}

/** What a leaf is at the least. A union is one where its member is not the least one. */
function leastValue(part: Part, blobForm: BlobForm): unknown {
  const { node, form, children } = part;
  if (node === undefined) return undefined;
  if (form === "leaf" || node.type === "document") return minimumOf(node, blobForm);
  if (node.type !== "union" || form !== "object") return undefined;
  const least = minimumOf(node, blobForm);
  const [child] = children;
  return child === undefined || Object.hasOwn(least as object, child.name) ? undefined : least;
}

function* simplerSingleLeaves(
  root: Part,
  blobForm: BlobForm,
  cursor: Cursor,
): Generator<Candidate> {
  // Counted over all leaves: which ones are left to be simplified changes on the way.
  const leaves = withKeys(root).filter(({ form }) => form === "leaf");
  for (let at = cursor.at; at < leaves.length; at++) {
    const leaf = leaves[at];
    if (leaf?.node === undefined) continue;
    const start = at === cursor.at ? cursor : searchStart;
    for (const { value, cursor: next } of simplerLeaves(leaf.node, leaf.value, blobForm, start)) {
      yield { changes: new Map([[leaf, value]]), cursor: { ...cursor, at, ...next } };
    }
  }
}

// --- two lists at once --------------------------------------------------------------------------

/** How many pairs of equally long lists or maps are tried. */
const mostPairs = 16;

/** For properties that fail when two lists are equally long. */
function* pairedCuts(root: Part, _blobForm: BlobForm, cursor: Cursor): Generator<Candidate> {
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
