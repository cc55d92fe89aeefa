import { nearest } from "./nearest.js";

/**
 * Refuses options that are none: left alone, a misspelt one would do nothing.
 *
 * @param of what the options are of, with its article.
 * @throws TypeError naming the option, and the nearest that there is, else all.
 */
export function requireKnownOptions(
  of: string,
  options: object | undefined,
  known: readonly string[],
): void {
  const unknown = Object.keys(options ?? {}).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const meant = nearest(unknown, known);
  throw new TypeError(
    `There is no option ${JSON.stringify(unknown)} of ${of}` +
      (meant === undefined
        ? `: expected ${[...known].sort().join(", ")}.`
        : `. Did you mean ${meant}?`),
  );
}
