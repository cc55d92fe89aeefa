import type { Random } from "../random.js";
import { readableCodes, readableText } from "./readable-text.js";
import { type CharacterSet, lastCodePoint } from "./character-set.js";
import {
  at,
  complement,
  count,
  first,
  intersect,
  interval,
  type Interval,
  type Intervals,
  normalize,
} from "./intervals.js";

/**
 * How simple a character is to read; smaller is simpler: lower case letters, digits, upper case
 * letters, other printable ASCII, other characters, control characters.
 */
export function complexityOf(codePoint: number): number {
  if (codePoint >= 0x61 && codePoint <= 0x7a) return codePoint - 0x61;
  if (codePoint >= 0x30 && codePoint <= 0x39) return codePoint - 0x30 + 26;
  if (codePoint >= 0x41 && codePoint <= 0x5a) return codePoint - 0x41 + 36;
  if (codePoint > 0x7e || codePoint < 0x20) {
    return codePoint < 0xa0 ? lastCodePoint + codePoint : codePoint;
  }
  return codePoint + 62;
}

/** The stretches of rising complexity, simplest first. */
const byComplexity: Intervals = [
  [0x61, 0x7a],
  [0x30, 0x39],
  [0x41, 0x5a],
  [0x20, 0x7e],
  [0xa0, lastCodePoint],
  [0x00, 0x9f],
];

const printableAscii: Intervals = [[0x20, 0x7e]];
const alphanumerics: Intervals = [
  [0x30, 0x39],
  [0x41, 0x5a],
  [0x61, 0x7a],
];

/** All but surrogates and noncharacters, which no value holds. */
function usableCharacters(): Intervals {
  if (usable === undefined) {
    const noncharacters: Interval[] = [[0xfdd0, 0xfdef]];
    for (let end = 0xffff; end <= lastCodePoint; end += 0x10000) noncharacters.push([end - 1, end]);
    usable = complement(normalize([[0xd800, 0xdfff], ...noncharacters]), 0, lastCodePoint);
  }
  return usable;
}

let usable: Intervals | undefined;

/** Some characters of many scripts and kinds, all of them assigned for long. */
const wellKnown: Intervals = normalize([
  [0x09, 0x0a],
  [0x0d, 0x0d],
  [0xa1, 0xac],
  [0xae, 0x17f],
  [0x391, 0x3a1],
  [0x3a3, 0x3c9],
  [0x410, 0x44f],
  [0x5d0, 0x5ea],
  [0x627, 0x63a],
  [0x905, 0x914],
  [0xe01, 0xe10],
  [0x2010, 0x2015],
  [0x2018, 0x2026],
  [0x20a0, 0x20b5],
  [0x2160, 0x2169],
  [0x2190, 0x2199],
  [0x2200, 0x220f],
  [0x2600, 0x2610],
  [0x3041, 0x3060],
  [0x30a1, 0x30c0],
  [0x4e00, 0x4e3f],
  [0xac00, 0xac1f],
  [0xff21, 0xff3a],
  [0x1f600, 0x1f610],
]);

/**
 * Stretches without gaps that have been assigned since Unicode 5. What later versions added is left
 * out where properties decide, as engines differ in the version they know.
 */
const longAssigned: Intervals = normalize([
  [0x00, 0x36f],
  [0x3a3, 0x3ce],
  [0x400, 0x4ff],
  [0x531, 0x556],
  [0x561, 0x587],
  [0x5d0, 0x5ea],
  [0x621, 0x63a],
  [0x641, 0x64a],
  [0x660, 0x669],
  [0x905, 0x939],
  [0xe01, 0xe3a],
  [0xe40, 0xe5b],
  [0x10a0, 0x10c5],
  [0x1e00, 0x1e9b],
  [0x1ea0, 0x1ef9],
  [0x2000, 0x2027],
  [0x2030, 0x205e],
  [0x2190, 0x23e7],
  [0x2460, 0x269c],
  [0x3041, 0x3096],
  [0x30a0, 0x30ff],
  [0x4e00, 0x9fa5],
  [0xa000, 0xa48c],
  [0xac00, 0xd7a3],
  [0xf900, 0xfa2d],
  [0xff01, 0xffbe],
  [0x10400, 0x1049d],
  [0x1d400, 0x1d454],
  [0x20000, 0x2a6d6],
]);

const longAssignedCount = count(longAssigned);

const alphabets = new WeakMap<CharacterSet, Alphabet>();

/** The alphabet of a set, made once: what it learns of the set serves all that draw from it. */
export function alphabetOf(set: CharacterSet): Alphabet {
  let alphabet = alphabets.get(set);
  if (alphabet === undefined) {
    alphabet = new Alphabet(set);
    alphabets.set(set, alphabet);
  }
  return alphabet;
}

/** What is longer is filled with copies of as many characters. */
const longestVaried = 32_768;

/** Draws characters of a set: readable ones most often, each member of the set at times. */
export class Alphabet {
  readonly #set: CharacterSet;
  readonly #common: string;
  readonly #ascii: string;
  #wide: readonly string[] | undefined;
  #usable: Intervals | undefined;
  #readable: Uint8Array | undefined;
  #others: boolean | undefined;

  constructor(set: CharacterSet) {
    this.#set = set;
    const ascii = intersect(set.ascii, printableAscii);
    this.#ascii = textOf(ascii);
    this.#common = textOf(intersect(ascii, alphanumerics)) || this.#ascii;
  }

  /** Whether the set has nothing but surrogates and noncharacters. */
  get isEmpty(): boolean {
    return (
      this.#ascii === "" && this.#wideCharacters().length === 0 && this.#allUsable().length === 0
    );
  }

  /** The simplest character. */
  get simplest(): string {
    for (const [from, to] of byComplexity) {
      const known = to < 128 ? this.#set.ascii : this.#allUsable();
      const found = intersect(known, interval(from, to));
      if (found.length > 0) return String.fromCodePoint(first(found));
    }
    throw new RangeError("an alphabet without characters has no simplest one");
  }

  pick(random: Random): string {
    const bits = random.uint32();
    // Ten bits choose how readable it is, the others which one.
    const lot = bits & 0x3ff;
    const fraction = (bits >>> 10) / 0x40_0000;
    if (lot < 760 && this.#common !== "") return charAt(this.#common, fraction);
    if (lot < 1000 && this.#ascii !== "") return charAt(this.#ascii, fraction);
    return this.#pickWide(lot, fraction, random);
  }

  /** A character beyond ASCII, if the set has any. */
  #pickWide(lot: number, fraction: number, random: Random): string {
    const wide = this.#wideCharacters();
    if (lot < 1020 && wide.length > 0) return wide[Math.floor(fraction * wide.length)] as string;
    return this.#pickAny(random, wide);
  }

  /**
   * So many characters. Most texts are of readable ones alone, which takes a random number for every
   * two of them; some have others in between.
   */
  pickText(random: Random, length: number): string {
    if (length > longestVaried) {
      const rest = this.pickText(random, length % longestVaried);
      const piece = this.pickText(random, longestVaried);
      return piece.repeat(Math.floor(length / longestVaried)) + rest;
    }
    if (length <= 1 || this.#ascii === "") return this.#pickOneByOne(random, length);
    this.#readable ??= readableCodes(this.#common, this.#ascii);
    const lot = random.below(32);
    if (lot >= 4 || !this.#hasOthers()) return readableText(this.#readable, random, length);
    if (lot === 0) return this.#pickMixed(this.#readable, random, length);
    const before = random.below(length);
    const other = this.#pickOther(random);
    return (
      readableText(this.#readable, random, before) +
      other +
      readableText(this.#readable, random, length - before - 1)
    );
  }

  /** A text of which about half of the characters are not printable ASCII. */
  #pickMixed(readable: Uint8Array, random: Random, length: number): string {
    let text = "";
    for (let index = 0; index < length; index++) {
      text += random.chance(1, 2) ? this.#pickOther(random) : readableText(readable, random, 1);
    }
    return text;
  }

  /** A character that is not printable ASCII, a well-known one half the time, if the set has any. */
  #pickOther(random: Random): string {
    const wide = this.#wideCharacters();
    const isKnown = wide.length > 0 && random.chance(1, 2);
    return isKnown ? random.pick(wide) : this.#pickAny(random, wide);
  }

  /** Whether the set has characters that are not printable ASCII. */
  #hasOthers(): boolean {
    this.#others ??=
      this.#set.explicit === undefined || count(this.#allUsable()) > this.#ascii.length;
    return this.#others;
  }

  #pickOneByOne(random: Random, length: number): string {
    let text = "";
    for (let index = 0; index < length; index++) text += this.pick(random);
    return text;
  }

  /** Any character of the set, even one that no one would type. */
  #pickAny(random: Random, wide: readonly string[]): string {
    if (this.#set.explicit !== undefined || (this.#ascii === "" && wide.length === 0)) {
      const usable = this.#allUsable();
      return String.fromCodePoint(at(usable, random.below(count(usable))));
    }
    for (let tries = 0; tries < 8; tries++) {
      const codePoint = at(longAssigned, random.below(longAssignedCount));
      if (this.#set.has(codePoint)) return String.fromCodePoint(codePoint);
    }
    return wide.length > 0 ? random.pick(wide) : charAt(this.#ascii, random.real());
  }

  #wideCharacters(): readonly string[] {
    this.#wide ??= this.#readWide();
    return this.#wide;
  }

  #readWide(): readonly string[] {
    const { explicit } = this.#set;
    const found: string[] = [];
    for (const [from, to] of explicit === undefined ? wellKnown : intersect(explicit, wellKnown)) {
      for (let code = from; code <= to; code++) {
        if (explicit !== undefined || this.#set.has(code)) found.push(String.fromCodePoint(code));
      }
    }
    return found;
  }

  #allUsable(): Intervals {
    this.#usable ??= intersect(this.#set.intervals, usableCharacters());
    return this.#usable;
  }
}

function charAt(text: string, fraction: number): string {
  return text.charAt(Math.floor(fraction * text.length));
}

/** The characters of a set within printable ASCII. */
function textOf(intervals: Intervals): string {
  let text = "";
  for (const [from, to] of intervals) text += printable.slice(from - 0x20, to - 0x1f);
  return text;
}

const printable = String.fromCharCode(...Array.from({ length: 0x5f }, (_, index) => 0x20 + index));
