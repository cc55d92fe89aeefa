import type { PatternStrings } from "@shapesmith/contract";

/** Where the search for a simpler string goes on after it has found one. */
export interface StringCursor {
  /** How many characters are cut out at once; 0 once pieces have been cut out as far as can be. */
  readonly piece: number;
  /** Where the cut was made; without pieces, how many other strings had been tried before. */
  readonly tried: number;
}

export interface SimplerString {
  readonly text: string;
  readonly cursor: StringCursor;
  /** Whether it is known to be one of the strings. */
  readonly isKnown: boolean;
}

export const stringStart: StringCursor = { piece: Infinity, tried: 0 };

const beyondAscii = /[^\0-\x7f]/;

/** The characters of longer strings are not replaced one by one. */
const longestByCharacter = 16_384;

/** Of a string that cannot be made simpler no more than this many others are tried. */
const mostTried = 400;

/**
 * Strings that are simpler than `value`. First come shortcuts; then pieces are cut out, large ones
 * first, which takes few tries but knows nothing of the strings allowed: the caller leaves out those
 * that are not known to be. Then come all that the strings themselves know to be simpler. The same
 * string may come twice.
 */
export function* simplerStrings(
  strings: PatternStrings,
  value: string,
  cursor: StringCursor,
): Generator<SimplerString> {
  if (value === strings.minimum) return;
  if (cursor.piece === Infinity) {
    for (const text of strings.shortcuts(value)) {
      yield { text, cursor: { piece: text.length, tried: 0 }, isKnown: true };
    }
  }
  if (cursor.piece > 0) yield* withoutPieces(value, cursor);
  const start = cursor.piece > 0 ? 0 : cursor.tried;
  const before: SimplerString[] = [];
  let tried = 0;
  const isBeyondAscii = beyondAscii.test(value);
  const isShort = value.length <= longestByCharacter;
  const plainer = isBeyondAscii && isShort ? withPlainerCharacters(value) : [];
  for (const text of chain(plainer, strings.simpler(value))) {
    if (isNeighbour(text, value)) continue;
    const simpler = { text, cursor: { piece: 0, tried }, isKnown: !isBeyondAscii };
    // Beginning anew after each success would try the same again and again.
    if (tried < start) before.push(simpler);
    else yield simpler;
    if (++tried >= mostTried) break;
  }
  yield* before;
}

/** So many characters are gone through while pieces of a string are cut out. */
const mostCutFrom = 2 ** 26;

/**
 * The string without its halves, quarters and so on, from where the last cut was made. Of a string
 * of more than some 8,000 characters the smallest pieces are cut off at its end only.
 */
function* withoutPieces(value: string, cursor: StringCursor): Generator<SimplerString> {
  const text = new Characters(value);
  const { length } = text;
  if (length === 0) return;
  const smallest = Math.max(1, Math.floor(length ** 2 / mostCutFrom));
  let at = cursor.tried;
  for (let piece = Math.min(cursor.piece, Math.ceil(length / 2)); ;) {
    if (piece < smallest) at = Math.max(at, length - piece);
    for (; at < length; at += piece) {
      yield { text: text.without(at, piece), cursor: { piece, tried: at }, isKnown: false };
    }
    if (piece === 1) return;
    piece = Math.ceil(piece / 2);
    at = 0;
  }
}

const surrogate = /[\ud800-\udfff]/;

/** A text as its code points. */
class Characters {
  readonly #text: string | readonly string[];

  constructor(text: string) {
    // Cutting a text is many times faster than making a list of its characters.
    this.#text = surrogate.test(text) ? Array.from(text) : text;
  }

  get length(): number {
    return this.#text.length;
  }

  without(at: number, count: number): string {
    const text = this.#text;
    return typeof text === "string"
      ? text.slice(0, at) + text.slice(at + count)
      : text.toSpliced(at, count).join("");
  }
}

function* chain(...parts: readonly Iterable<string>[]): Generator<string> {
  for (const part of parts) yield* part;
}

/** Characters of two, three and four bytes that most fonts have, in the order of simplicity. */
const plainCharacters = ["\u00e9", "\u4e00", "\u{1f600}"] as const;

/** The string with one of its characters beyond ASCII replaced by a well-known one. */
function* withPlainerCharacters(value: string): Generator<string> {
  const characters = Array.from(value);
  for (const [index, character] of characters.entries()) {
    const code = codeOf(character);
    for (const plain of plainCharacters) {
      if (codeOf(plain) < code) yield characters.with(index, plain).join("");
    }
  }
}

/**
 * Whether all that changes is a character beyond ASCII to the one before it: a step that is of no
 * use to a reader, and of which there can be a million in a row.
 */
function isNeighbour(text: string, value: string): boolean {
  if (text.length !== value.length) return false;
  const characters = Array.from(value);
  const others = Array.from(text);
  const index = characters.findIndex((character, place) => character !== others[place]);
  const code = codeOf(characters[index] ?? "");
  return code > 0x7f && codeOf(others[index] ?? "") === code - 1;
}

function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}
