import type { Finding } from "../findings.js";
import type { Model } from "../model/model.js";
import { checkResult } from "./check-result.js";
import { addDefinitions, dropUnusedDefinitions } from "./define.js";
import { draftOf, modelOf } from "./draft.js";
import type { Overlay } from "./load.js";
import { nameTargets } from "./name-targets.js";
import { overlayError } from "./problem.js";
import { putTraits } from "./put-traits.js";
import type { Said, Work } from "./work.js";

export interface Overlaid {
  readonly model: Model;
  readonly findings: readonly Finding[];
}

/**
 * Lays an overlay over a model, whatever it was read from. What the overlay says counts; where the
 * source says something else, a finding tells both.
 *
 * @param said What overlays before this one stated; this one's statements are added to it.
 * @throws ShapesmithError (`overlay`) which tells all that is wrong, by statement: a shape or member
 * that does not exist, a trait that cannot stand where it is put, statements that contradict each
 * other, a constraint that no value can satisfy.
 */
export function applyOverlay(model: Model, overlay: Overlay, said: Said = new Map()): Overlaid {
  const work: Work = {
    draft: draftOf(model),
    problems: [],
    findings: [...overlay.findings],
    overlay: overlay.source.name,
    said,
    authors: new Map(),
  };
  addDefinitions(work, overlay.definitions);
  nameTargets(work, overlay.statements);
  putTraits(work, overlay.statements);
  checkResult(work, modelOf(work.draft));
  if (work.problems.length > 0) throw overlayError(overlay.file, work.problems);
  dropUnusedDefinitions(work, overlay.definitions);
  const sources = [...model.sources, overlay.source];
  return { model: { ...modelOf(work.draft), sources }, findings: work.findings };
}
