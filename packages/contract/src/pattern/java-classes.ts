import { CharacterSet } from "./character-set.js";
import { casedLetters } from "./posix-classes.js";
import { range } from "./predefined-classes.js";

/** What the method `is...` of java.lang.Character says of a character: `\p{javaLetter}`. */
export function javaClass(name: string, ignoreCase: boolean): CharacterSet | undefined {
  switch (name) {
    case "javaLetter":
      return CharacterSet.withProperty("L");
    case "javaDigit":
      return CharacterSet.withProperty("Nd");
    case "javaLetterOrDigit":
      return CharacterSet.withProperty("L", "Nd");
    case "javaAlphabetic":
      return CharacterSet.withProperty("Alphabetic");
    case "javaIdeographic":
      return CharacterSet.withProperty("Ideographic");
    case "javaUpperCase":
      return ignoreCase ? casedLetters() : CharacterSet.withProperty("Uppercase");
    case "javaLowerCase":
      return ignoreCase ? casedLetters() : CharacterSet.withProperty("Lowercase");
    case "javaTitleCase":
      return ignoreCase ? casedLetters() : CharacterSet.withProperty("Lt");
    case "javaDefined":
      return CharacterSet.withProperty("Cn").complement();
    case "javaSpaceChar":
      return CharacterSet.withProperty("Z");
    case "javaWhitespace":
      return whitespace;
    case "javaISOControl":
      return CharacterSet.withProperty("Cc");
    case "javaMirrored":
      return CharacterSet.withProperty("Bidi_Mirrored");
    case "javaIdentifierIgnorable":
      return CharacterSet.withProperty("Cf").union(ignorableControls);
    case "javaJavaIdentifierStart":
      return CharacterSet.withProperty("L", "Nl", "Sc", "Pc");
    case "javaJavaIdentifierPart":
      return CharacterSet.withProperty("L", "Nl", "Sc", "Pc", "Nd", "Mn", "Mc", "Cf").union(
        ignorableControls,
      );
    case "javaUnicodeIdentifierStart":
      return CharacterSet.withProperty("ID_Start");
    case "javaUnicodeIdentifierPart":
      return CharacterSet.withProperty("ID_Continue", "Cf").union(ignorableControls);
    default:
      return undefined;
  }
}

/** Spaces that may be broken at, and the controls that separate. */
const whitespace = CharacterSet.of(
  range("\t", "\r"),
  range("\u001c", "\u0020"),
  range("\u1680", "\u1680"),
  range("\u2000", "\u2006"),
  range("\u2008", "\u200a"),
  range("\u2028", "\u2029"),
  range("\u205f", "\u205f"),
  range("\u3000", "\u3000"),
);

const ignorableControls = CharacterSet.of([0x00, 0x08], [0x0e, 0x1b], [0x7f, 0x9f]);
