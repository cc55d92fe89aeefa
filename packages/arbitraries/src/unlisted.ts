import { formatPath, printValue, type Random, type Violation } from "@shapesmith/contract";
import { stringify, toStringMethod } from "fast-check";

const names = ["Unlisted", "AddedLater", "FutureValue", "NotInThisModel", "Preview2"] as const;

/** A name that no model lists: of an enum's value, a member, a union's member or an error. */
export function drawUnlistedName(random: Random): string {
  return random.pick(names);
}

/** What a member that no model lists may hold. */
export function drawUnlistedValue(random: Random): string | number | boolean {
  return random.pick([drawUnlistedName(random), random.below(100), random.chance(1, 2)]);
}

/**
 * Makes fast-check's reports say what of an object no model lists.
 *
 * @param unlisted finds it: what the contract has against the value when it keeps to the model.
 */
export function markUnlisted<T>(value: T, unlisted: (value: T) => readonly Violation[]): T {
  if (typeof value !== "object" || value === null) return value;
  const print = (): string => {
    const places = unlisted(value).map(({ path, actual }) => {
      return `${formatPath(path)} (${printValue(actual)})`;
    });
    return places.length === 0
      ? plain(value)
      : `${plain(value)} /* unlisted: ${places.join(", ")} */`;
  };
  // Not enumerable, so that the value still equals one that was not marked.
  return Object.defineProperty(value, toStringMethod, { value: print, configurable: true });
}

/** As it would be printed without the mark. */
function plain(value: object): string {
  if (value instanceof Error) return String(value);
  return stringify({ ...value });
}
