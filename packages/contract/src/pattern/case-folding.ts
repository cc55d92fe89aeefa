import { CharacterSet, lastCodePoint } from "./character-set.js";
import type { Flags } from "./flags.js";
import type { Interval } from "./intervals.js";

/** A character as a set, with its other cases where they are ignored. */
export function foldedCharacter(codePoint: number, flags: Flags): CharacterSet {
  const single = CharacterSet.single(codePoint);
  if (!flags.ignoreCase) return single;
  if (!flags.unicodeCase) return single.ignoringAsciiCase();
  const folded = foldCase(codePoint);
  if (folded === upperCase(codePoint)) return single;
  return single.union(casedCharactersThat((other) => foldCase(other) === folded));
}

/**
 * A range of characters with the other cases of its members where they are ignored. Of Unicode, a
 * character belongs to it if its upper case does, or the lower case of that. So the sign for kelvin
 * belongs to `[a-z]` but not to `[A-Z]`, as in Java.
 */
export function foldedRange(range: Interval, flags: Flags): CharacterSet {
  const set = CharacterSet.of(range);
  if (!flags.ignoreCase) return set;
  if (!flags.unicodeCase) return set.ignoringAsciiCase();
  return set.union(
    casedCharactersThat((other) => set.has(upperCase(other)) || set.has(foldCase(other))),
  );
}

function casedCharactersThat(test: (codePoint: number) => boolean): CharacterSet {
  const found: Interval[] = [];
  for (const [from, to] of CharacterSet.withProperty("Changes_When_Casemapped").intervals) {
    for (let code = from; code <= Math.min(to, lastCodePoint); code++) {
      if (test(code)) found.push([code, code]);
    }
  }
  return CharacterSet.of(...found);
}

/** Equal for characters that differ in nothing but case, one character each. */
export function foldCase(codePoint: number): number {
  return lowerCase(upperCase(codePoint));
}

function lowerCase(codePoint: number): number {
  // Only the capital I with a dot becomes two characters, of which the first is the one meant.
  return String.fromCodePoint(codePoint).toLowerCase().codePointAt(0) as number;
}

function upperCase(codePoint: number): number {
  const upper = String.fromCodePoint(codePoint).toUpperCase();
  const [first = "", ...others] = upper;
  if (others.length === 0) return first.codePointAt(0) as number;
  // Where the upper case is several characters, one that is for titles may stand for it.
  return (titleCases ??= readTitleCases()).get(codePoint) ?? codePoint;
}

let titleCases: ReadonlyMap<number, number> | undefined;

function readTitleCases(): ReadonlyMap<number, number> {
  const byLower = new Map<number, number>();
  for (const [from, to] of CharacterSet.withProperty("Lt").intervals) {
    for (let code = from; code <= to; code++) byLower.set(lowerCase(code), code);
  }
  return byLower;
}
