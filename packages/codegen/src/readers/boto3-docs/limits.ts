import type { Traits } from "../../model/traits.js";
import type { Entry } from "./entries.js";
import { proseLimits } from "./prose-limits.js";

/**
 * What a member's text says of its limits. A structure of a single number is spoken of as that
 * number, so its text holds for the number in it.
 */
export function limitsOf(
  { type, text, entries }: Entry,
  { source, around }: { readonly source: string; readonly around?: Entry | undefined },
): Traits {
  const isNumber = type === "integer" || type === "float";
  if (!isNumber && (type !== "string" || entries.length > 0)) return {};
  const own = proseLimits(text, isNumber ? "number" : "string");
  const outer =
    isNumber && around?.entries.length === 1 ? proseLimits(around.text, "number") : undefined;
  const bounds = own ?? outer;
  if (bounds === undefined) return {};
  const trait = isNumber ? "range" : "length";
  return { [trait]: bounds, provenance: { [trait]: { source, grade: "documented" } } };
}
