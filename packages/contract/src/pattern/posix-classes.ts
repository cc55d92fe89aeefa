import { CharacterSet } from "./character-set.js";
import { digits, range, spaces } from "./predefined-classes.js";

const letters = CharacterSet.of(range("A", "Z"), range("a", "z"));

/** The POSIX classes such as `\p{Alnum}`, of ASCII alone. */
export function posixClass(name: string, ignoreCase: boolean): CharacterSet | undefined {
  switch (name) {
    case "Alpha":
      return letters;
    case "Digit":
      return digits;
    case "Alnum":
      return letters.union(digits);
    case "Upper":
      return ignoreCase ? letters : CharacterSet.of(range("A", "Z"));
    case "Lower":
      return ignoreCase ? letters : CharacterSet.of(range("a", "z"));
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

/** The same classes, by a name in any case, of all of Unicode: what they are under the flag U. */
export function unicodePosixClass(name: string, ignoreCase: boolean): CharacterSet | undefined {
  switch (name.toLowerCase()) {
    case "alpha":
      return CharacterSet.withProperty("Alphabetic");
    case "digit":
      return CharacterSet.withProperty("Nd");
    case "alnum":
      return CharacterSet.withProperty("Alphabetic", "Nd");
    case "upper":
      return ignoreCase ? casedLetters() : CharacterSet.withProperty("Uppercase");
    case "lower":
      return ignoreCase ? casedLetters() : CharacterSet.withProperty("Lowercase");
    case "punct":
      return CharacterSet.withProperty("P");
    case "graph":
      return CharacterSet.withProperty("White_Space", "Cc", "Cs", "Cn").complement();
    case "print":
      return CharacterSet.withProperty("Zl", "Zp", "Cc", "Cs", "Cn").complement();
    case "blank":
      return CharacterSet.withProperty("Zs").union(CharacterSet.anyOf("\t"));
    case "cntrl":
      return CharacterSet.withProperty("Cc");
    case "xdigit":
      return CharacterSet.withProperty("Nd", "Hex_Digit");
    case "space":
      return CharacterSet.withProperty("White_Space");
    default:
      return undefined;
  }
}

/** What a class of one case is where case is ignored. */
export function casedLetters(): CharacterSet {
  return CharacterSet.withProperty("Uppercase", "Lowercase", "Lt");
}
