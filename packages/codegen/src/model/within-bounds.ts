import type { Bounds } from "./traits.js";

/** Whether a number, or a length, is within limits; those that are not stated allow all. */
export function isWithin(value: number, { min = -Infinity, max = Infinity }: Bounds = {}): boolean {
  return min <= value && value <= max;
}
