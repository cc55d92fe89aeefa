import type { Random } from "../random.js";
import {
  at,
  contains,
  count,
  first,
  intersect,
  interval,
  type Intervals,
  last,
} from "./intervals.js";
import { greatestLength, leastLength } from "./length-bounds.js";
import { simplestString } from "./minimum.js";
import { type Captured, naturalString } from "./natural-strings.js";
import { conditionsOnAll, type Plan, planStrings } from "./plan.js";
import { sampleString } from "./sampler.js";
import { alternativesOf } from "./shortcuts.js";
import { lengthOf } from "./simplicity.js";
import type { Node } from "./syntax.js";

/** Strings longer than this are only made when the pattern or the bounds leave no shorter ones. */
const longestPlanned = 16_384;

/** A least length above this is not kept to. */
export const longestMade = 100_000;

/**
 * A greatest length up to this is made when it is asked for: that of most texts that services take
 * inline. What is longer would take more than the hundredths of a second that one takes.
 */
const longestStated = 16 * 1024 * 1024;

/** How much longer than the shortest strings those are that are drawn most of the time. */
const readableSpan = 30;

/** How much longer than the shortest strings those are that the first plan covers. */
const nearSpan = 64;

/** How many of 64 strings come from the structure of the pattern; the others are of any length. */
const naturalShare = 54;

interface Readable {
  readonly lengths: Intervals;
  readonly count: number;
}

/** The simplest strings of lengths up to this are kept once they have been made. */
const longestKept = 256;

interface BoundedPlan {
  readonly plan: Plan;
  readonly limit: number;
  /** The lengths of the plan that lie within the bounds. */
  readonly lengths: Intervals;
}

/**
 * The strings that the structure of a pattern describes, within bounds for their length. A small
 * plan serves the short strings, which are most; one for all lengths is made when it is needed.
 */
export class PlannedStrings {
  readonly #node: Node;
  readonly #bounds: Intervals;
  readonly #near: BoundedPlan;
  readonly #farLimit: number;
  #far: BoundedPlan | undefined;
  /** Of all lengths up to the greatest stated. */
  #whole: BoundedPlan | undefined;
  #readable: Readable | undefined;
  #longestPossible: number | undefined;
  #alternatives: readonly string[] | undefined;
  readonly #captured: Captured = new Map();
  readonly #simplest = new Map<number, string>();

  private constructor(node: Node, bounds: Intervals, near: BoundedPlan, farLimit: number) {
    this.#node = node;
    this.#bounds = bounds;
    this.#near = near;
    this.#farLimit = farLimit;
  }

  /**
   * The strings of `minLength` to `maxLength` code points; `undefined` if there are none, or only
   * such as are too long to be made.
   */
  static within(node: Node, minLength: number, maxLength: number): PlannedStrings | undefined {
    const start = Math.max(minLength, leastLength(node));
    if (!(start <= Math.min(maxLength, longestMade))) return undefined;
    const bounds = interval(minLength, maxLength);
    const farLimit = Math.min(maxLength, Math.max(longestPlanned, start + nearSpan));
    // Gaps between the lengths may leave nothing near the least one.
    for (let span = nearSpan; ; span *= 16) {
      const plan = boundedPlan(node, bounds, Math.min(farLimit, start + span));
      if (plan.lengths.length > 0) return new PlannedStrings(node, bounds, plan, farLimit);
      if (plan.limit === farLimit) return undefined;
    }
  }

  get shortest(): number {
    return first(this.#near.lengths);
  }

  get lengths(): Intervals {
    return this.#planForAll().lengths;
  }

  get longest(): number {
    return last(this.lengths);
  }

  /** Not below `longest`, and known without a plan. */
  get longestPossible(): number {
    this.#longestPossible ??= Math.min(last(this.#bounds), greatestWholeLength(this.#node));
    return this.#longestPossible;
  }

  /** A string of any feasible length, mostly a short one. */
  draw(random: Random): string {
    const lot = random.below(64);
    if (lot === 0) return this.sample(this.#drawAnyLength(random), random);
    if (lot < naturalShare) {
      const { plan } = this.#near;
      if (this.#captured.size > 0) this.#captured.clear();
      const natural = naturalString(plan, random, this.#captured);
      if (this.#isNear(natural)) return natural;
    }
    this.#readable ??= this.#readableLengths();
    const { lengths, count: choices } = this.#readable;
    return this.sample(at(lengths, random.below(choices)), random);
  }

  #readableLengths(): Readable {
    const readable = interval(0, this.shortest + readableSpan);
    const lengths = intersect(this.#near.lengths, readable);
    return { lengths, count: count(lengths) };
  }

  /** Whether the length is one of the near plan's; characters are counted only where that decides. */
  #isNear(text: string): boolean {
    const { lengths } = this.#near;
    const [only] = lengths;
    const units = text.length;
    if (only !== undefined && lengths.length === 1 && units <= only[1] && units >= 2 * only[0]) {
      return true;
    }
    return contains(lengths, lengthOf(text));
  }

  /** Any feasible length, longer ones less often. */
  #drawAnyLength(random: Random): number {
    const { lengths } = this.#planForAll();
    const mostBits = Math.ceil(Math.log2(count(lengths) + 1)) + 1;
    const bits = Math.min(random.below(mostBits), random.below(mostBits));
    return at(lengths, random.below(Math.min(count(lengths), 2 ** bits)));
  }

  /** @param length one of the feasible lengths. */
  sample(length: number, random: Random): string {
    return sampleString(this.#planFor(length), length, random);
  }

  /** A string of the greatest length that is stated, as long as that can be made. */
  sampleLongest(random: Random): string {
    const greatest = this.longestPossible;
    const isCheap = greatest <= longestStated && !repeatsParts(this.#near.plan);
    if (greatest <= this.#farLimit || !isCheap) {
      return this.sample(this.longest, random);
    }
    this.#whole ??= boundedPlan(this.#node, this.#bounds, greatest);
    const { plan, lengths } = this.#whole;
    return sampleString(plan, last(lengths), random);
  }

  /** @param length one of the feasible lengths. */
  simplest(length: number): string {
    let text = this.#simplest.get(length);
    if (text === undefined) {
      text = simplestString(this.#planFor(length), length);
      if (length <= longestKept) this.#simplest.set(length, text);
    }
    return text;
  }

  /** Simple strings, one for each alternative of the pattern; some may not be allowed. */
  get alternatives(): readonly string[] {
    this.#alternatives ??= alternativesOf(this.#near.plan);
    return this.#alternatives;
  }

  isFeasible(length: number): boolean {
    const { lengths, limit } = this.#near;
    return contains(length > limit ? this.lengths : lengths, length);
  }

  #planFor(length: number): Plan {
    return contains(this.#near.lengths, length) ? this.#near.plan : this.#planForAll().plan;
  }

  #planForAll(): BoundedPlan {
    if (this.#near.limit === this.#farLimit) return this.#near;
    this.#far ??= boundedPlan(this.#node, this.#bounds, this.#farLimit);
    return this.#far;
  }
}

/** Whether a plan repeats more than single characters: to plan and to fill millions takes long. */
function repeatsParts(plan: Plan): boolean {
  switch (plan.kind) {
    case "text":
    case "run":
    case "backReference":
      return false;
    case "star":
    case "counted":
      return true;
    case "sequence":
      return plan.items.some(repeatsParts);
    case "choice":
      return plan.options.some(repeatsParts);
    case "capture":
      return repeatsParts(plan.body);
  }
}

function boundedPlan(node: Node, bounds: Intervals, limit: number): BoundedPlan {
  const plan = planStrings(node, limit);
  const lengths = intersect(plan.lengths, intersect(bounds, interval(0, limit)));
  return { plan, limit, lengths };
}

/** The greatest length that a node has and that the conditions on all of the text allow. */
function greatestWholeLength(node: Node): number {
  if (node.kind === "choice") return Math.max(0, ...node.options.map(greatestWholeLength));
  return Math.min(greatestLength(node), ...conditionsOnAll(node).map(greatestLength));
}
