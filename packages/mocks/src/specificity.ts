import { isValueMatcher } from "./like.js";

/**
 * How much a pattern asks for: two for each value that it names, one for each matcher of a test
 * runner. Of the patterns that match a call, the one that asks for most is meant.
 */
export function specificityOf(pattern: unknown): number {
  let asked = 0;
  const open: unknown[] = [pattern];
  // Patterns that contain themselves match nothing, and do not hang anything either.
  const seen = new Set<unknown>();
  while (open.length > 0) {
    const part = open.pop();
    if (seen.has(part)) continue;
    if (isValueMatcher(part)) asked += 1;
    else if (isContainer(part)) {
      seen.add(part);
      const parts: readonly unknown[] = Object.values(part);
      if (parts.length === 0 && part !== pattern) asked += 2;
      open.push(...parts);
    } else if (part !== pattern) asked += 2;
  }
  return asked;
}

function isContainer(part: unknown): part is object {
  return typeof part === "object" && part !== null && (Array.isArray(part) || isStructure(part));
}

function isStructure(part: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(part);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
