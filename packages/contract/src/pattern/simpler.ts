import { complexityOf } from "./alphabet.js";
import { compareSimplicity, lengthOf } from "./simplicity.js";

/** What the search for simpler strings needs to know of the strings allowed. */
export interface AllowedStrings {
  /** The simplest of all, if it is known. */
  readonly minimum: string | undefined;
  /** Whether a string is allowed. */
  has(value: string): boolean;
  /** Whether strings of a length, in code points, may be allowed. */
  hasLength(length: number): boolean;
  /** The simplest string of a length, if there is one. It need not be allowed. */
  simplestOfLength(length: number): string | undefined;
}

/** How many characters of candidates are looked at: all candidates of short strings. */
const maxCharacters = 400_000;

/**
 * Allowed strings that are strictly simpler than `value`, each once: first the simplest ones of
 * several lengths, then the value with pieces removed, then with simpler characters. Taking the
 * first one again and again ends at the minimum.
 */
export function* simplerStrings(value: string, allowed: AllowedStrings): Generator<string> {
  const { minimum } = allowed;
  if (value === minimum) return;
  const seen = new Set<string>([value]);
  let characters = 0;
  for (const candidate of candidates(new CodePoints(value), allowed)) {
    if (candidate === value) continue;
    characters += candidate.length;
    if (characters > maxCharacters) return;
    if (candidate !== minimum) {
      if (compareSimplicity(candidate, value) >= 0) continue;
      if (minimum !== undefined && compareSimplicity(candidate, minimum) <= 0) continue;
      if (!allowed.has(candidate)) continue;
    }
    // Few are left: to remember the others would take longer than to look at some of them twice.
    if (seen.has(candidate)) continue;
    seen.add(candidate);
    yield candidate;
  }
}

/** A string whose parts are counted in code points. */
class CodePoints {
  readonly #text: string;
  /** The characters, where some take two code units. */
  readonly #characters: readonly string[] | undefined;
  readonly length: number;

  constructor(text: string) {
    this.#text = text;
    this.length = lengthOf(text);
    this.#characters = this.length === text.length ? undefined : Array.from(text);
  }

  slice(from: number, to: number = this.length): string {
    if (this.#characters === undefined) return this.#text.slice(from, to);
    return this.#characters.slice(from, to).join("");
  }

  replaced(from: number, to: number, replacement: string): string {
    return this.slice(0, from) + replacement + this.slice(to);
  }
}

function* candidates(value: CodePoints, allowed: AllowedStrings): Generator<string> {
  const { minimum } = allowed;
  if (minimum !== undefined) yield minimum;
  const shortest = minimum === undefined ? 0 : lengthOf(minimum);
  yield* simplestByLength(shortest, value.length, allowed);
  yield* withPiecesRemoved(value, value.length - shortest, allowed);
  // None of the rest would be looked at.
  if (value.length > maxCharacters) return;
  yield* withSimplerPieces(value);
  if (value.length > longestByCharacter) return;
  yield* withSimplerCharacters(value);
}

/** Lengths that approach the length of the value by halves. */
function* simplestByLength(
  shortest: number,
  length: number,
  allowed: AllowedStrings,
): Generator<string> {
  for (let step = length - shortest; ; step = Math.floor(step / 2)) {
    const candidate = allowed.simplestOfLength(length - step);
    if (candidate !== undefined) yield candidate;
    if (step === 0) return;
  }
}

/** The characters of longer strings are not made simpler one by one: there are too many. */
const longestByCharacter = 16_384;

/** In longer strings pieces of only some sizes and places are tried. */
const everyPieceUpTo = 64;

function* withPiecesRemoved(
  value: CodePoints,
  maxSize: number,
  allowed: AllowedStrings,
): Generator<string> {
  for (const size of pieceSizes(value.length, maxSize)) {
    if (!allowed.hasLength(value.length - size)) continue;
    const stride = value.length <= everyPieceUpTo ? 1 : Math.max(1, Math.floor(size / 2));
    for (let start = 0; start + size <= value.length; start += stride) {
      yield value.replaced(start, start + size, "");
    }
  }
}

function* pieceSizes(length: number, maxSize: number): Generator<number> {
  const smallest = 16;
  let size = maxSize;
  if (length > everyPieceUpTo) {
    for (; size > smallest; size = Math.max(smallest, Math.floor(size / 2))) yield size;
  }
  for (; size >= 1; size--) yield size;
}

/** Pieces, longest first, in which every character becomes the simplest one of its kind. */
function* withSimplerPieces(value: CodePoints): Generator<string> {
  const simplest = Array.from(value.slice(0), simplestOfKind);
  for (let size = value.length; size > 1; size = Math.ceil(size / 2)) {
    for (let start = 0; start < value.length; start += size) {
      const end = Math.min(value.length, start + size);
      const piece = simplest.slice(start, end).join("");
      // Most of a long text is simple already.
      if (piece !== value.slice(start, end)) yield value.replaced(start, end, piece);
    }
  }
}

function simplestOfKind(character: string): string {
  if (/[a-z]/.test(character)) return "a";
  if (/[0-9]/.test(character)) return "0";
  if (/[A-Z]/.test(character)) return "A";
  return character;
}

/** One character at a time replaced by a simpler one. */
function* withSimplerCharacters(value: CodePoints): Generator<string> {
  for (let index = 0; index < value.length; index++) {
    const character = value.slice(index, index + 1);
    const complexity = complexityOf(character.codePointAt(0) as number);
    for (const replacement of replacementsFor(character)) {
      if (complexityOf(replacement.codePointAt(0) as number) < complexity) {
        yield value.replaced(index, index + 1, replacement);
      }
    }
  }
}

const simpleCharacters = ["a", "0", "A", "-", "_", "/", ".", ":", " "];

/** Some of the simplest, then those on the way to them. */
function replacementsFor(character: string): readonly string[] {
  const code = character.codePointAt(0) as number;
  const start = simplestOfKind(character).codePointAt(0) as number;
  const steps = start < code ? [(start + code) >> 1, code - 1] : [];
  return [...simpleCharacters, ...steps.map((step) => String.fromCodePoint(step))];
}
