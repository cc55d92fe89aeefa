import { ShapesmithError } from "../errors.js";
import type { Finding } from "../findings.js";
import type { Model } from "../model/model.js";
import { applyOverlay, type Overlaid } from "./apply.js";
import { loadOverlay, type Overlay } from "./load.js";
import type { Said } from "./work.js";

/**
 * Loads overlays in the order of their files.
 *
 * @throws ShapesmithError (`overlay`) as {@link loadOverlay} does; (`usage`) when a file is given twice.
 */
export function loadOverlays(files: readonly string[]): readonly Overlay[] {
  const twice = files.find((file, index) => files.indexOf(file) !== index);
  if (twice !== undefined) {
    throw new ShapesmithError("usage", `The overlay ${twice} is given twice. Leave one out.`);
  }
  return files.map(loadOverlay);
}

/**
 * Lays overlays over a model, one after the other. Each has to be true of what the ones before it
 * made of the model; where two say different things of one place the later counts, and a finding
 * tells both.
 *
 * @throws ShapesmithError (`overlay`) as {@link applyOverlay} does.
 */
export function applyOverlays(model: Model, overlays: readonly Overlay[]): Overlaid {
  const said: Said = new Map();
  const findings: Finding[] = [];
  let laid = model;
  for (const overlay of overlays) {
    const result = applyOverlay(laid, overlay, said);
    findings.push(...result.findings);
    laid = result.model;
  }
  return { model: laid, findings };
}
