import { matchByBacktracking } from "./backtracking-matcher.js";
import { greatestLength } from "./length-bounds.js";
import { matchByPositions } from "./position-matcher.js";
import { regExpLimit } from "./regexp-limit.js";
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
    if (this.dependsOnWay) return matchByBacktracking(this.#node, value).isMatch;
    this.#regExpLimit ??= regExpLimit(this.#node);
    if (value.length > this.#regExpLimit) {
      return value.length <= this.#greatestLength && matchByPositions(this.#node, value).isMatch;
    }
    this.#regExp ??= toRegExp(this.#node);
    return this.#regExp.test(value);
  }
}

function isDependentOnWay(node: Node): boolean {
  return node.kind === "backReference" || node.kind === "atomic";
}
