import type { PatternStrings, Random } from "@shapesmith/contract";
import { type Draw, isAtLimit, isLong, isWorthIt } from "./draw.js";

/** Of strings that are made only because they are the longest: one up to this is made at any time. */
const cheapLength = 64;

/** One up to this now and then, a longer one seldom. */
const affordableLength = 512;

/** Longer ones are made where limits are asked for, and else not. */
const ordinaryLength = 16_384;

/** Those that are longer than this come up less often, because of what they cost. */
const bulkyLength = 1024 * 1024;

/** Where strings may be longer than this, the longest is not made. */
const longestEver = 16 * 1024 * 1024;

/** One of the strings: at times one of the shortest or the longest, by and large of the size asked for. */
export function drawString(strings: PatternStrings, draw: Draw): string {
  const text = isLong(draw)
    ? sampleOfLength(strings, draw.random, strings.shortest)
    : anyString(strings, draw);
  draw.text += text.length;
  return text;
}

function anyString(strings: PatternStrings, draw: Draw): string {
  const { random, settings } = draw;
  if (isAtLimit(draw)) {
    if (random.chance(1, 2)) return sampleOfLength(strings, random, strings.shortest);
    // Known at once; the longest one itself is looked for only where it is made.
    const longest = strings.longestPossible;
    const isMade =
      longest <= cheapLength ||
      (longest <= affordableLength && random.chance(1, 4)) ||
      (longest <= (settings.boundary ? longestEver : ordinaryLength) &&
        (longest <= bulkyLength || random.chance(1, 4)) &&
        isWorthIt(draw));
    if (isMade) return longestOf(strings, random);
  }
  const { characters } = settings.extent;
  if (characters === undefined || random.chance(1, 4)) return strings.sample(random);
  const extra = characters >> (2 * draw.nesting);
  return sampleOfLength(strings, random, drawTextLength(strings, random, extra));
}

/** A feasible length of at most `extra` characters more than the least. */
function drawTextLength(
  { lengths, shortest }: PatternStrings,
  random: Random,
  extra: number,
): number {
  const greatest = shortest + extra;
  const wanted = random.between(shortest, greatest);
  let nearest = shortest;
  for (const [from, to] of lengths) {
    if (from > wanted) break;
    nearest = Math.min(to, wanted);
  }
  return nearest;
}

/** One of the shortest strings or, now and then, of the longest; for patterns by themselves. */
export function drawLimitString(strings: PatternStrings, random: Random): string {
  const isCheap = strings.longestPossible <= cheapLength;
  const isLongest = isCheap ? random.chance(1, 2) : random.chance(1, 16);
  return sampleOfLength(strings, random, isLongest ? strings.longest : strings.shortest);
}

function longestOf(strings: PatternStrings, random: Random): string {
  return orAny(strings, random, () => strings.sampleLongest(random));
}

function sampleOfLength(strings: PatternStrings, random: Random, length: number): string {
  return orAny(strings, random, () => strings.sample(random, length));
}

function orAny(strings: PatternStrings, random: Random, make: () => string): string {
  try {
    return make();
  } catch (error) {
    // Of a pattern that looks around itself, a string of a given length may not be found.
    if (error instanceof RangeError) return strings.sample(random);
    throw error;
  }
}
