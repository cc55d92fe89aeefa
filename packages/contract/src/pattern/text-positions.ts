import type { PositionKind } from "./syntax.js";
import { lineTerminators, wordCharacters } from "./predefined-classes.js";

/** A text as code points, and what its positions are: 0 is before the first, `length` at the end. */
export class TextPositions {
  readonly codePoints: readonly number[];

  constructor(text: string) {
    this.codePoints = Array.from(text, (character) => character.codePointAt(0) as number);
  }

  get length(): number {
    return this.codePoints.length;
  }

  isAt(kind: PositionKind, position: number): boolean {
    switch (kind) {
      case "inputStart":
        return position === 0;
      case "inputEnd":
        return position === this.length;
      case "lastLineEnd":
        return this.#isLastLineEnd(position);
      case "lineStart":
        // A line terminator that ends the text begins no further line.
        return position < this.length && this.#isLineStart(position);
      case "lineEnd":
        return position === this.length || this.#isTerminatorAt(position);
      case "wordBoundary":
        return this.#isWordAt(position - 1) !== this.#isWordAt(position);
      case "insideOrOutsideWord":
        return this.#isWordAt(position - 1) === this.#isWordAt(position);
    }
  }

  #isLastLineEnd(position: number): boolean {
    const left = this.length - position;
    if (left === 0) return true;
    if (left > 2 || !this.#isTerminatorAt(position)) return false;
    return left === 1 || this.#isCrLfAt(position);
  }

  #isLineStart(position: number): boolean {
    if (position === 0) return true;
    const before = this.codePoints[position - 1] as number;
    return lineTerminators.has(before) && !this.#isCrLfAt(position - 1);
  }

  /** Whether a line terminator begins here; between CR and LF none does. */
  #isTerminatorAt(position: number): boolean {
    const here = this.codePoints[position] as number;
    return lineTerminators.has(here) && !this.#isCrLfAt(position - 1);
  }

  #isCrLfAt(position: number): boolean {
    return this.codePoints[position] === 0x0d && this.codePoints[position + 1] === 0x0a;
  }

  /** Word characters are those of ASCII, as in Java since version 19. */
  #isWordAt(index: number): boolean {
    const codePoint = this.codePoints[index];
    return codePoint !== undefined && wordCharacters.has(codePoint);
  }
}
