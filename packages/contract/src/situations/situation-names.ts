import type { ShapeNode } from "../node.js";
import { targetsOf } from "../targets-of.js";

/** The names of all situations that a value of the shape, or something in it, can be in. */
export function situationNames(root: ShapeNode): ReadonlySet<string> {
  const names = new Set<string>();
  const seen = new Map([[root.id, root]]);
  // A map gives what is added to it while it is walked.
  for (const node of seen.values()) {
    if (node.type === "structure") for (const name of node.situations.keys()) names.add(name);
    for (const part of targetsOf(node)) if (!seen.has(part.id)) seen.set(part.id, part);
  }
  return names;
}
