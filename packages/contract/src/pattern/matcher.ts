import { matchByBacktracking } from "./backtracking-matcher.js";
import { greatestLength } from "./length-bounds.js";
import { matchByPositions } from "./position-matcher.js";
import { RegExpLimit } from "./regexp-limit.js";
import { type Node, someNode } from "./syntax.js";
import { toRegExp } from "./to-javascript.js";
import { withoutTrailingAnchors } from "./trailing-anchors.js";

/**
 * Decides whether a pattern matches the whole of a text: with one regular expression of JavaScript
 * as far as that cannot take long for texts of that length. Beyond, its ways are followed one by one
 * for as many steps as ordinary texts take, and then all at once, by position sets. Back references
 * and atomic groups leave only the first of these two.
 */
export class Matcher {
  readonly #node: Node;
  /** Whether the pattern has back references or atomic groups. */
  readonly dependsOnWay: boolean;
  /** More UTF-16 code units than this no match has. */
  readonly #greatestLength: number;
  #regExp: RegExp | undefined;
  readonly #regExpLimit: RegExpLimit;

  constructor(node: Node) {
    this.#node = withoutTrailingAnchors(node);
    // A character of a string takes at most two code units.
    this.#greatestLength = 2 * greatestLength(this.#node);
    this.#regExpLimit = new RegExpLimit(this.#node);
    this.dependsOnWay = someNode(node, isDependentOnWay);
  }

  /** Undefined when a pattern with back references or atomic groups would take too long. */
  matches(value: string): boolean | undefined {
    if (this.dependsOnWay) return matchByBacktracking(this.#node, value).isMatch;
    if (!this.#regExpLimit.allows(value.length)) {
      return value.length <= this.#greatestLength && this.#matchesWithinBounds(value);
    }
    this.#regExp ??= toRegExp(this.#node);
    return this.#regExp.test(value);
  }

  /** Most texts take few steps, those that do not are left to position sets. */
  #matchesWithinBounds(value: string): boolean {
    const steps = ordinarySteps + ordinaryStepsPerCharacter * value.length;
    const { isMatch } = matchByBacktracking(this.#node, value, steps);
    return isMatch ?? matchByPositions(this.#node, value).isMatch;
  }
}

/** How many steps an ordinary text takes at most, and for each of its characters. */
const ordinarySteps = 500;
const ordinaryStepsPerCharacter = 20;

function isDependentOnWay(node: Node): boolean {
  return node.kind === "backReference" || node.kind === "atomic";
}
