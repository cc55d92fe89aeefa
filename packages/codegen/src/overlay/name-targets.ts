import { preludeShape } from "../model/prelude.js";
import { isAnonymous } from "../model/shape-id.js";
import type { ShapeId } from "../model/shape.js";
import { addTraits, dropUnused, findSite, noShape, shapeIn } from "./draft.js";
import { retarget } from "./retarget.js";
import { type Statement, targetTrait } from "./statement.js";
import { author, contradiction, type Work } from "./work.js";

/**
 * Gives names to the targets of members, as statements ask. Shorter paths come first: what a longer
 * one leads to can depend on the names before it.
 */
export function nameTargets(work: Work, statements: readonly Statement[]): void {
  const { draft, problems, findings } = work;
  const named = new Map<ShapeId, Statement>();
  const byLength = statements
    .filter(({ target }) => target !== undefined)
    .sort((one, other) => one.path.steps.length - other.path.steps.length);
  for (const statement of byLength) {
    const { at, target } = statement;
    const site = findSite(draft, statement.path);
    if (target === undefined || site.kind === "none") continue;
    if (site.kind !== "member") {
      const message = `${targetTrait} needs a member, but ${site.id} is none.`;
      problems.push({ at, message });
      continue;
    }
    const earlier = named.get(site.id);
    if (earlier !== undefined && earlier.target !== target) {
      problems.push(contradiction(statement, earlier, targetTrait, site));
      continue;
    }
    if (shapeIn(draft, target) === undefined) {
      if (!statement.isDefining)
        problems.push({ at, message: `${targetTrait}: ${noShape(draft, target)}` });
      continue;
    }
    named.set(site.id, statement);
    const outcome = retarget(draft, site, target);
    if (outcome.kind === "incompatible") {
      problems.push({ at, message: `${targetTrait} ${target}: ${outcome.message}` });
    } else if (outcome.kind === "named otherwise") {
      if (isUnnamedInDefinition(work, statement, outcome.present)) continue;
      const message = `The overlay names the target of ${site.id} ${target}, the source names it ${outcome.present}; the source counts.`;
      findings.push({ severity: "warning", code: "target-differs", shape: site.id, message });
    } else if (outcome.kind === "done") {
      author(work, site, statement);
      const { targetProvenance } = statement;
      if (targetProvenance !== undefined) {
        addTraits(draft, site, { provenance: { target: targetProvenance } });
      }
    }
  }
  dropUnused(draft, isAnonymous);
}

/** A definition may leave out the name of a string or number that the source has a name for. */
function isUnnamedInDefinition(
  { draft }: Work,
  { isDefining, target }: Statement,
  present: ShapeId,
): boolean {
  const prelude = target === undefined ? undefined : preludeShape(target);
  return isDefining && prelude !== undefined && prelude.type === shapeIn(draft, present)?.type;
}
