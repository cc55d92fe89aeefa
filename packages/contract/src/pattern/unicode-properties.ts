import { CharacterSet } from "./character-set.js";
import type { Interval } from "./intervals.js";

/** The predefined classes of the dialect that have a name of one letter, ASCII as in Java. */
export function escapeClass(letter: string): CharacterSet | undefined {
  switch (letter) {
    case "d":
      return digits;
    case "D":
      return digits.complement();
    case "w":
      return wordCharacters;
    case "W":
      return wordCharacters.complement();
    case "s":
      return spaces;
    case "S":
      return spaces.complement();
    case "h":
      return horizontalSpaces;
    case "H":
      return horizontalSpaces.complement();
    case "v":
      return verticalSpaces;
    case "V":
      return verticalSpaces.complement();
    default:
      return undefined;
  }
}

const digits = CharacterSet.of(range("0", "9"));
export const wordCharacters: CharacterSet = CharacterSet.of(
  range("0", "9"),
  range("A", "Z"),
  range("_", "_"),
  range("a", "z"),
);
const spaces = CharacterSet.anyOf("\t\n\u000b\f\r ");
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

/** Spaces that may be broken at, and the controls that separate. */
const javaWhitespace = CharacterSet.of(
  range("\t", "\r"),
  range("\u001c", "\u0020"),
  range("\u1680", "\u1680"),
  range("\u2000", "\u2006"),
  range("\u2008", "\u200a"),
  range("\u2028", "\u2029"),
  range("\u205f", "\u205f"),
  range("\u3000", "\u3000"),
);

/** The characters that end a line, which `.` leaves out. */
export const lineTerminators: CharacterSet = CharacterSet.anyOf("\n\r\u0085\u2028\u2029");

/**
 * The set that `\p{name}` stands for in Java, or `undefined` when there is none of that name.
 * General categories, scripts and binary properties come from the engine's own Unicode tables.
 */
export function characterProperty(name: string): CharacterSet | undefined {
  const assignment = /^([A-Za-z_]+)=([\w -]+)$/.exec(name);
  if (assignment !== null) {
    const [, key = "", value = ""] = assignment;
    switch (key.toLowerCase()) {
      case "gc":
      case "general_category":
        return generalCategory(value);
      case "sc":
      case "script":
        return script(value);
      case "blk":
      case "block":
        return block(value);
      default:
        return undefined;
    }
  }
  if (name.startsWith("In")) return block(name.slice(2));
  if (name.startsWith("Is")) {
    const bare = name.slice(2);
    return binaryProperty(bare) ?? generalCategory(bare) ?? script(bare);
  }
  return posixClass(name) ?? javaMethod(name) ?? generalCategory(name);
}

/** The POSIX classes as Java defines them without UNICODE_CHARACTER_CLASS: ASCII only. */
export function posixClass(name: string): CharacterSet | undefined {
  switch (name) {
    case "Alpha":
      return CharacterSet.of(range("A", "Z"), range("a", "z"));
    case "Digit":
      return digits;
    case "Alnum":
      return CharacterSet.of(range("0", "9"), range("A", "Z"), range("a", "z"));
    case "Upper":
      return CharacterSet.of(range("A", "Z"));
    case "Lower":
      return CharacterSet.of(range("a", "z"));
    case "Punct":
      return CharacterSet.of(range("!", "/"), range(":", "@"), range("[", "`"), range("{", "~"));
    case "Graph":
      return CharacterSet.of(range("!", "~"));
    case "Print":
      return CharacterSet.of(range(" ", "~"));
    case "Blank":
      return CharacterSet.anyOf(" \t");
    case "Cntrl":
      return CharacterSet.of([0, 31], [127, 127]);
    case "XDigit":
      return CharacterSet.of(range("0", "9"), range("A", "F"), range("a", "f"));
    case "Space":
      return spaces;
    case "ASCII":
      return CharacterSet.of([0, 127]);
    default:
      return undefined;
  }
}

function javaMethod(name: string): CharacterSet | undefined {
  switch (name) {
    case "all":
      return CharacterSet.all;
    case "L1":
      return CharacterSet.of([0, 255]);
    case "LD":
    case "javaLetterOrDigit":
      return CharacterSet.withProperty("L", "Nd");
    case "javaLetter":
      return CharacterSet.withProperty("L");
    case "javaDigit":
      return CharacterSet.withProperty("Nd");
    case "javaAlphabetic":
      return CharacterSet.withProperty("Alphabetic");
    case "javaUpperCase":
      return CharacterSet.withProperty("Uppercase");
    case "javaLowerCase":
      return CharacterSet.withProperty("Lowercase");
    case "javaWhitespace":
      return javaWhitespace;
    default:
      return undefined;
  }
}

const generalCategories = new Set(
  (
    "L LC Lu Ll Lt Lm Lo M Mn Mc Me N Nd Nl No P Pc Pd Ps Pe Pi Pf Po S Sm Sc Sk So Z Zs Zl Zp " +
    "C Cc Cf Cs Co Cn"
  ).split(" "),
);

function generalCategory(name: string): CharacterSet | undefined {
  return generalCategories.has(name) ? CharacterSet.withProperty(name) : undefined;
}

function binaryProperty(name: string): CharacterSet | undefined {
  switch (name.toLowerCase().replaceAll("_", "")) {
    case "alphabetic":
      return CharacterSet.withProperty("Alphabetic");
    case "letter":
      return CharacterSet.withProperty("L");
    case "uppercase":
      return CharacterSet.withProperty("Uppercase");
    case "lowercase":
      return CharacterSet.withProperty("Lowercase");
    case "titlecase":
      return CharacterSet.withProperty("Lt");
    case "ideographic":
      return CharacterSet.withProperty("Ideographic");
    case "punctuation":
      return CharacterSet.withProperty("P");
    case "control":
      return CharacterSet.withProperty("Cc");
    case "whitespace":
      return CharacterSet.withProperty("White_Space");
    case "hexdigit":
      return CharacterSet.withProperty("Hex_Digit");
    case "digit":
      return CharacterSet.withProperty("Nd");
    case "joincontrol":
      return CharacterSet.withProperty("Join_Control");
    case "noncharactercodepoint":
      return CharacterSet.withProperty("Noncharacter_Code_Point");
    case "assigned":
      return CharacterSet.withProperty("Cn").complement();
    case "emoji":
      return CharacterSet.withProperty("Emoji");
    default:
      return undefined;
  }
}

/** A script by its long name or its code of four letters, in any case. */
function script(name: string): CharacterSet | undefined {
  if (!/^[A-Za-z]+(?:_[A-Za-z]+)*$/.test(name)) return undefined;
  const canonical = name
    .split("_")
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase())
    .join("_");
  const property = `Script=${canonical}`;
  return isKnown(property) ? CharacterSet.withProperty(property) : undefined;
}

function isKnown(property: string): boolean {
  try {
    new RegExp(`\\p{${property}}`, "u");
    return true;
  } catch {
    return false;
  }
}

/** JavaScript has no blocks, so the ones that a reader would expect stand here. */
const blocks: ReadonlyMap<string, Interval> = new Map([
  ["basiclatin", [0x0000, 0x007f]],
  ["latin1supplement", [0x0080, 0x00ff]],
  ["latinextendeda", [0x0100, 0x017f]],
  ["latinextendedb", [0x0180, 0x024f]],
  ["ipaextensions", [0x0250, 0x02af]],
  ["combiningdiacriticalmarks", [0x0300, 0x036f]],
  ["greek", [0x0370, 0x03ff]],
  ["greekandcoptic", [0x0370, 0x03ff]],
  ["cyrillic", [0x0400, 0x04ff]],
  ["armenian", [0x0530, 0x058f]],
  ["hebrew", [0x0590, 0x05ff]],
  ["arabic", [0x0600, 0x06ff]],
  ["devanagari", [0x0900, 0x097f]],
  ["thai", [0x0e00, 0x0e7f]],
  ["hanguljamo", [0x1100, 0x11ff]],
  ["latinextendedadditional", [0x1e00, 0x1eff]],
  ["generalpunctuation", [0x2000, 0x206f]],
  ["currencysymbols", [0x20a0, 0x20cf]],
  ["letterlikesymbols", [0x2100, 0x214f]],
  ["arrows", [0x2190, 0x21ff]],
  ["mathematicaloperators", [0x2200, 0x22ff]],
  ["boxdrawing", [0x2500, 0x257f]],
  ["miscellaneoussymbols", [0x2600, 0x26ff]],
  ["dingbats", [0x2700, 0x27bf]],
  ["cjksymbolsandpunctuation", [0x3000, 0x303f]],
  ["hiragana", [0x3040, 0x309f]],
  ["katakana", [0x30a0, 0x30ff]],
  ["cjkunifiedideographs", [0x4e00, 0x9fff]],
  ["hangulsyllables", [0xac00, 0xd7af]],
  ["privateusearea", [0xe000, 0xf8ff]],
  ["halfwidthandfullwidthforms", [0xff00, 0xffef]],
  ["emoticons", [0x1f600, 0x1f64f]],
]);

function block(name: string): CharacterSet | undefined {
  const found = blocks.get(name.toLowerCase().replaceAll(/[ _-]/g, ""));
  return found === undefined ? undefined : CharacterSet.of(found);
}

function range(from: string, to: string): Interval {
  return [from.codePointAt(0) as number, to.codePointAt(0) as number];
}
