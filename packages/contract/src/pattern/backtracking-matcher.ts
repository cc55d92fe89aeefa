import { greatestLength } from "./length-bounds.js";
import { foldCase } from "./case-folding.js";
import type { BackReference, Look, Node, Repeat } from "./syntax.js";
import { TextPositions } from "./text-positions.js";

/** How many steps are taken, and how deep they nest, before the search is given up. */
const maxSteps = 200_000;
const maxStepsPerCharacter = 50;
const maxDepth = 1000;

export interface BacktrackingMatch {
  /** `undefined` when the search was given up. */
  readonly isMatch: boolean | undefined;
  readonly steps: number;
}

/**
 * Whether a pattern matches the whole of a text, found by following its ways one after the other.
 * Needed for back references and atomic groups, whose meaning depends on the way taken.
 *
 * @param steps how many may be taken before the search is given up.
 */
export function matchByBacktracking(
  node: Node,
  text: string,
  steps: number = maxSteps + maxStepsPerCharacter * text.length,
): BacktrackingMatch {
  return new BacktrackingMatcher(text, steps).match(node);
}

/** What is to be matched from a position on, after the node at hand. */
type Next = (position: number) => boolean;

class BacktrackingMatcher {
  readonly #text: TextPositions;
  /** Where the groups that have matched begin and end. */
  readonly #captured = new Map<number, readonly [start: number, end: number]>();
  #steps = 0;
  #depth = 0;
  #isExhausted = false;

  readonly #maxSteps: number;

  constructor(text: string, steps: number) {
    this.#text = new TextPositions(text);
    this.#maxSteps = steps;
  }

  match(node: Node): BacktrackingMatch {
    const isMatch = this.#match(node, 0, (position) => position === this.#text.length);
    return { isMatch: this.#isExhausted ? undefined : isMatch, steps: this.#steps };
  }

  #match(node: Node, position: number, next: Next): boolean {
    if (++this.#steps > this.#maxSteps || this.#depth >= maxDepth) this.#isExhausted = true;
    if (this.#isExhausted) return false;
    this.#depth++;
    const isMatch = this.#matchKind(node, position, next);
    this.#depth--;
    return isMatch;
  }

  #matchKind(node: Node, position: number, next: Next): boolean {
    switch (node.kind) {
      case "characters": {
        const codePoint = this.#text.codePoints[position];
        return codePoint !== undefined && node.set.has(codePoint) && next(position + 1);
      }
      case "sequence":
        return this.#matchSequence(node.items, 0, position, next);
      case "choice":
        return node.options.some((option) => this.#match(option, position, next));
      case "repeat":
        return node.body.kind === "characters"
          ? this.#matchRun(node, position, next)
          : this.#matchRepeat(node, 0, position, next);
      case "look":
        return this.#holds(node, position) && next(position);
      case "position":
        return this.#text.isAt(node.at, position) && next(position);
      case "capture":
        return this.#matchCapture(node.index, node.body, position, next);
      case "backReference":
        return this.#matchBackReference(node, position, next);
      case "atomic": {
        let end: number | undefined;
        const isMatch = this.#match(node.body, position, (found) => {
          end = found;
          return true;
        });
        return isMatch && end !== undefined && next(end);
      }
    }
  }

  #matchSequence(items: readonly Node[], index: number, position: number, next: Next): boolean {
    const item = items[index];
    if (item === undefined) return next(position);
    return this.#match(item, position, (end) => this.#matchSequence(items, index + 1, end, next));
  }

  /** A repetition of one character needs no nesting: it may end anywhere in a stretch. */
  #matchRun({ body, min, max, lazy }: Repeat, position: number, next: Next): boolean {
    let end = position;
    const limit = Math.min(this.#text.length, position + max);
    while (end < limit && this.#match(body, end, () => true)) end++;
    const least = position + min;
    for (let i = 0; i <= end - least && !this.#isExhausted; i++) {
      this.#steps++;
      if (next(lazy ? least + i : end - i)) return true;
    }
    return false;
  }

  #matchRepeat(repeat: Repeat, count: number, position: number, next: Next): boolean {
    const { body, min, max, lazy } = repeat;
    const again = (): boolean =>
      count < max &&
      this.#match(body, position, (end) => {
        // Repeating the empty text again would not end.
        if (end === position && count >= min) return next(end);
        return this.#matchRepeat(repeat, count + 1, end, next);
      });
    if (count < min) return again();
    return lazy ? next(position) || again() : again() || next(position);
  }

  #matchCapture(index: number, body: Node, position: number, next: Next): boolean {
    const before = this.#captured.get(index);
    const isMatch = this.#match(body, position, (end) => {
      const inside = this.#captured.get(index);
      this.#captured.set(index, [position, end]);
      if (next(end)) return true;
      this.#restore(index, inside);
      return false;
    });
    if (!isMatch) this.#restore(index, before);
    return isMatch;
  }

  #restore(index: number, captured: readonly [number, number] | undefined): void {
    if (captured === undefined) this.#captured.delete(index);
    else this.#captured.set(index, captured);
  }

  #matchBackReference(
    { index, ignoredCase }: BackReference,
    position: number,
    next: Next,
  ): boolean {
    const captured = this.#captured.get(index);
    if (captured === undefined) return false;
    const [start, end] = captured;
    for (let i = start; i < end; i++) {
      this.#steps++;
      const expected = this.#text.codePoints[i] as number;
      const actual = this.#text.codePoints[position + i - start];
      if (actual === undefined || !isSame(expected, actual, ignoredCase)) return false;
    }
    return next(position + end - start);
  }

  #holds({ direction, negative, body }: Look, position: number): boolean {
    if (direction === "ahead") return this.#match(body, position, () => true) !== negative;
    const first = Math.max(0, position - greatestLength(body));
    for (let start = position; start >= first && !this.#isExhausted; start--) {
      if (this.#match(body, start, (end) => end === position)) return !negative;
    }
    return negative;
  }
}

function isSame(a: number, b: number, ignoredCase: BackReference["ignoredCase"]): boolean {
  if (a === b) return true;
  switch (ignoredCase) {
    case "none":
      return false;
    case "ascii":
      return a < 0x80 && b < 0x80 && foldCase(a) === foldCase(b);
    case "unicode":
      return foldCase(a) === foldCase(b);
  }
}
