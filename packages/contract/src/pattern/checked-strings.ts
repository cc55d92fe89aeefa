import { Random } from "../random.js";
import { type Bounded, check, infeasible } from "./direct-strings.js";
import { at, count, intersect, interval, type Intervals } from "./intervals.js";
import type { PatternStrings } from "./pattern.js";
import type { PlannedStrings } from "./planned-strings.js";
import { shortcuts } from "./shortcuts.js";
import { simplerStrings } from "./simpler.js";
import { compareSimplicity, lengthOf } from "./simplicity.js";

/** How many strings of a plan are made before it counts as one that gives none. */
const triesToFindAny = 500;

/** How many strings may turn out to be too costly to check before a plan is given up. */
const undecidedAllowed = 3;

/** How many valid strings are kept for when later tries fail. */
const witnessesWanted = 8;

/** With fewer valid strings among those tried another plan is considered. */
const goodRate = 1 / 20;

/** How many strings are made for one sample. */
const triesToSample = 500;

/**
 * How many strings are made for one sample before one is taken with word characters that only `\b`
 * of Java before 19 knows.
 */
const triesForAllVersions = 200;

/** A character that is part of a word for `\b` of Java before 19 and not for later ones. */
const wordBeyondAscii = /(?=[^\0-\x7f])[\p{L}\p{Nd}\p{Mn}]/u;

/** How many characters are spent on finding out whether a length is feasible. */
const charactersPerLength = 8000;

/** How many lengths are tried to find the least and the greatest feasible one. */
const lengthsTried = 32;

/** How many simpler strings are followed on the way to the minimum. */
const maxDescent = 500;

interface Proposal {
  readonly planned: PlannedStrings;
  readonly witnesses: readonly string[];
  /** How many of the strings tried were valid, from 0 to 1. */
  readonly rate: number;
}

/**
 * The strings of a pattern that looks around itself (lookahead, lookbehind, word boundaries) or
 * refers back: made from a plan, which knows nothing of that, and checked.
 */
export class CheckedStrings implements PatternStrings {
  readonly #planned: PlannedStrings;
  readonly #bounded: Bounded;
  readonly #witnesses: readonly string[];
  #minimum: string | undefined;
  #longest: string | undefined;

  private constructor({ planned, witnesses }: Proposal, bounded: Bounded) {
    this.#planned = planned;
    this.#bounded = bounded;
    this.#witnesses = witnesses;
  }

  /**
   * Takes the first plan that gives valid strings often enough, or else the best one.
   *
   * @returns undefined when no valid string was found.
   */
  static find(
    plans: Iterable<PlannedStrings | undefined>,
    bounded: Bounded,
  ): CheckedStrings | undefined {
    let best: Proposal | undefined;
    for (const planned of plans) {
      if (planned === undefined) continue;
      const proposal = tryPlan(planned, bounded);
      if (proposal.rate > (best?.rate ?? 0)) best = proposal;
      if (proposal.rate >= goodRate) break;
    }
    return best === undefined ? undefined : new CheckedStrings(best, bounded);
  }

  get lengths(): Intervals {
    return intersect(this.#planned.lengths, interval(this.shortest, this.longest));
  }

  get shortest(): number {
    return lengthOf(this.minimum);
  }

  get longest(): number {
    return lengthOf(this.#longestText);
  }

  get #longestText(): string {
    this.#longest ??= this.#findLongest();
    return this.#longest;
  }

  get longestPossible(): number {
    return this.#planned.longestPossible;
  }

  get minimum(): string {
    this.#minimum ??= this.#descend(this.#findShort());
    return this.#minimum;
  }

  sample(random: Random, length?: number): string {
    if (length !== undefined) {
      const isPlanned = this.#planned.isFeasible(length);
      const found = isPlanned ? this.#trySample(random, length, triesToSample) : undefined;
      if (found !== undefined) return found;
      const witness = this.#witnesses.find((known) => lengthOf(known) === length);
      if (witness !== undefined) return witness;
      if (length === this.shortest) return this.minimum;
      if (length === this.longest) return this.#longestText;
      throw infeasible(length, this);
    }
    const found = this.#firstAllowed(triesToSample, () => this.#planned.draw(random));
    return found ?? random.pick(this.#witnesses);
  }

  sampleLongest(random: Random): string {
    // What is checked is no longer than checking is cheap.
    return this.sample(random, this.longest);
  }

  shortcuts(value: string): Iterable<string> {
    return shortcuts(value, {
      minimum: this.minimum,
      alternatives: this.#planned.alternatives,
      has: (candidate) => this.#isAllowed(candidate),
    });
  }

  simpler(value: string): Iterable<string> {
    return this.#simpler(value, this.minimum);
  }

  #simpler(value: string, minimum: string | undefined): Iterable<string> {
    return simplerStrings(value, {
      minimum,
      has: (candidate) => this.#isAllowed(candidate),
      hasLength: (length) => this.#planned.isFeasible(length),
      simplestOfLength: (length) =>
        this.#planned.isFeasible(length) ? this.#planned.simplest(length) : undefined,
    });
  }

  #isAllowed(candidate: string): boolean {
    return check(this.#bounded, candidate) === true;
  }

  #trySample(random: Random, length: number, tries: number): string | undefined {
    return this.#firstAllowed(tries, () => this.#planned.sample(length, random), length);
  }

  /** The first string that is allowed, but for a while rather one that all versions of Java allow. */
  #firstAllowed(tries: number, make: () => string, length?: number): string | undefined {
    let other: string | undefined;
    for (let count = 0; count < tries; count++) {
      if (other !== undefined && count >= triesForAllVersions) break;
      const candidate = make();
      if (!this.#isAllowed(candidate)) continue;
      // What a back reference repeats may be shorter or longer than the plan had foreseen.
      if (length !== undefined && lengthOf(candidate) !== length) continue;
      if (!this.#bounded.hasBoundaries || !wordBeyondAscii.test(candidate)) return candidate;
      other ??= candidate;
    }
    return other;
  }

  /** A valid string of a length, looked for with an effort that does not grow with the length. */
  #tryLength(length: number): string | undefined {
    const simplest = this.#planned.simplest(length);
    if (lengthOf(simplest) === length && this.#isAllowed(simplest)) return simplest;
    const tries = Math.ceil(charactersPerLength / Math.max(40, length));
    return this.#trySample(new Random(length), length, tries);
  }

  /** A string of the least length for which one is found. */
  #findShort(): string {
    const known = [...this.#witnesses].sort(compareSimplicity)[0] as string;
    const lengths = intersect(this.#planned.lengths, interval(0, lengthOf(known) - 1));
    for (let index = 0; index < Math.min(count(lengths), lengthsTried); index++) {
      const found = this.#tryLength(at(lengths, index));
      if (found !== undefined) return found;
    }
    return known;
  }

  #descend(start: string): string {
    let best = start;
    for (let steps = 0; steps < maxDescent; steps++) {
      const [simpler] = this.#simpler(best, undefined);
      if (simpler === undefined) break;
      best = simpler;
    }
    return best;
  }

  /** A string of the greatest length for which one is found. */
  #findLongest(): string {
    const known = [...this.#witnesses].sort((a, b) => lengthOf(b) - lengthOf(a))[0] as string;
    const lengths = intersect(this.#planned.lengths, interval(lengthOf(known) + 1, Infinity));
    const size = count(lengths);
    // The greatest length first, then lengths ever farther below it.
    for (let back = 1; back <= size; back = Math.ceil(back * 1.5)) {
      const found = this.#tryLength(at(lengths, size - back));
      if (found !== undefined) return found;
    }
    return known;
  }
}

function tryPlan(planned: PlannedStrings, bounded: Bounded): Proposal {
  const random = new Random(1);
  const witnesses: string[] = [];
  let tries = 0;
  let undecided = 0;
  while (tries < triesToFindAny && witnesses.length < witnessesWanted) {
    const candidate = planned.draw(random);
    tries++;
    const verdict = check(bounded, candidate);
    if (verdict === true) witnesses.push(candidate);
    else if (verdict === undefined && ++undecided > undecidedAllowed) break;
  }
  return { planned, witnesses, rate: witnesses.length / tries };
}
