import { Random } from "@shapesmith/contract";
import type { Random as Source } from "fast-check";

/** A source of random numbers that depends on fast-check's and on nothing else. */
export function seededFrom(source: Source): Random {
  return new Random(int32(source), int32(source));
}

function int32(source: Source): number {
  return source.nextInt(-0x8000_0000, 0x7fff_ffff);
}

/** How often a value is put on a limit where fast-check asks for no bias. */
const unbiasedFactor = 8;

/** Of leaves and lengths, three in four are put on their limits where that is asked for. */
const boundaryShare = 0xc000_0000;

/** How often, out of 2^32, a leaf or a length is put on one of its limits. */
export function limitShare(biasFactor: number | undefined, boundary = false): number {
  if (boundary) return boundaryShare;
  return 0x8000_0000 / (biasFactor ?? unbiasedFactor);
}
