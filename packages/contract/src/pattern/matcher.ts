import { backtrackingCost } from "./backtracking-cost.js";
import { matchesByBacktracking } from "./backtracking-matcher.js";
import { greatestLength } from "./length-bounds.js";
import { matchesByPositions } from "./position-matcher.js";
import { type Node, someNode } from "./syntax.js";
import { toRegExp } from "./to-javascript.js";
import { withoutTrailingAnchors } from "./trailing-anchors.js";

/**
 * Decides whether a pattern matches the whole of a text: with one regular expression of JavaScript
 * as far as that cannot take long for texts of that length, and by position sets beyond. Back
 * references and atomic groups have a matcher of their own, which counts its steps.
 */
export class Matcher {
  readonly #node: Node;
  /** Whether the pattern has back references or atomic groups. */
  readonly dependsOnWay: boolean;
  /** More UTF-16 code units than this no match has. */
  readonly #greatestLength: number;
  #regExp: RegExp | undefined;
  /** The length, in UTF-16 code units, up to which the regular expression is used. */
  #regExpLimit: number | undefined;

  constructor(node: Node) {
    this.#node = withoutTrailingAnchors(node);
    // A character of a string takes at most two code units.
    this.#greatestLength = 2 * greatestLength(this.#node);
    this.dependsOnWay = someNode(node, isDependentOnWay);
  }

  /** Undefined when a pattern with back references or atomic groups would take too long. */
  matches(value: string): boolean | undefined {
    if (this.dependsOnWay) return matchesByBacktracking(this.#node, value);
    this.#regExpLimit ??= findRegExpLimit(this.#node);
    if (value.length > this.#regExpLimit) {
      return value.length <= this.#greatestLength && matchesByPositions(this.#node, value);
    }
    this.#regExp ??= toRegExp(this.#node);
    return this.#regExp.test(value);
  }
}

function isDependentOnWay(node: Node): boolean {
  return node.kind === "backReference" || node.kind === "atomic";
}

/**
 * Steps that are always affordable, and how many each further character may add. The bound is the
 * worst that could be, a tenth of a second; ordinary texts take a handful.
 */
const affordableSteps = 20_000_000;
const affordableStepsPerCharacter = 200;

/** Beyond this the stack of the engine's regular expressions may not suffice. */
const greatestLimit = 1 << 20;

function findRegExpLimit(node: Node): number {
  let limit = 0;
  for (let length = 1; length <= greatestLimit; length *= 2) {
    const affordable = affordableSteps + length * affordableStepsPerCharacter;
    if (!(backtrackingCost(node, length) <= affordable)) break;
    limit = length;
  }
  return limit;
}
