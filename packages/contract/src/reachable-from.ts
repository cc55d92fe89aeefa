import type { ShapeNode } from "./node.js";
import { targetsOf } from "./targets-of.js";

/** The shape and all that its values are made of, each once: shapes may contain themselves. */
export function* reachableFrom(root: ShapeNode): Generator<ShapeNode> {
  const met = new Set([root]);
  // A set gives what is added to it while it is walked.
  for (const node of met) {
    yield node;
    for (const target of targetsOf(node)) met.add(target);
  }
}
