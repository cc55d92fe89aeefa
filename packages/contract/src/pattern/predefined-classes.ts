import { CharacterSet } from "./character-set.js";
import type { Interval } from "./intervals.js";

/** The classes whose name is one letter, such as `\d`: of ASCII, or of Unicode under the flag U. */
export function predefinedClass(letter: string, isUnicode: boolean): CharacterSet | undefined {
  switch (letter) {
    case "d":
      return isUnicode ? CharacterSet.withProperty("Nd") : digits;
    case "w":
      return isUnicode ? unicodeWordCharacters() : wordCharacters;
    case "s":
      return isUnicode ? CharacterSet.withProperty("White_Space") : spaces;
    case "h":
      return horizontalSpaces;
    case "v":
      return verticalSpaces;
    case "D":
    case "W":
    case "S":
    case "H":
    case "V":
      return predefinedClass(letter.toLowerCase(), isUnicode)?.complement();
    default:
      return undefined;
  }
}

export const digits: CharacterSet = CharacterSet.of(range("0", "9"));
export const wordCharacters: CharacterSet = CharacterSet.of(
  range("0", "9"),
  range("A", "Z"),
  range("_", "_"),
  range("a", "z"),
);
export const spaces: CharacterSet = CharacterSet.anyOf("\t\n\u000b\f\r ");
const verticalSpaces = CharacterSet.anyOf("\n\u000b\f\r\u0085\u2028\u2029");
const horizontalSpaces = CharacterSet.of(
  range("\t", "\t"),
  range(" ", " "),
  range("\u00a0", "\u00a0"),
  range("\u1680", "\u1680"),
  range("\u180e", "\u180e"),
  range("\u2000", "\u200a"),
  range("\u202f", "\u202f"),
  range("\u205f", "\u205f"),
  range("\u3000", "\u3000"),
);

/** The characters that end a line, which `.` leaves out. */
export const lineTerminators: CharacterSet = CharacterSet.anyOf("\n\r\u0085\u2028\u2029");

export function unicodeWordCharacters(): CharacterSet {
  return CharacterSet.withProperty("Alphabetic", "M", "Nd", "Pc", "Join_Control");
}

export function range(from: string, to: string): Interval {
  return [from.codePointAt(0) as number, to.codePointAt(0) as number];
}
