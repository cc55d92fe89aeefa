import type { Random } from "../random.js";
import { withoutAnchors } from "./anchors.js";
import { CheckedStrings } from "./checked-strings.js";
import { type Bounded, DirectStrings } from "./direct-strings.js";
import { lookaheadFirst } from "./lookahead-first.js";
import { Matcher } from "./matcher.js";
import { parsePattern } from "./parse.js";
import { PlannedStrings } from "./planned-strings.js";
import { type Node, someNode } from "./syntax.js";

export { PatternSyntaxError } from "./pattern-syntax-error.js";

/** A string constraint, read in the dialect of java.util.regex and meant as a full match. */
export interface Pattern {
  /** The pattern as it was given. */
  readonly source: string;

  /**
   * Whether the whole of `value` matches. The time grows about linearly with the length of the
   * value, whatever the pattern.
   *
   * @throws RangeError for a pattern with back references, or with atomic groups or possessive
   *   quantifiers around more than one character, when that takes too many steps.
   */
  matches(value: string): boolean;

  /**
   * The strings whose length in Unicode code points lies within the bounds, both included.
   * `undefined` when no such string exists, none was found, or all have more than 100,000
   * characters. `maxLength` may be `Infinity`.
   */
  within(minLength: number, maxLength: number): PatternStrings | undefined;

  /**
   * Whether `within` finds strings wherever some have at most 100,000 characters. False for patterns
   * that look around themselves or refer back: of those a very rare string may be missed.
   */
  readonly findsAll: boolean;
}

/** The strings of a pattern within bounds for their length. Lengths count Unicode code points. */
export interface PatternStrings {
  /**
   * The feasible lengths as sorted, disjoint intervals, both ends included, up to `longest`. Where
   * the pattern looks around itself, lengths between the ends may prove to be infeasible.
   */
  readonly lengths: readonly (readonly [from: number, to: number])[];

  /** The least feasible length. */
  readonly shortest: number;

  /**
   * The greatest feasible length that is known. Lengths above 16384 are left out, unless `shortest`
   * is near to that or above: then lengths up to `shortest + 64` count. With back references or
   * atomic groups lengths above 256 are left out.
   */
  readonly longest: number;

  /**
   * No string is longer than this. Cheap to know, unlike `longest`, and often greater; `Infinity`
   * when the pattern and the bounds set no limit.
   */
  readonly longestPossible: number;

  /**
   * A random string. Every feasible length may come up, but most strings are at most 30 characters
   * longer than the shortest one, and most characters are letters, digits and printable ASCII.
   *
   * @param length one of the feasible lengths; drawn when left out.
   * @throws RangeError when there is no string of that length, or none was found.
   */
  sample(random: Random, length?: number): string;

  /**
   * A random string of the greatest length, also of one above `longest`: up to 16 Mi characters where
   * the pattern or the bounds state it. Where the pattern looks around itself, refers back or
   * repeats more than single characters, no longer than `longest`.
   */
  sampleLongest(random: Random): string;

  /** The simplest string: of the least length, with the simplest characters (`a`, `0`, `A`, ...). */
  readonly minimum: string;

  /**
   * Some strings strictly simpler than `value`, one of these strings, and far from it: with its end
   * or its start and the rest as simple as can be, or with an alternative of the pattern. Looking at
   * them first saves many steps of `simpler`.
   */
  shortcuts(value: string): Iterable<string>;

  /**
   * Strings that are strictly simpler than `value`, one of these strings: shorter, or of the same
   * length with a simpler character where they first differ. The most simplified come first, each
   * string comes once, and following any of them again and again comes to an end.
   */
  simpler(value: string): Iterable<string>;
}

/** How many patterns are kept; a service has some hundreds. */
const maxCompiled = 2048;

const compiled = new Map<string, Pattern>();

/**
 * Reads a pattern. What has been read lately is kept, so that reading it again costs nothing.
 *
 * @throws PatternSyntaxError when it cannot be read.
 */
export function compilePattern(source: string): Pattern {
  const known = compiled.get(source);
  if (known !== undefined) return known;
  const pattern = new CompiledPattern(source);
  for (const oldest of compiled.keys()) {
    if (compiled.size < maxCompiled) break;
    compiled.delete(oldest);
  }
  compiled.set(source, pattern);
  return pattern;
}

class CompiledPattern implements Pattern {
  readonly source: string;
  readonly #node: Node;
  readonly #matcher: Matcher;
  readonly #strings = new Map<string, PatternStrings | undefined>();
  #generated: Node | undefined;

  constructor(source: string) {
    this.source = source;
    this.#node = parsePattern(source);
    this.#matcher = new Matcher(this.#node);
  }

  matches(value: string): boolean {
    const isMatch = this.#matcher.matches(value);
    if (isMatch === undefined) {
      throw new RangeError(
        `Cannot tell whether the pattern ${JSON.stringify(this.source)} matches a text of ` +
          `${value.length} characters: its back references or atomic groups leave too many ways ` +
          `to try; use a shorter text or another pattern`,
      );
    }
    return isMatch;
  }

  get findsAll(): boolean {
    return !someNode(this.#generatedNode, needsCheck);
  }

  get #generatedNode(): Node {
    this.#generated ??= withoutAnchors(this.#node);
    return this.#generated;
  }

  within(minLength: number, maxLength: number): PatternStrings | undefined {
    const key = `${minLength} ${maxLength}`;
    if (!this.#strings.has(key)) this.#strings.set(key, this.#findStrings(minLength, maxLength));
    return this.#strings.get(key);
  }

  #findStrings(minLength: number, maxLength: number): PatternStrings | undefined {
    const node = this.#generatedNode;
    const bounded = {
      matcher: this.#matcher,
      minLength,
      maxLength: this.#matcher.dependsOnWay ? Math.min(maxLength, longestWithWays) : maxLength,
      hasBoundaries: someNode(node, isWordBoundary),
    };
    const planned = PlannedStrings.within(node, minLength, bounded.maxLength);
    if (!this.findsAll) {
      return CheckedStrings.find(plansFor(node, planned, bounded), bounded);
    }
    return planned === undefined ? undefined : new DirectStrings(planned, bounded);
  }
}

/** Longer strings are not made where back references or atomic groups make checking them costly. */
const longestWithWays = 256;

function* plansFor(
  node: Node,
  planned: PlannedStrings | undefined,
  { minLength, maxLength }: Bounded,
): Generator<PlannedStrings | undefined> {
  yield planned;
  yield PlannedStrings.within(lookaheadFirst(node), minLength, maxLength);
}

function isWordBoundary(node: Node): boolean {
  return (
    node.kind === "position" && (node.at === "wordBoundary" || node.at === "insideOrOutsideWord")
  );
}

/** Whether a node says something that the lengths and characters of a plan do not hold. */
function needsCheck(node: Node): boolean {
  switch (node.kind) {
    case "look":
    case "position":
    case "backReference":
    case "atomic":
      return true;
    case "characters":
    case "sequence":
    case "choice":
    case "repeat":
    case "capture":
      return false;
  }
}
