import type { Random } from "@shapesmith/contract";

const names = ["Unlisted", "AddedLater", "FutureValue", "NotInThisModel", "Preview2"] as const;

/** A name that no model lists: of an enum's value, a member, a union's member or an error. */
export function drawUnlistedName(random: Random): string {
  return random.pick(names);
}

/** What a member that no model lists may hold. */
export function drawUnlistedValue(random: Random): string | number | boolean {
  return random.pick([drawUnlistedName(random), random.below(100), random.chance(1, 2)]);
}
