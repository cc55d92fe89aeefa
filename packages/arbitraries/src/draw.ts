import type { BlobForm, Bounds, Random } from "@shapesmith/contract";
import type { Settings } from "./options.js";

/** What the making of one value carries along. */
export interface Draw {
  readonly random: Random;
  readonly settings: Settings;
  /** What stands for a blob, which depends on where the value travels. */
  readonly blobForm: BlobForm;
  /** How often, out of 2^32, a leaf or a length is put on one of its limits. */
  readonly limitShare: number;
  /** Shapes around this place that contain themselves. */
  depth: number;
  /** Lists and maps around this place: each makes those inside it shorter. */
  nesting: number;
  /** Structures, unions, lists and maps around this place. */
  level: number;
  /** Structures, unions, lists and maps made so far. */
  parts: number;
}

/** Makes a value of one shape. */
export type Maker = (draw: Draw) => unknown;

/** Values with more levels than this are cut: a chain of shapes may be of any length. */
const deepest = 64;

/** A value that has this many structures, unions, lists and maps is brought to its end. */
const enough = 1000;

/** Whether this leaf or length is to be put on one of its limits. */
export function isAtLimit(draw: Draw): boolean {
  return draw.random.uint32() < draw.limitShare;
}

/** Whether the value has become so large that nothing needless is added. */
export function isLarge(draw: Draw): boolean {
  return draw.parts >= enough;
}

/** Whether a part is still made; otherwise it is left out or, if it must be there, the smallest. */
export function hasRoom(draw: Draw, isRecursive: boolean): boolean {
  if (draw.level >= deepest) return false;
  return !isRecursive || (draw.depth < draw.settings.maxDepth && !isLarge(draw));
}

/**
 * A length within the limits: usually at most `usual` more than the least, at times exactly the
 * least or, where that is no more than `affordable`, the greatest.
 */
export function drawLength(draw: Draw, bounds: Bounds, usual: number, affordable: number): number {
  const min = bounds.min ?? 0;
  if (isLarge(draw)) return min;
  const max = Math.max(bounds.max ?? Infinity, min);
  if (isAtLimit(draw)) {
    if (draw.random.chance(1, 2)) return min;
    if (max <= affordable) return max;
  }
  return draw.random.between(min, Math.min(max, min + usual));
}
