import type { CharacterSet } from "./character-set.js";

/**
 * What a pattern says, reduced to what matters for a full match: groups that nothing refers to,
 * greediness and the order of alternatives are gone.
 */
export type Node =
  | Characters
  | Sequence
  | Choice
  | Repeat
  | Look
  | PositionTest
  | Capture
  | BackReference
  | Atomic;

/** One character of the set. */
export interface Characters {
  readonly kind: "characters";
  readonly set: CharacterSet;
}

export interface Sequence {
  readonly kind: "sequence";
  readonly items: readonly Node[];
}

/** One of the options; with no options nothing matches. */
export interface Choice {
  readonly kind: "choice";
  readonly options: readonly Node[];
}

export interface Repeat {
  readonly kind: "repeat";
  readonly body: Node;
  readonly min: number;
  /** `Infinity` when there is no upper bound. */
  readonly max: number;
  readonly lazy: boolean;
}

/** Lookahead and lookbehind: a condition on the text around a position. */
export interface Look {
  readonly kind: "look";
  readonly direction: "ahead" | "behind";
  readonly negative: boolean;
  readonly body: Node;
}

/** A condition on a position that needs no pattern of its own. */
export interface PositionTest {
  readonly kind: "position";
  readonly at: PositionKind;
}

export type PositionKind =
  | "inputStart"
  | "inputEnd"
  /** The end, or before the line terminator that ends the input: what `$` means in Java. */
  | "lastLineEnd"
  | "lineStart"
  | "lineEnd"
  | "wordBoundary"
  | "insideOrOutsideWord";

/** A group that a back reference names. */
export interface Capture {
  readonly kind: "capture";
  readonly index: number;
  readonly body: Node;
}

/** The text that a group has matched last; nothing where it has not matched yet. */
export interface BackReference {
  readonly kind: "backReference";
  readonly index: number;
  /** The characters whose case does not count. */
  readonly ignoredCase: "none" | "ascii" | "unicode";
}

/** A group that is never entered a second time once it has matched. */
export interface Atomic {
  readonly kind: "atomic";
  readonly body: Node;
  /** What strings are made from, where not all that the body matches is worth reading. */
  readonly readable?: Node;
}

export const emptyText: Node = { kind: "sequence", items: [] };
export const noMatch: Node = { kind: "choice", options: [] };

export function characters(set: CharacterSet): Node {
  return set.explicit?.length === 0 ? noMatch : { kind: "characters", set };
}

export function isNoMatch(node: Node): boolean {
  return node.kind === "choice" && node.options.length === 0;
}

function isEmptyText(node: Node): boolean {
  return node.kind === "sequence" && node.items.length === 0;
}

export function sequence(items: readonly Node[]): Node {
  const flat = items.some((item) => item.kind === "sequence")
    ? items.flatMap((item) => (item.kind === "sequence" ? item.items : [item]))
    : items;
  if (flat.some(isNoMatch)) return noMatch;
  const [only] = flat;
  return only !== undefined && flat.length === 1 ? only : { kind: "sequence", items: flat };
}

/** Neighbouring options of one character each become one set: `(a|b|[0-9])` is `[ab0-9]`. */
export function choice(options: readonly Node[]): Node {
  const flat: Node[] = [];
  for (const option of options.flatMap(asOptions)) {
    const last = flat.at(-1);
    if (option.kind === "characters" && last?.kind === "characters") {
      flat[flat.length - 1] = characters(last.set.union(option.set));
    } else if (!(isEmptyText(option) && flat.some(isEmptyText))) {
      flat.push(option);
    }
  }
  const [only] = flat;
  return only !== undefined && flat.length === 1 ? only : { kind: "choice", options: flat };
}

function asOptions(node: Node): readonly Node[] {
  return node.kind === "choice" ? node.options : [node];
}

/** Repetition, with a repetition within it folded where that means the same. */
export function repeat(body: Node, min: number, max: number, lazy = false): Node {
  if (max === 0 || isEmptyText(body)) return emptyText;
  if (min === 1 && max === 1) return body;
  if (isNoMatch(body)) return min === 0 ? emptyText : noMatch;
  // A lazy repetition within another one prefers other ways than both together would.
  const folded =
    body.kind === "repeat" && body.lazy === lazy ? foldCounts(body, { min, max }) : undefined;
  if (body.kind === "repeat" && folded !== undefined) {
    return { kind: "repeat", body: body.body, ...folded, lazy };
  }
  return { kind: "repeat", body, min, max, lazy };
}

interface Counts {
  readonly min: number;
  readonly max: number;
}

/** The greatest count that a quantifier may give. */
export const maxCount: number = 2 ** 31 - 1;

/**
 * The counts of `(x{a,b}){min,max}` as one range, if they leave no gap. `([a-z]+)*` is `[a-z]*`,
 * but the counts of `(x{3}){1,2}` are 3 and 6.
 */
function foldCounts(inner: Counts, { min, max }: Counts): Counts | undefined {
  // The gaps between k and k + 1 repetitions shrink as k grows, so the first ones decide.
  if (min === 0 && inner.min > 1) return undefined;
  const least = Math.max(min, 1);
  if (max > least && (least + 1) * inner.min > least * inner.max + 1) return undefined;
  const folded = { min: inner.min * min, max: inner.max * max };
  return folded.min <= maxCount && (folded.max <= maxCount || folded.max === Infinity)
    ? folded
    : undefined;
}

/**
 * An atomic group. Around a repetition of one character it only means that no such character may
 * follow unless the maximum was reached, which needs no atomic group to be said.
 */
export function atomic(body: Node): Node {
  switch (body.kind) {
    case "characters":
    case "position":
    case "look":
    case "backReference":
      return body;
    case "repeat": {
      if (body.body.kind !== "characters") break;
      if (body.min === body.max) return body;
      if (body.lazy) return repeat(body.body, body.min, body.min);
      const stop: Node = { kind: "look", direction: "ahead", negative: true, body: body.body };
      if (body.max === Infinity) return sequence([body, stop]);
      return choice([
        repeat(body.body, body.max, body.max),
        sequence([repeat(body.body, body.min, body.max - 1), stop]),
      ]);
    }
    case "sequence":
      if (body.items.every((item) => item.kind === "characters" || item.kind === "position")) {
        return body;
      }
      break;
    case "choice":
    case "capture":
    case "atomic":
      break;
  }
  return { kind: "atomic", body };
}

/** The nodes that a node is made of. */
function childrenOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case "sequence":
      return node.items;
    case "choice":
      return node.options;
    case "repeat":
    case "look":
    case "capture":
    case "atomic":
      return [node.body];
    case "characters":
    case "position":
    case "backReference":
      return [];
  }
}

/** Whether the node or a node within it passes the test. */
export function someNode(node: Node, test: (node: Node) => boolean): boolean {
  return test(node) || childrenOf(node).some((child) => someNode(child, test));
}

/** Like `someNode`, without what stands in lookahead and lookbehind. */
export function someNodeOutsideLooks(node: Node, test: (node: Node) => boolean): boolean {
  if (node.kind === "look") return test(node);
  return test(node) || childrenOf(node).some((child) => someNodeOutsideLooks(child, test));
}
