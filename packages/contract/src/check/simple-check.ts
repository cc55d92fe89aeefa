import type { ShapeNode } from "../node.js";
import type { Constraint } from "../violation.js";
import { type Check, report } from "./search.js";

/** For checks that can break one constraint only. */
export function always(constraint: Constraint): () => Constraint {
  return () => constraint;
}

/** The check of a shape without parts. */
export function simple(
  node: ShapeNode,
  is: Check["is"],
  broken: (value: unknown) => Constraint,
  expected: string,
): Check {
  return {
    is,
    explain: (value, search) => {
      if (!is(value, search.context)) report(search, node, broken(value), expected, value);
    },
  };
}
