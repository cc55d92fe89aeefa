import type { Interval, Intervals } from "./intervals.js";

/** A growing set of positions. Adding takes time for what is new alone, not for what is known. */
export class PositionSet {
  /** A position that is not in the set stands for itself, others lead on towards the next such. */
  readonly #next: Int32Array;

  constructor(length: number) {
    this.#next = new Int32Array(length + 2);
    for (let position = 0; position < length + 2; position++) this.#next[position] = position;
  }

  /** Adds positions and returns those that are new. */
  add(positions: Intervals): Intervals {
    const added: Interval[] = [];
    for (const [from, to] of positions) {
      let start = this.#firstMissing(from);
      while (start <= to) {
        let end = start;
        this.#next[end] = end + 1;
        while (end < to && this.#next[end + 1] === end + 1) {
          end++;
          this.#next[end] = end + 1;
        }
        added.push([start, end]);
        start = this.#firstMissing(end + 1);
      }
    }
    return added;
  }

  /** The first position from here on that is not in the set. */
  #firstMissing(position: number): number {
    let missing = position;
    while (this.#next[missing] !== missing) missing = this.#next[missing] as number;
    // Later searches from here take the way at once.
    for (let at = position; at !== missing;) {
      const next = this.#next[at] as number;
      this.#next[at] = missing;
      at = next;
    }
    return missing;
  }

  /** Takes out again all that was added, so that another search can use the set. */
  clear(added: readonly Intervals[]): void {
    for (const positions of added) {
      for (const [from, to] of positions) {
        for (let position = from; position <= to; position++) this.#next[position] = position;
      }
    }
  }
}
