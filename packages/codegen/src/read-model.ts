import { findingsInOrder } from "./findings-in-order.js";
import type { Model } from "./model/model.js";
import { validateModel } from "./model/validate.js";
import type { Overlaid } from "./overlay/apply.js";
import { readSources, type SourcesRead } from "./read-sources.js";
import type { SourceOptions } from "./readers/index.js";

export interface ReadModelOptions extends SourceOptions {
  /** Absolute paths, each laid over what the ones before it made of the model. Default: none. */
  readonly overlays?: readonly string[];
}

/**
 * Reads the sources into one model, lays the overlays over it, and looks whether the result is sound.
 * What is unsound is among the findings: it does no harm where nothing emitted needs it.
 *
 * @throws ShapesmithError (`source`, `overlay`, `usage`) when the sources or an overlay cannot be
 * read, or do not fit each other.
 */
export async function readModel(
  sources: readonly string[],
  options: ReadModelOptions,
): Promise<SourcesRead> {
  const { overlays = [] } = options;
  // Before the sources, which take longer to read.
  const lay = overlays.length === 0 ? undefined : await overlaysAt(overlays);
  const read = await readSources(sources, options);
  const laid = lay?.(read.model);
  const model = laid?.model ?? read.model;
  const findings = [...read.findings, ...(laid?.findings ?? []), ...validateModel(model)];
  return { ...read, model, findings: findingsInOrder(findings) };
}

/** What lays the overlays over a model; it brings the contract's patterns, which few runs need. */
async function overlaysAt(paths: readonly string[]): Promise<(model: Model) => Overlaid> {
  const { applyOverlays, loadOverlays } = await import("./overlay/several.js");
  const loaded = loadOverlays(paths);
  return (model) => applyOverlays(model, loaded);
}
