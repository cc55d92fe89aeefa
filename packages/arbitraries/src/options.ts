/**
 * What an arbitrary generates, beside what the model lists.
 *
 * @typeParam _ the type of the values; none of the options depends on it so far.
 */
export interface ArbitraryOptions<_> {
  /**
   * Add what a later release of the service may add: enum values, members, union members and
   * errors that the model does not list. False by default.
   */
  readonly unlisted?: boolean;
  /** Add values that were recorded from the real service though no model lists them. False by default. */
  readonly observed?: boolean;
  /**
   * How many levels of a shape that contains itself are generated at most: with 1 such a shape does
   * not occur inside itself. 3 by default. Values never have more than 64 levels in all.
   */
  readonly maxDepth?: number;
  /** Whether optional members are there. `"sometimes"` by default: any of them may be absent. */
  readonly optional?: "sometimes" | "always" | "never";
}

/** Options with every default filled in. */
export interface Settings {
  readonly unlisted: boolean;
  readonly observed: boolean;
  readonly maxDepth: number;
  readonly optional: "sometimes" | "always" | "never";
}

/** @throws RangeError when `maxDepth` is not a whole number of at least 1. */
export function settingsOf<T>(options: ArbitraryOptions<T> | undefined): Settings {
  const {
    unlisted = false,
    observed = false,
    maxDepth = 3,
    optional = "sometimes",
  } = options ?? {};
  if (!Number.isInteger(maxDepth) || maxDepth < 1) {
    throw new RangeError(`maxDepth must be a whole number of at least 1, got ${maxDepth}.`);
  }
  return { unlisted, observed, maxDepth, optional };
}
