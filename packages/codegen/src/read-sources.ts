import { ShapesmithError } from "./errors.js";
import { readSource, type SourceOptions } from "./readers/index.js";
import type { ReadResult } from "./readers/reader.js";

/**
 * Reads all sources of a service into one model.
 *
 * @throws ShapesmithError (`source`) when one cannot be read; (`usage`) when there is not exactly one.
 */
export async function readSources(
  locators: readonly string[],
  options: SourceOptions,
): Promise<ReadResult> {
  const [first, ...others] = locators;
  if (first !== undefined && others.length === 0) return readSource(first, options);
  const given = first === undefined ? "none is given" : `${locators.join(", ")} are given`;
  throw new ShapesmithError("usage", `A service is read from one source, but ${given}.`);
}
