import type { ShapeNode } from "../node.js";
import type { Check } from "./search.js";

/** The check of a shape, which leaves out what the context remembers and makes it remember more. */
export function remembering(node: ShapeNode, check: Check): Check {
  return {
    is: (value, context) => {
      if (typeof value !== "object" || value === null) return check.is(value, context);
      if (context.conforming?.get(value) === node) return true;
      if (!check.is(value, context)) return false;
      context.conforming?.set(value, node);
      return true;
    },
    explain: (value, search) => check.explain(value, search),
  };
}
