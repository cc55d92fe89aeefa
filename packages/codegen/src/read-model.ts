import { findingsInOrder } from "./findings-in-order.js";
import type { Model } from "./model/model.js";
import { validateModel } from "./model/validate.js";
import type { Overlaid } from "./overlay/apply.js";
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
  const lay = overlay === undefined ? undefined : await overlayAt(overlay);
  const read = await readSources(sources, options);
  const laid = lay?.(read.model);
  const model: Model = laid?.model ?? read.model;
  const findings = [...read.findings, ...(laid?.findings ?? []), ...validateModel(model)];
  return { ...read, model, findings: findingsInOrder(findings) };
}

/** What lays the overlay over a model; it brings the contract's patterns, which few runs need. */
async function overlayAt(path: string): Promise<(model: Model) => Overlaid> {
  const [{ applyOverlay }, { loadOverlay }] = await Promise.all([
    import("./overlay/apply.js"),
    import("./overlay/load.js"),
  ]);
  const loaded = loadOverlay(path);
  return (model) => applyOverlay(model, loaded);
}
