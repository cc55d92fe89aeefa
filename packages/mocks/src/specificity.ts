import { isPlainObject } from "@shapesmith/contract";
import { containedIn, isValueMatcher } from "./like.js";

/**
 * How much a pattern asks for: how many values it names, and of as many, how many of them exactly
 * and not by a matcher of a test runner. Of the patterns that match a call, the one that asks for
 * most is meant.
 *
 * @returns the values as the whole part of a number, the exact ones as its fraction.
 */
export function specificityOf(pattern: unknown): number {
  let named = 0;
  let exact = 0;
  const open: unknown[] = [pattern];
  // Patterns that contain themselves match nothing, and do not hang anything either.
  const seen = new Set<unknown>();
  while (open.length > 0) {
    const part = open.pop();
    if (seen.has(part)) continue;
    const contained = containedIn(part);
    const container = contained ?? part;
    if (isContainer(container)) {
      seen.add(part);
      const parts: readonly unknown[] = Object.values(container);
      open.push(...parts);
      if (parts.length > 0 || part === pattern) continue;
    } else if (part === undefined && part === pattern) continue;
    named += 1;
    if (!isValueMatcher(part)) exact += 1;
  }
  return named + exact / (named + 1);
}

function isContainer(part: unknown): part is object {
  return !isValueMatcher(part) && (Array.isArray(part) || isPlainObject(part));
}
