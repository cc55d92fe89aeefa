import { conforms } from "../check/check.js";
import type { StructureNode } from "../node.js";
import type { Members } from "./sequence-values.js";

/** The members of a request that are values of the structure's members of the same name. */
export function repeatedMembers(node: StructureNode, request: unknown): Members {
  if (typeof request !== "object" || request === null) return {};
  return Object.fromEntries(
    Object.entries(request).filter(([name, value]) => {
      const target = node.memberByName.get(name)?.target;
      if (target === undefined || value === undefined) return false;
      return conforms(target, value, { direction: "response", depth: 0 });
    }),
  );
}
