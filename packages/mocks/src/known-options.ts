import { nearest } from "@shapesmith/contract";

/**
 * @param of what the options are of, such as `of a mock`.
 * @throws TypeError when there is an option that is not known: it would be passed over in silence.
 */
export function expectKnownOptions(of: string, options: object, known: readonly string[]): void {
  for (const name of Object.keys(options)) {
    if (known.includes(name)) continue;
    const meant = nearest(name, known);
    throw new TypeError(
      `There is no option ${JSON.stringify(name)} ${of}` +
        (meant === undefined ? `: it knows ${known.join(", ")}.` : `. Did you mean ${meant}?`),
    );
  }
}
