import type { CharacterSet } from "./character-set.js";
import { lastCodePoint } from "./character-set.js";
import type { Cursor } from "./cursor.js";
import type { Flags } from "./flags.js";
import { predefinedClass } from "./predefined-classes.js";
import { characterProperty } from "./unicode-properties.js";

/** Reads what follows a backslash, if it stands for a set such as `\d` or `\p{L}`. */
export function parseSetEscape(cursor: Cursor, flags: Flags): CharacterSet | undefined {
  const letter = cursor.peek();
  if (letter === undefined) return undefined;
  if (letter === "p" || letter === "P") {
    cursor.skip(letter);
    const set = parseProperty(cursor, flags);
    return letter === "p" ? set : set.complement();
  }
  const set = predefinedClass(letter, flags.unicodeClasses);
  if (set !== undefined) cursor.skip(letter);
  return set;
}

function parseProperty(cursor: Cursor, flags: Flags): CharacterSet {
  const start = cursor.index;
  let name: string;
  if (cursor.skip("{")) {
    name = cursor.takeWhile(/[^}]/u);
    cursor.expect("}", "the } that ends the name of a character property");
  } else {
    name = cursor.take("the name of a character property");
  }
  const set = characterProperty(name, flags);
  if (set === undefined) {
    cursor.moveTo(start);
    cursor.fail("the name of a character property");
  }
  return set;
}

/** Reads what follows a backslash as one character and returns its code point. */
export function parseCharacterEscape(cursor: Cursor): number {
  const letter = cursor.take("a character after the backslash");
  switch (letter) {
    case "t":
      return 0x09;
    case "n":
      return 0x0a;
    case "r":
      return 0x0d;
    case "f":
      return 0x0c;
    case "a":
      return 0x07;
    case "e":
      return 0x1b;
    case "0":
      return parseOctal(cursor);
    case "x":
      return cursor.sees("{") ? parseBracedHex(cursor) : parseHex(cursor, 2);
    case "u":
      return parseUtf16(cursor);
    case "c":
      return (cursor.take("a control character").codePointAt(0) as number) ^ 64;
    case "N":
      cursor.moveTo(cursor.index - 1);
      return cursor.fail("a code point instead of the name of a character, which is not supported");
    default:
      if (/^[A-Za-z0-9]$/.test(letter)) {
        cursor.moveTo(cursor.index - 1);
        cursor.fail("an escape that exists");
      }
      return letter.codePointAt(0) as number;
  }
}

function parseOctal(cursor: Cursor): number {
  const start = cursor.index;
  const digits = cursor.takeWhile(/[0-7]/, 3);
  if (digits === "") cursor.fail("an octal digit");
  if (digits.length < 3 || digits <= "377") return Number.parseInt(digits, 8);
  cursor.moveTo(start + 2);
  return Number.parseInt(digits.slice(0, 2), 8);
}

function parseHex(cursor: Cursor, length: number): number {
  const digits = cursor.takeWhile(/[0-9A-Fa-f]/, length);
  if (digits.length < length) cursor.fail(`${length} hexadecimal digits`);
  return Number.parseInt(digits, 16);
}

function parseBracedHex(cursor: Cursor): number {
  cursor.expect("{", "{");
  const digits = cursor.takeWhile(/[0-9A-Fa-f]/);
  const code = Number.parseInt(digits, 16);
  if (!(code <= lastCodePoint)) cursor.fail("a code point in hexadecimal");
  cursor.expect("}", "the } that ends a code point");
  return code;
}

/** A code unit; a high surrogate takes the low one with it that is escaped right after. */
function parseUtf16(cursor: Cursor): number {
  const high = parseHex(cursor, 4);
  if (high < 0xd800 || high > 0xdbff || !cursor.sees("\\u")) return high;
  const afterHigh = cursor.index;
  cursor.skip("\\u");
  const digits = cursor.takeWhile(/[0-9A-Fa-f]/, 4);
  const low = Number.parseInt(digits, 16);
  if (digits.length === 4 && low >= 0xdc00 && low <= 0xdfff) {
    return 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
  }
  cursor.moveTo(afterHigh);
  return high;
}
