import { ShapesmithError } from "./errors.js";
import { readEach, type SourceOptions } from "./readers/index.js";
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
  const [first, ...others] = await readEach(locators, options);
  if (first !== undefined && others.length === 0) return first;
  const given = first === undefined ? "none is given" : `${locators.join(", ")} are given`;
  throw new ShapesmithError("usage", `A service is read from one source, but ${given}.`);
}
