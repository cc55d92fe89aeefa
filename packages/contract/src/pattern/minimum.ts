import { at, contains, count, type Intervals, partsOf } from "./intervals.js";
import {
  type CountedPlan,
  feasibleCounts,
  type Plan,
  type SequencePlan,
  type StarPlan,
} from "./plan.js";
import { compareSameLength } from "./simplicity.js";

/**
 * The simplest string of a plan that has exactly the length given, which must be one of the plan's:
 * the first in the order of `compareSimplicity`. Where there are very many ways to divide a length
 * among the parts, only some of them are compared.
 */
export function simplestString(plan: Plan, length: number): string {
  return new Minimizer().simplest(plan, length);
}

/** How many lengths of one part are compared: the smallest and the greatest ones. */
const maxDivisions = 8;

/** How many parts are looked at before each further part is made as short as possible. */
const maxPartsCompared = 1000;

/** How many parts in a row may be divided in several ways. */
const maxOpenParts = 100;

/** Parts that follow each other: the items of a sequence, or the repetitions of a body. */
type Chain = SequencePlan | StarPlan | CountedPlan;

interface Link {
  readonly plan: Plan;
  readonly lengths: Intervals;
  /** The lengths of all that comes after. */
  readonly after: Intervals;
}

class Minimizer {
  readonly #captured = new Map<number, string>();
  /** What has been found for the rest of a chain, by the index of its first link and the length. */
  readonly #known = new Map<Chain, Map<string, string>>();
  #partsLeft = maxPartsCompared;
  #openParts = 0;

  simplest(plan: Plan, length: number): string {
    switch (plan.kind) {
      case "text":
        return plan.text;
      case "run":
        // An alphabet may have no characters, so that nothing is all that it makes.
        return length === 0 ? "" : plan.alphabet.simplest.repeat(length);
      case "sequence":
      case "star":
        return this.#chain(plan, 0, length);
      case "counted":
        return this.#simplestOf(extremes(feasibleCounts(plan, length)), (times) =>
          this.#chain(plan, plan.max - times, length),
        );
      case "choice":
        return this.#simplestOf(
          plan.options.filter((option) => contains(option.lengths, length)),
          (option) => this.simplest(option, length),
        );
      case "capture": {
        const text = this.simplest(plan.body, length);
        this.#captured.set(plan.index, text);
        return text;
      }
      case "backReference":
        return this.#captured.get(plan.index) ?? "";
    }
  }

  #chain(chain: Chain, from: number, total: number): string {
    let text = "";
    let rest = total;
    for (let index = from; ; index++) {
      const link = linkOf(chain, index, rest);
      if (link === undefined) return text;
      this.#partsLeft--;
      const divisions = extremes(partsOf(link.lengths, link.after, rest));
      const [own = 0] = divisions;
      if (divisions.length > 1 && this.#partsLeft > 0 && this.#openParts < maxOpenParts) {
        return text + this.#divide(chain, index, rest, link, divisions);
      }
      text += this.simplest(link.plan, own);
      rest -= own;
    }
  }

  #divide(
    chain: Chain,
    index: number,
    rest: number,
    link: Link,
    divisions: readonly number[],
  ): string {
    let known = this.#known.get(chain);
    if (known === undefined) {
      known = new Map();
      this.#known.set(chain, known);
    }
    const key = `${chain.kind === "star" ? 0 : index} ${rest}`;
    let text = known.get(key);
    if (text === undefined) {
      this.#openParts++;
      text = this.#simplestOf(divisions, (own) => {
        const head = this.simplest(link.plan, own);
        return head + this.#chain(chain, index + 1, rest - own);
      });
      this.#openParts--;
      known.set(key, text);
    }
    return text;
  }

  /** The simplest of what the candidates give, or of those that there is time for. */
  #simplestOf<T>(candidates: readonly T[], build: (candidate: T) => string): string {
    let best: string | undefined;
    for (const candidate of candidates) {
      if (best !== undefined && this.#partsLeft <= 0) break;
      const text = build(candidate);
      if (best === undefined || compareSameLength(text, best) < 0) best = text;
    }
    if (best === undefined) throw new RangeError("no string has the length asked for");
    return best;
  }
}

function linkOf(chain: Chain, index: number, rest: number): Link | undefined {
  switch (chain.kind) {
    case "sequence": {
      const plan = chain.items[index];
      const after = chain.after[index];
      if (plan === undefined || after === undefined) return undefined;
      return { plan, lengths: plan.lengths, after };
    }
    case "star":
      if (rest === 0) return undefined;
      return { plan: chain.body, lengths: chain.step, after: chain.lengths };
    case "counted":
      if (index === chain.max) return undefined;
      return { plan: chain.body, lengths: chain.step, after: chain.totals(chain.max - index - 1) };
  }
}

/** The numbers of a set, or its smallest and greatest ones if there are many. */
function extremes(set: Intervals): readonly number[] {
  const size = count(set);
  const kept = Math.min(size, maxDivisions);
  return Array.from({ length: kept }, (_, i) =>
    at(set, i < maxDivisions / 2 ? i : size - kept + i),
  );
}
