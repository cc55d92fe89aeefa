import {
  complement,
  contains,
  count,
  first,
  intersect,
  type Interval,
  type Intervals,
  normalize,
  subtract,
  union,
} from "./intervals.js";

export const lastCodePoint = 0x10ffff;

/** A set that rests on properties of Unicode: all that has one of them, or all that has none. */
interface PropertySet {
  /** Escapes of JavaScript's regular expressions, such as `\p{Lu}`. */
  readonly properties: readonly string[];
  /** Members that are written out. */
  readonly others: Intervals;
  readonly negated: boolean;
}

/**
 * A set of Unicode code points. Sets written out in a pattern are intervals. Sets that rest on
 * properties of Unicode (`\p{L}`) stay so, as regular expressions of JavaScript know them natively:
 * to read their intervals takes a scan over Unicode, so it is done only when nothing else will do.
 */
export class CharacterSet {
  readonly #properties: PropertySet | undefined;
  #intervals: Intervals | undefined;
  #test: RegExp | undefined;
  #ascii: Intervals | undefined;
  #complement: CharacterSet | undefined;

  private constructor(content: Intervals | PropertySet) {
    if ("properties" in content) this.#properties = content;
    else this.#intervals = content;
  }

  static of(...intervals: readonly Interval[]): CharacterSet {
    return new CharacterSet(normalize(intervals));
  }

  static fromIntervals(intervals: Intervals): CharacterSet {
    return new CharacterSet(intervals);
  }

  static single(codePoint: number): CharacterSet {
    return new CharacterSet([[codePoint, codePoint]]);
  }

  /** Each character of a text. */
  static anyOf(text: string): CharacterSet {
    return CharacterSet.of(...Array.from(text, (char): Interval => pair(char)));
  }

  /** All that has one of the properties, each the name and value within `\p{...}`. */
  static withProperty(...names: readonly string[]): CharacterSet {
    const properties = names.map((name) => `\\p{${name}}`);
    return new CharacterSet({ properties, others: [], negated: false });
  }

  static readonly empty: CharacterSet = new CharacterSet([]);
  static readonly all: CharacterSet = new CharacterSet([[0, lastCodePoint]]);

  /** The intervals, if they are known without a scan. */
  get explicit(): Intervals | undefined {
    return this.#properties === undefined ? this.#intervals : undefined;
  }

  /** The intervals; for a set that rests on properties the first reading scans Unicode. */
  get intervals(): Intervals {
    this.#intervals ??= scan(this.toJavaScript());
    return this.#intervals;
  }

  /** The members below 128, cheap for every set. */
  get ascii(): Intervals {
    this.#ascii ??= this.#readAscii();
    return this.#ascii;
  }

  #readAscii(): Intervals {
    if (this.#intervals !== undefined) return intersect(this.#intervals, [[0, 127]]);
    const found: Interval[] = [];
    for (let code = 0; code < 128; code++) if (this.has(code)) found.push([code, code]);
    return normalize(found);
  }

  /** The only member, if there is just one. */
  get only(): number | undefined {
    const known = this.explicit;
    return known !== undefined && count(known) === 1 ? first(known) : undefined;
  }

  has(codePoint: number): boolean {
    if (this.#intervals !== undefined) return contains(this.#intervals, codePoint);
    this.#test ??= new RegExp(`^${this.toJavaScript()}$`, "u");
    return this.#test.test(String.fromCodePoint(codePoint));
  }

  union(other: CharacterSet): CharacterSet {
    if (this.explicit?.length === 0) return other;
    if (other.explicit?.length === 0) return this;
    const mine = this.#asPropertySet();
    const theirs = other.#asPropertySet();
    if (mine.properties.length + theirs.properties.length > 0 && !mine.negated && !theirs.negated) {
      return new CharacterSet({
        properties: [...new Set([...mine.properties, ...theirs.properties])],
        others: union(mine.others, theirs.others),
        negated: false,
      });
    }
    return new CharacterSet(union(this.intervals, other.intervals));
  }

  intersect(other: CharacterSet): CharacterSet {
    if (this.#properties?.negated === true && other.#properties?.negated === true) {
      return this.complement().union(other.complement()).complement();
    }
    return new CharacterSet(intersect(this.intervals, other.intervals));
  }

  complement(): CharacterSet {
    this.#complement ??= new CharacterSet(
      this.#properties === undefined
        ? complement(this.intervals, 0, lastCodePoint)
        : negationOf(this.#properties),
    );
    return this.#complement;
  }

  #asPropertySet(): PropertySet {
    return this.#properties ?? { properties: [], others: this.intervals, negated: false };
  }

  /** With both cases of every ASCII letter of which it has one. */
  ignoringAsciiCase(): CharacterSet {
    const upper = intersect(this.ascii, [[0x41, 0x5a]]);
    const lower = intersect(this.ascii, [[0x61, 0x7a]]);
    const added = union(
      lower.map(([from, to]): Interval => [from - 32, to - 32]),
      upper.map(([from, to]): Interval => [from + 32, to + 32]),
    );
    return subtract(added, this.ascii).length === 0 ? this : this.union(new CharacterSet(added));
  }

  /** Whether a common member exists. May say yes wrongly when a set rests on properties. */
  mayMeet(other: CharacterSet): boolean {
    const [mine, theirs] = [this.explicit, other.explicit];
    if (mine !== undefined && theirs !== undefined) return intersect(mine, theirs).length > 0;
    if (intersect(this.ascii, other.ascii).length > 0) return true;
    return hasMoreThanAscii(mine) && hasMoreThanAscii(theirs);
  }

  /** One class, or one character, of a JavaScript regular expression with the flag `u`. */
  toJavaScript(): string {
    const { only } = this;
    if (only !== undefined) return escapeCodePoint(only);
    const { properties, others, negated } = this.#asPropertySet();
    const ranges = others.map(([from, to]) =>
      from === to ? escapeCodePoint(from) : `${escapeCodePoint(from)}-${escapeCodePoint(to)}`,
    );
    return `[${negated ? "^" : ""}${ranges.join("")}${properties.join("")}]`;
  }
}

function negationOf(set: PropertySet): PropertySet {
  const [only] = set.properties;
  if (
    only !== undefined &&
    set.properties.length === 1 &&
    set.others.length === 0 &&
    !set.negated
  ) {
    // Stays a set that others can join.
    return { ...set, properties: [complementOf(only)] };
  }
  return { ...set, negated: !set.negated };
}

function complementOf(property: string): string {
  return (property.startsWith("\\p") ? "\\P" : "\\p") + property.slice(2);
}

function pair(char: string): Interval {
  const code = char.codePointAt(0) as number;
  return [code, code];
}

function hasMoreThanAscii(intervals: Intervals | undefined): boolean {
  return intervals === undefined || intervals.some(([, to]) => to > 127);
}

function escapeCodePoint(code: number): string {
  const isPlain =
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x61 && code <= 0x7a);
  return isPlain ? String.fromCodePoint(code) : `\\u{${code.toString(16)}}`;
}

/**
 * Blocks of Unicode that hold assigned characters. Everything between them is unassigned, so that
 * one probe answers for the whole gap.
 */
const assignedBlocks: Intervals = [
  [0, 0x3ffff],
  [0xe0000, 0xe0fff],
];

function scan(pattern: string): Intervals {
  const found: Interval[] = [];
  const probe = new RegExp(`^${pattern}$`, "u");
  const runs = new RegExp(`${pattern}+`, "gu");
  for (const [from, to] of assignedBlocks) {
    for (const [start, end] of evenBlocks(from, to)) scanBlock(start, end, runs, found);
  }
  for (const gap of complement(assignedBlocks, 0, lastCodePoint)) {
    for (const [from, to] of planes(gap)) {
      // The last two code points of a plane are noncharacters, the others of the gap are alike.
      if (probe.test(String.fromCodePoint(from))) found.push([from, to - 2]);
      if (probe.test(String.fromCodePoint(to))) found.push([to - 1, to]);
    }
  }
  return normalize(found);
}

function* planes([from, to]: Interval): Generator<Interval> {
  for (let start = from; start <= to; start = (start | 0xffff) + 1) {
    yield [start, Math.min(to, start | 0xffff)];
  }
}

/** Pieces of 1024 code points that never mix high with low surrogates. */
function* evenBlocks(from: number, to: number): Generator<Interval> {
  for (let start = from; start <= to; start += 0x400) yield [start, start + 0x3ff];
}

function scanBlock(start: number, end: number, runs: RegExp, found: Interval[]): void {
  const codes: number[] = [];
  for (let code = start; code <= end; code++) codes.push(code);
  const text = String.fromCodePoint(...codes);
  const unitsPerCharacter = start > 0xffff ? 2 : 1;
  runs.lastIndex = 0;
  for (let run = runs.exec(text); run !== null; run = runs.exec(text)) {
    const from = start + run.index / unitsPerCharacter;
    found.push([from, from + run[0].length / unitsPerCharacter - 1]);
  }
}
