import { nearest } from "@shapesmith/contract";

/** The options of all arbitraries. */
export const commonOptions = [
  "boundary",
  "depth",
  "inferred",
  "observed",
  "optional",
  "overrides",
  "situation",
  "situations",
  "size",
] as const;

/** The options of arbitraries of valid values. */
export const valueOptions: readonly string[] = [...commonOptions, "unlisted", "validate"] as const;

/**
 * Refuses options that are none: left alone, a misspelt one would do nothing.
 *
 * @throws TypeError naming the option, and the nearest that there is.
 */
export function requireKnownOptions(options: object | undefined, known: readonly string[]): void {
  if (options === undefined) return;
  const unknown = Object.keys(options).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const near = nearest(unknown, known);
  const hint = near === undefined ? "" : ` Did you mean ${near}?`;
  throw new TypeError(
    `There is no option ${unknown}: expected ${known.toSorted().join(", ")}.${hint}`,
  );
}
