import type { Bounds, NumberType } from "./data.js";

const limits: Readonly<Record<NumberType, Bounds>> = {
  byte: { min: -128, max: 127 },
  short: { min: -32_768, max: 32_767 },
  integer: { min: -2_147_483_648, max: 2_147_483_647 },
  // A long has 64 bits, but the SDK hands it over as a number, which is exact only up to 2^53 - 1.
  long: { min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER },
  float: {},
  double: {},
};

/** The limits that a number's type sets by itself. */
export function numberLimits(type: NumberType): Bounds {
  return limits[type];
}

/** Whether values of the type have no fraction. */
export function isIntegral(type: NumberType): boolean {
  return type !== "float" && type !== "double";
}
