import { ShapesmithError } from "./errors.js";
import type { Merged } from "./merge/merge.js";
import { readEach, type SourceOptions } from "./readers/index.js";
import type { ReadResult } from "./readers/reader.js";

/** One source as it was read, or several merged; then it is known which of them says what. */
export type SourcesRead = ReadResult & Partial<Pick<Merged, "origins">>;

/**
 * Reads all sources of a service into one model.
 *
 * @throws ShapesmithError (`source`) when one cannot be read; (`usage`) when none is given, when they
 * do not describe the same service, or when two of them are installed clients.
 */
export async function readSources(
  locators: readonly string[],
  options: SourceOptions,
): Promise<SourcesRead> {
  const parts = await readEach(locators, options);
  const [first, ...others] = parts;
  if (first === undefined) {
    const message = "A service is read from one source or more, but none is given.";
    throw new ShapesmithError("usage", message);
  }
  if (others.length === 0) return first;
  const { mergeSources } = await import("./merge/merge.js");
  return mergeSources(parts);
}
