import { nearest } from "../nearest.js";
import type { ShapeNode } from "../node.js";
import { situationAspects } from "./situation-aspects.js";

/**
 * Why no value of the shape can be in all of these situations, as a text: there is none of a name, or
 * two are of one aspect. Undefined where nothing is wrong.
 */
export function situationMistake(root: ShapeNode, asked: readonly string[]): string | undefined {
  if (asked.length === 0) return undefined;
  const aspects = situationAspects(root);
  const byAspect = new Map<string, string>();
  for (const name of asked) {
    const aspect = aspects.get(name);
    if (aspect === undefined) return unknownSituation(root, name, [...aspects.keys()]);
    const other = byAspect.get(aspect);
    if (other !== undefined && other !== name) {
      return `No ${root.name} is in the situations ${other} and ${name} at once: ask for one of them.`;
    }
    byAspect.set(aspect, name);
  }
  return undefined;
}

function unknownSituation(root: ShapeNode, name: string, names: readonly string[]): string {
  const guess = nearest(name, names);
  const listed = names.length === 0 ? "it has none at all" : `it has ${names.join(", ")}`;
  const hint = guess === undefined ? "" : ` Did you mean ${guess}?`;
  return `${root.name} has no situation ${JSON.stringify(name)}; ${listed}.${hint}`;
}
