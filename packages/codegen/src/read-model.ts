import { findingsInOrder } from "./findings-in-order.js";
import type { Model } from "./model/model.js";
import { validateModel } from "./model/validate.js";
import { applyOverlay } from "./overlay/apply.js";
import { loadOverlay } from "./overlay/load.js";
import { readSources, type SourcesRead } from "./read-sources.js";
import type { SourceOptions } from "./readers/index.js";

export interface ReadModelOptions extends SourceOptions {
  /** Absolute path of an overlay. */
  readonly overlay?: string | undefined;
}

/**
 * Reads the sources into one model, lays the overlay over it, and looks whether the result is sound.
 * What is unsound is among the findings: it does no harm where nothing emitted needs it.
 *
 * @throws ShapesmithError (`source`, `overlay`, `usage`) when the sources or the overlay cannot be
 * read, or do not fit each other.
 */
export async function readModel(
  sources: readonly string[],
  options: ReadModelOptions,
): Promise<SourcesRead> {
  const { overlay } = options;
  // Before the sources, which take longer to read.
  const loaded = overlay === undefined ? undefined : loadOverlay(overlay);
  const read = await readSources(sources, options);
  const laid = loaded === undefined ? undefined : applyOverlay(read.model, loaded);
  const model: Model = laid?.model ?? read.model;
  const findings = [...read.findings, ...(laid?.findings ?? []), ...validateModel(model)];
  return { ...read, model, findings: findingsInOrder(findings) };
}
