import {
  codePointLength,
  compilePattern,
  type PatternStrings,
  printValue,
  requireKnownOptions,
} from "@shapesmith/contract";
import { Arbitrary, type Random as Source, Stream, Value } from "fast-check";
import { drawLimitString } from "./draw-string.js";
import { limitShare, seededFrom } from "./seed.js";
import { simplerStrings, type StringCursor, stringStart } from "./shrinking/simpler-strings.js";

/** Which strings {@link pattern} makes. */
export interface PatternConstraints {
  /** A regular expression in Java's dialect that the whole string must match. */
  readonly pattern: string;
  /** The least length, in code points; 0 by default. */
  readonly minLength?: number;
  /** The greatest length, in code points; without limit by default. */
  readonly maxLength?: number;
}

/**
 * Strings that match a pattern as a whole, as the constraints of a Smithy model mean it. They
 * shrink to the simplest of them, and so does any other string that matches.
 *
 * @throws PatternSyntaxError when the pattern cannot be read.
 * @throws RangeError when no string of such a length matches, or none can be found, and when a length
 *   is no whole number of at least 0.
 * @throws TypeError when the pattern is no text, or there is an option that is none.
 */
export function pattern(constraints: PatternConstraints): Arbitrary<string> {
  requireKnownOptions("pattern", constraints, ["pattern", "minLength", "maxLength"]);
  const { minLength = 0, maxLength = Infinity } = constraints;
  if (typeof constraints.pattern !== "string") {
    throw new TypeError(`pattern must be a text, got ${printValue(constraints.pattern)}.`);
  }
  for (const [name, length] of Object.entries({ minLength, maxLength })) {
    if (length >= 0 && (Number.isInteger(length) || length === Infinity)) continue;
    throw new RangeError(`${name} must be a whole number of at least 0, got ${length}.`);
  }
  const strings = compilePattern(constraints.pattern).within(minLength, maxLength);
  if (strings === undefined) {
    throw new RangeError(
      `No string from ${minLength} to ${maxLength} characters matches ${constraints.pattern}: ` +
        "expected a pattern and a length that some string satisfies.",
    );
  }
  return new PatternArbitrary(constraints, strings);
}

class PatternArbitrary extends Arbitrary<string> {
  readonly #constraints: PatternConstraints;
  readonly #strings: PatternStrings;

  constructor(constraints: PatternConstraints, strings: PatternStrings) {
    super();
    this.#constraints = constraints;
    this.#strings = strings;
  }

  override generate(source: Source, biasFactor: number | undefined): Value<string> {
    const random = seededFrom(source);
    const isAtLimit = random.uint32() < limitShare(biasFactor);
    const strings = this.#strings;
    const text = isAtLimit ? drawLimitString(strings, random) : strings.sample(random);
    return new Value(text, undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is string {
    if (typeof value !== "string") return false;
    const { pattern: source, minLength = 0, maxLength = Infinity } = this.#constraints;
    const length = codePointLength(value);
    return length >= minLength && length <= maxLength && compilePattern(source).matches(value);
  }

  override shrink(value: string, context: unknown): Stream<Value<string>> {
    // A context can only be one that came with a simpler string of this arbitrary.
    return new Stream(this.#simpler(value, context as StringCursor | undefined));
  }

  *#simpler(value: string, cursor: StringCursor | undefined): IterableIterator<Value<string>> {
    const { minimum } = this.#strings;
    const seen = new Set([value]);
    if (cursor === undefined && value !== minimum) yield new Value(minimum, stringStart);
    for (const simpler of simplerStrings(this.#strings, value, cursor ?? stringStart)) {
      if (seen.has(simpler.text) || !this.canShrinkWithoutContext(simpler.text)) continue;
      seen.add(simpler.text);
      yield new Value(simpler.text, simpler.cursor);
    }
  }
}
