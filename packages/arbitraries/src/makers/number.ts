import { type BigNumberNode, isIntegral, type NumberNode, type Random } from "@shapesmith/contract";
import { type Draw, isAtLimit, type Maker } from "../draw.js";

/** Ranges no wider than this are drawn from evenly; in wider ones small numbers come more often. */
const evenWidth = 1024;

/** Bits of the integers drawn where nothing limits them. */
const unlimitedBits = 80;

export function numberMaker(node: NumberNode): Maker {
  const { min = -Number.MAX_VALUE, max = Number.MAX_VALUE } = node.range;
  if (!isIntegral(node.type)) return (draw) => drawReal(draw, min, max);
  const from = Math.ceil(min);
  const to = Math.max(Math.floor(max), from);
  return (draw) => drawInteger(draw, from, to);
}

function drawInteger(draw: Draw, min: number, max: number): number {
  if (isAtLimit(draw)) return drawLimit(draw.random, min, max);
  if (max - min <= evenWidth) return draw.random.between(min, max);
  const start = Math.min(Math.max(0, min), max);
  const above = max - start;
  const below = start - min;
  if (below > 0 && (above === 0 || draw.random.chance(1, 4))) {
    return start - drawDistance(draw.random, below);
  }
  return start + drawDistance(draw.random, above);
}

/** The limits themselves most of the time, at times their neighbours or what is nearest to zero. */
function drawLimit(random: Random, min: number, max: number): number {
  const lot = random.below(8);
  if (lot < 3) return min;
  if (lot < 6) return max;
  if (lot === 6) return Math.min(Math.max(0, min), max);
  return random.chance(1, 2) ? Math.min(min + 1, max) : Math.max(max - 1, min);
}

/** From 0 to `width`: half the time anything, else a magnitude first and then a number of it. */
function drawDistance(random: Random, width: number): number {
  if (random.chance(1, 2)) return Math.min(width, Math.floor(random.real() * (width + 1)));
  const magnitude = 2 ** random.below(Math.ceil(Math.log2(width + 1)) + 1);
  return Math.min(width, Math.floor(random.real() * magnitude));
}

function drawReal(draw: Draw, min: number, max: number): number {
  const { random } = draw;
  const limited = min > -Number.MAX_VALUE || max < Number.MAX_VALUE;
  if (limited && isAtLimit(draw)) {
    const limit = random.chance(1, 2) ? min : max;
    if (Math.abs(limit) < Number.MAX_VALUE) return limit;
  }
  // Without limits magnitudes that a service may well give; the others at times.
  const reach = random.chance(1, 16) ? 1e15 : 1e4;
  const start = Math.min(Math.max(0, min), max);
  const from = Math.max(min, start - reach);
  const to = Math.min(max, start + reach);
  const value = from + random.real() * (to - from);
  if (random.chance(1, 4)) return Math.min(Math.max(value, min), max);
  const readable = Math.round(value * 100) / 100;
  // Adding zero turns -0, which JSON does not keep, into 0.
  return (readable >= min && readable <= max ? readable : Math.min(Math.max(value, min), max)) + 0;
}

export function bigIntegerMaker(node: BigNumberNode): Maker {
  const { min, max } = node.range;
  const from = min === undefined ? undefined : BigInt(Math.ceil(min));
  const to = max === undefined ? undefined : BigInt(Math.floor(max));
  return (draw) => {
    if (isAtLimit(draw)) {
      const limit = draw.random.chance(1, 2) ? from : to;
      if (limit !== undefined) return limit;
    }
    const bits = draw.random.below(unlimitedBits + 1);
    const distance = drawBits(draw.random, bits);
    if (from !== undefined && from > 0n) return clamp(from + distance, from, to);
    if (to !== undefined && to < 0n) return clamp(to - distance, from, to);
    return clamp(draw.random.chance(1, 4) ? -distance : distance, from, to);
  };
}

function drawBits(random: Random, bits: number): bigint {
  let value = 0n;
  for (let left = bits; left > 0; left -= 32) value = (value << 32n) | BigInt(random.uint32());
  return BigInt.asUintN(bits, value);
}

function clamp(value: bigint, min: bigint | undefined, max: bigint | undefined): bigint {
  if (min !== undefined && value < min) return min;
  return max !== undefined && value > max ? max : value;
}

export function bigDecimalMaker(node: BigNumberNode): Maker {
  const { min = -Number.MAX_VALUE, max = Number.MAX_VALUE } = node.range;
  return (draw) => ({ string: drawDecimal(draw, min, max), type: "bigDecimal" });
}

/** At times with more digits than a number holds, where no limit could be missed by that. */
function drawDecimal(draw: Draw, min: number, max: number): string {
  const value = drawReal(draw, min, max);
  const text = String(value);
  const isInside = value > min && value < max && Math.abs(value) > 1;
  if (!isInside || !/^-?\d+(\.\d+)?$/.test(text) || !draw.random.chance(1, 4)) return text;
  const digits = String(draw.random.below(1e9)).padStart(9, "0");
  const longer = `${text}${text.includes(".") ? "" : "."}${"0".repeat(12)}${digits}`;
  return Number(longer) >= min && Number(longer) <= max ? longer : text;
}
