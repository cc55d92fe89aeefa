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
 * The length, in UTF-16 code units, up to which a backtracking regular expression decides about a
 * text in affordable time, whatever the text; 0 when there is none.
 */
export function regExpLimit(node: Node): number {
  let limit = 0;
  for (let length = 1; length <= greatestLimit; length *= 2) {
    if (!(backtrackingCost(node, length) <= affordableSteps(length))) break;
    limit = length;
  }
  return limit;
}
