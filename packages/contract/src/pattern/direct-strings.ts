import type { Random } from "../random.js";
import type { Intervals } from "./intervals.js";
import { lengthOf } from "./simplicity.js";
import type { Matcher } from "./matcher.js";
import type { PatternStrings } from "./pattern.js";
import type { PlannedStrings } from "./planned-strings.js";
import { shortcuts } from "./shortcuts.js";
import { simplerStrings } from "./simpler.js";

/** What a string must satisfy. */
export interface Bounded {
  readonly matcher: Matcher;
  readonly minLength: number;
  readonly maxLength: number;
  /** Whether the pattern asks for boundaries of words. */
  readonly hasBoundaries: boolean;
}

/** Whether a string satisfies it; `undefined` when that is too costly to find out. */
export function check(
  { matcher, minLength, maxLength }: Bounded,
  value: string,
): boolean | undefined {
  const length = lengthOf(value);
  return length >= minLength && length <= maxLength && matcher.matches(value);
}

/** The strings of a pattern whose plan says all: what it makes is valid by construction. */
export class DirectStrings implements PatternStrings {
  readonly #planned: PlannedStrings;
  readonly #bounded: Bounded;
  #minimum: string | undefined;

  constructor(planned: PlannedStrings, bounded: Bounded) {
    this.#planned = planned;
    this.#bounded = bounded;
  }

  get lengths(): Intervals {
    return this.#planned.lengths;
  }

  get shortest(): number {
    return this.#planned.shortest;
  }

  get longest(): number {
    return this.#planned.longest;
  }

  get longestPossible(): number {
    return this.#planned.longestPossible;
  }

  get minimum(): string {
    this.#minimum ??= this.#planned.simplest(this.shortest);
    return this.#minimum;
  }

  sample(random: Random, length?: number): string {
    if (length === undefined) return this.#planned.draw(random);
    if (!this.#planned.isFeasible(length)) throw infeasible(length, this);
    return this.#planned.sample(length, random);
  }

  sampleLongest(random: Random): string {
    return this.#planned.sampleLongest(random);
  }

  shortcuts(value: string): Iterable<string> {
    return shortcuts(value, {
      minimum: this.minimum,
      alternatives: this.#planned.alternatives,
      has: (candidate) => check(this.#bounded, candidate) === true,
    });
  }

  simpler(value: string): Iterable<string> {
    const planned = this.#planned;
    return simplerStrings(value, {
      minimum: this.minimum,
      has: (candidate) => check(this.#bounded, candidate) === true,
      hasLength: (length) => planned.isFeasible(length),
      simplestOfLength: (length) =>
        planned.isFeasible(length) ? planned.simplest(length) : undefined,
    });
  }
}

export function infeasible(length: number, { shortest, longest }: PatternStrings): RangeError {
  return new RangeError(
    `No string of the pattern with ${length} characters: expected a feasible length ` +
      `from ${shortest} to ${longest}, see \`lengths\``,
  );
}
