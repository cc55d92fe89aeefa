import { findShape, type Model } from "./model.js";
import type { Member } from "./shape.js";
import type { Traits } from "./traits.js";

/** What counts for values at a member: its own traits and its target's, the member's first. */
export function effectiveTraits(model: Model, member: Member): Traits {
  const target = findShape(model, member.target);
  return target === undefined ? member.traits : { ...target.traits, ...member.traits };
}

/** Puts traits over others, whose provenance stays where they do. */
export function mergeTraits(before: Traits, added: Traits): Traits {
  const provenance = { ...before.provenance, ...added.provenance };
  const merged = { ...before, ...added };
  return Object.keys(provenance).length === 0 ? merged : { ...merged, provenance };
}
