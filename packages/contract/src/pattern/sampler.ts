import type { Random } from "../random.js";
import { at, contains, count, type Intervals, partsOf } from "./intervals.js";
import {
  type CountedPlan,
  feasibleCounts,
  type Plan,
  type SequencePlan,
  type StarPlan,
} from "./plan.js";

/** Makes a random string of a plan, of exactly the length given, which must be one of the plan's. */
export function sampleString(plan: Plan, length: number, random: Random): string {
  return new Sampler(random).fill(plan, length);
}

class Sampler {
  readonly #random: Random;
  #captured: Map<number, string> | undefined;

  constructor(random: Random) {
    this.#random = random;
  }

  fill(plan: Plan, length: number): string {
    switch (plan.kind) {
      case "text":
        return plan.text;
      case "run":
        return plan.alphabet.pickText(this.#random, length);
      case "sequence":
        return this.#fillSequence(plan, length);
      case "choice":
        return this.fill(this.#pickOption(plan.options, length), length);
      case "star":
        return this.#fillStar(plan, length);
      case "counted":
        return this.#fillCounted(plan, length);
      case "capture": {
        const text = this.fill(plan.body, length);
        (this.#captured ??= new Map()).set(plan.index, text);
        return text;
      }
      case "backReference":
        return this.#captured?.get(plan.index) ?? "";
    }
  }

  #fillSequence(plan: SequencePlan, length: number): string {
    let text = "";
    let rest = length;
    const { items, after } = plan;
    for (let index = 0; index < items.length; index++) {
      const item = items[index] as Plan;
      const own = pickPart(item.lengths, after[index] as Intervals, rest, this.#random);
      text += this.fill(item, own);
      rest -= own;
    }
    return text;
  }

  #pickOption(options: readonly Plan[], length: number): Plan {
    let candidates = 0;
    for (const option of options) if (contains(option.lengths, length)) candidates++;
    let choice = candidates > 1 ? this.#random.below(candidates) : 0;
    for (const option of options) {
      if (contains(option.lengths, length) && choice-- === 0) return option;
    }
    throw new RangeError(`no option has the length ${length}`);
  }

  #fillStar(plan: StarPlan, length: number): string {
    let text = "";
    for (let rest = length; rest > 0;) {
      const own = pickPart(plan.step, plan.lengths, rest, this.#random);
      text += this.fill(plan.body, own);
      rest -= own;
    }
    return text;
  }

  #fillCounted(plan: CountedPlan, length: number): string {
    let text = "";
    let rest = length;
    for (let left = this.#pickCount(plan, length); left > 0; left--) {
      const own = pickPart(plan.step, plan.totals(left - 1), rest, this.#random);
      text += this.fill(plan.body, own);
      rest -= own;
    }
    return text;
  }

  #pickCount(plan: CountedPlan, length: number): number {
    const feasible = feasibleCounts(plan, length);
    return at(feasible, this.#random.below(count(feasible)));
  }
}

/** A length of the first part such that the rest of the total is a length of the second part. */
function pickPart(part: Intervals, others: Intervals, total: number, random: Random): number {
  const [a] = part;
  const [b] = others;
  if (a !== undefined && b !== undefined && part.length === 1 && others.length === 1) {
    const from = Math.max(a[0], total - b[1]);
    const to = Math.min(a[1], total - b[0]);
    return from === to ? from : random.between(from, to);
  }
  const feasible = partsOf(part, others, total);
  return at(feasible, random.below(count(feasible)));
}
