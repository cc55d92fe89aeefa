import type { BlobForm, Bounds, Random } from "@shapesmith/contract";
import type { Random as Source } from "fast-check";
import type { Given, RootWishes, Wishes } from "./demands/wishes.js";
import type { Settings } from "./options.js";

/** What the making of one value carries along. */
export interface Draw {
  readonly random: Random;
  readonly settings: Settings;
  /** What is asked of the value as a whole. */
  readonly root: RootWishes;
  /** What stands for a blob, which depends on where the value travels. */
  readonly blobForm: BlobForm;
  /** How often, out of 2^32, a leaf or a length is put on one of its limits. */
  readonly limitShare: number;
  /** For the arbitraries that a user has given. */
  readonly source: Source;
  readonly biasFactor: number | undefined;
  /** With what each of those will want to shrink its value. */
  readonly contexts: Map<Given, unknown>;
  /** Values that were drawn before their structures, because more than those depends on them. */
  readonly drawn: Map<Given, unknown>;
  /** What is asked of the structure that is made next; whatever is made next takes it. */
  wishes: Wishes | undefined;
  /** By aspect: the situation that structures around this place have agreed on. */
  chosen: ReadonlyMap<string, string> | undefined;
  /** Shapes around this place that contain themselves. */
  depth: number;
  /** Lists and maps around this place: each makes those inside it shorter. */
  nesting: number;
  /** Structures, unions, lists and maps around this place. */
  level: number;
  /** Structures, unions, lists, maps and what these two hold, made so far. */
  parts: number;
  /** Characters and bytes made so far. */
  text: number;
  /** Things made so far that take long. */
  costly: number;
}

/** Makes a value of one shape. */
export type Maker = (draw: Draw) => unknown;

/** Values with more levels than this are cut: a chain of shapes may be of any length. */
const deepest = 64;

/** Whether this leaf or length is to be put on one of its limits. */
export function isAtLimit(draw: Draw): boolean {
  return draw.random.uint32() < draw.limitShare;
}

/** Whether the value has become so large that nothing needless is added. */
export function isLarge(draw: Draw): boolean {
  return draw.parts >= draw.settings.extent.parts;
}

/** Whether so many characters and bytes have been made that the least of them will do. */
export function isLong(draw: Draw): boolean {
  return draw.text >= draw.settings.extent.text;
}

/** Whether a part is still made; otherwise it is left out or, if it must be there, the smallest. */
export function hasRoom(draw: Draw, isRecursive: boolean): boolean {
  if (draw.level >= deepest) return false;
  return !isRecursive || (draw.depth < draw.settings.depth && !isLarge(draw));
}

/** So many things that take long are made for one value. */
const mostCostly = 6;

/** Whether something is made that takes long: seldom, unless limits are asked for. */
export function isWorthIt(draw: Draw): boolean {
  if (draw.costly >= mostCostly) return false;
  const isMade = draw.random.chance(1, draw.settings.boundary ? 4 : 64);
  if (isMade) draw.costly++;
  return isMade;
}

/** How long something may be that is made only because it is the longest. */
export interface LongestLengths {
  /** At any time. */
  readonly affordable: number;
  /** Once in a while. */
  readonly ever: number;
}

/**
 * A length within the limits: usually at most `usual` more than the least, at times exactly the
 * least, one more, or the greatest.
 */
export function drawLength(
  draw: Draw,
  bounds: Bounds,
  usual: number,
  longest: LongestLengths,
): number {
  const min = bounds.min ?? 0;
  if (isLarge(draw)) return min;
  const max = Math.max(bounds.max ?? Infinity, min);
  if (isAtLimit(draw)) {
    const lot = draw.random.below(8);
    if (lot < 3) return min;
    if (lot === 3) return Math.min(min + 1, max);
    if (max <= longest.affordable || (max <= longest.ever && isWorthIt(draw))) return max;
  }
  return draw.random.between(min, Math.min(max, min + usual));
}
