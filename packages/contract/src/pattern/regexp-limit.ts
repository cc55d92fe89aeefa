import { backtrackingCost } from "./backtracking-cost.js";
import type { Node } from "./syntax.js";

/**
 * How many steps may be spent on a text of a length. This bounds the worst that could be, a tenth of
 * a second; ordinary texts take a handful.
 */
export function affordableSteps(length: number): number {
  return 20_000_000 + length * 200;
}

/** Beyond this the stack of the engine's regular expressions may not suffice. */
const greatestLimit = 1 << 20;

/**
 * The lengths, in UTF-16 code units, of the texts about which a backtracking regular expression
 * decides in affordable time, whatever the text. They are found as texts ask for them: most are
 * short, and to find the greatest takes longer than to match them.
 */
export class RegExpLimit {
  readonly #node: Node;
  /** The greatest power of two that is known to be affordable, and the least known not to be. */
  #affordable = 0;
  #unaffordable = 2 * greatestLimit;

  constructor(node: Node) {
    this.#node = node;
  }

  allows(length: number): boolean {
    if (length <= this.#affordable) return true;
    const next = 2 ** Math.ceil(Math.log2(length));
    if (next >= this.#unaffordable) return false;
    const isAffordable = backtrackingCost(this.#node, next) <= affordableSteps(next);
    if (isAffordable) this.#affordable = next;
    else this.#unaffordable = next;
    return isAffordable;
  }
}
