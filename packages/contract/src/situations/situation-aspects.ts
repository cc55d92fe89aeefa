import type { ShapeNode } from "../node.js";
import { targetsOf } from "../targets-of.js";

const known = new WeakMap<ShapeNode, ReadonlyMap<string, string>>();

/**
 * The situations that a value of the shape, or something in it, can be in: by name, each with its
 * aspect. Of those of one name the outermost counts.
 */
export function situationAspects(root: ShapeNode): ReadonlyMap<string, string> {
  const before = known.get(root);
  if (before !== undefined) return before;
  const aspects = new Map<string, string>();
  const seen = new Map([[root.id, root]]);
  // A map gives what is added to it while it is walked.
  for (const node of seen.values()) {
    if (node.type === "structure") {
      for (const [name, { aspect = "" }] of node.situations) {
        if (!aspects.has(name)) aspects.set(name, aspect);
      }
    }
    for (const part of targetsOf(node)) if (!seen.has(part.id)) seen.set(part.id, part);
  }
  known.set(root, aspects);
  return aspects;
}
