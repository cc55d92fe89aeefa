import type { Random } from "../random.js";

/** How many times as often as any printable ASCII the common characters come. */
const commonShare = 3;

/**
 * The codes of the characters of a text, each as often as it is to come up. Drawing from them takes
 * one index.
 *
 * @param common those that come most often.
 * @param ascii all printable ones, the common ones among them; not empty.
 */
export function readableCodes(common: string, ascii: string): Uint8Array {
  const times =
    common === ascii ? 0 : Math.max(1, Math.round((commonShare * ascii.length) / common.length));
  const codes = new Uint8Array(common.length * times + ascii.length);
  for (let index = 0; index < codes.length; index++) {
    const isCommon = index < common.length * times;
    codes[index] = isCommon
      ? common.charCodeAt(index % common.length)
      : ascii.charCodeAt(index - common.length * times);
  }
  return codes;
}

/**
 * A text of so many characters. It is put together from pieces of eight: making a piece of known
 * size is several times as quick as adding characters one by one or making a string from a list.
 */
export function readableText(codes: Uint8Array, random: Random, length: number): string {
  let text = "";
  let left = length;
  for (; left >= 8; left -= 8) text += eight(codes, random);
  if (left >= 4) text += four(codes, random);
  if ((left & 2) !== 0) text += two(codes, random);
  if ((left & 1) !== 0) text += String.fromCharCode(low(codes, random.uint32()));
  return text;
}

/** The code that the lower half of a random number picks. */
function low(codes: Uint8Array, bits: number): number {
  return codes[((bits & 0xffff) * codes.length) >>> 16] as number;
}

/** The code that the upper half picks. */
function high(codes: Uint8Array, bits: number): number {
  return codes[((bits >>> 16) * codes.length) >>> 16] as number;
}

function two(codes: Uint8Array, random: Random): string {
  const a = random.uint32();
  return String.fromCharCode(low(codes, a), high(codes, a));
}

function four(codes: Uint8Array, random: Random): string {
  const a = random.uint32();
  const b = random.uint32();
  return String.fromCharCode(low(codes, a), high(codes, a), low(codes, b), high(codes, b));
}

function eight(codes: Uint8Array, random: Random): string {
  const a = random.uint32();
  const b = random.uint32();
  const c = random.uint32();
  const d = random.uint32();
  return String.fromCharCode(
    low(codes, a),
    high(codes, a),
    low(codes, b),
    high(codes, b),
    low(codes, c),
    high(codes, c),
    low(codes, d),
    high(codes, d),
  );
}
