import type { PatternStrings, Random } from "@shapesmith/contract";

/** A string longer than this is not often made just because it is the longest. */
const cheapLength = 64;

/** A string longer than this is never made just because it is the longest. */
const affordableLength = 512;

/** One of the strings; one of the shortest or the longest ones where a limit is asked for. */
export function drawString(strings: PatternStrings, random: Random, isAtLimit: boolean): string {
  if (!isAtLimit) return strings.sample(random);
  const longest = random.chance(1, 4) ? affordableLength : cheapLength;
  const isLongest = random.chance(1, 2) && strings.longestPossible <= longest;
  try {
    return strings.sample(random, isLongest ? strings.longest : strings.shortest);
  } catch (error) {
    // Of a pattern that looks around itself, a string of a given length may not be found.
    if (error instanceof RangeError) return strings.sample(random);
    throw error;
  }
}
