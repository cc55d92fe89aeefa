import type { Random } from "@shapesmith/contract";
import { hasToStringMethod, stringify, toStringMethod } from "fast-check";

const names = ["Unlisted", "AddedLater", "FutureValue", "NotInThisModel", "UnknownYet"] as const;

/** A name that no model lists: of an enum's value, a member, a union's member or an error. */
export function drawUnlistedName(random: Random): string {
  return random.pick(names);
}

/** What a member that no model lists may hold. */
export function drawUnlistedValue(random: Random): string | number | boolean {
  return random.pick([drawUnlistedName(random), random.below(100), random.chance(1, 2)]);
}

/**
 * Makes fast-check's reports say what of an object no model lists. A text or a number by itself cannot
 * be marked: the names that are drawn say it.
 *
 * @param unlistedIn tells it.
 */
export function markUnlisted<T>(value: T, unlistedIn: (value: T) => readonly string[]): T {
  if (typeof value !== "object" || value === null) return value;
  const plain = printerOf(value);
  const print = (): string => {
    const unlisted = unlistedIn(value);
    return unlisted.length === 0 ? plain() : `${plain()} /* unlisted: ${unlisted.join(", ")} */`;
  };
  // Not enumerable, so that the value still equals one that was not marked.
  return Object.defineProperty(value, toStringMethod, { value: print, configurable: true });
}

/** Prints a value as it would be printed without the mark. */
function printerOf(value: object): () => string {
  if (hasToStringMethod(value)) return value[toStringMethod];
  // Copies have no mark.
  if (Array.isArray(value)) return () => stringify([...(value as readonly unknown[])]);
  if (value instanceof Uint8Array) return () => stringify(new Uint8Array(value));
  if (value instanceof Date) return () => stringify(new Date(value));
  return value instanceof Error ? () => String(value) : () => stringify({ ...value });
}
