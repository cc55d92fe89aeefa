import { CharacterSet } from "./character-set.js";
import { javaClass } from "./java-classes.js";
import { casedLetters, posixClass, unicodePosixClass } from "./posix-classes.js";
import { unicodeWordCharacters } from "./predefined-classes.js";
import { unicodeBlock } from "./unicode-blocks.js";

/** What the flags of a place mean for a property. */
export interface PropertyFlags {
  /** The flag i: a property of one case is had by letters of the other one as well. */
  readonly ignoreCase: boolean;
  /** The flag U: the POSIX classes are those of Unicode. */
  readonly unicodeClasses: boolean;
}

/**
 * The set that `\p{name}` stands for in Java, or `undefined` when there is none of that name.
 * General categories, scripts and binary properties come from the engine's own Unicode tables.
 */
export function characterProperty(name: string, flags: PropertyFlags): CharacterSet | undefined {
  const { ignoreCase, unicodeClasses } = flags;
  const assignment = /^([^=]+)=(.*)$/.exec(name);
  if (assignment !== null) {
    const [, key = "", value = ""] = assignment;
    switch (key.toLowerCase()) {
      case "gc":
      case "general_category":
        return namedClass(value, ignoreCase);
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
    return (
      binaryProperty(bare, ignoreCase) ??
      unicodePosixClass(bare, ignoreCase) ??
      namedClass(bare, ignoreCase) ??
      script(bare)
    );
  }
  const ofUnicode = unicodeClasses ? unicodePosixClass(name, ignoreCase) : undefined;
  return ofUnicode ?? namedClass(name, ignoreCase);
}

function namedClass(name: string, ignoreCase: boolean): CharacterSet | undefined {
  return (
    posixClass(name, ignoreCase) ?? javaClass(name, ignoreCase) ?? generalCategory(name, ignoreCase)
  );
}

const generalCategories: ReadonlySet<string> = new Set(
  (
    "L LC Lu Ll Lt Lm Lo M Mn Mc Me N Nd Nl No P Pc Pd Ps Pe Pi Pf Po S Sm Sc Sk So Z Zs Zl Zp " +
    "C Cc Cf Cs Co Cn"
  ).split(" "),
);

function generalCategory(name: string, ignoreCase: boolean): CharacterSet | undefined {
  if (ignoreCase && /^L[ult]$/.test(name)) return CharacterSet.withProperty("LC");
  switch (name) {
    case "all":
      return CharacterSet.all;
    case "L1":
      return CharacterSet.of([0, 255]);
    case "LD":
      return CharacterSet.withProperty("L", "Nd");
    default:
      return generalCategories.has(name) ? CharacterSet.withProperty(name) : undefined;
  }
}

/** Properties that are had or not, by a name in any case. Those of emoji are Java's since 21. */
function binaryProperty(name: string, ignoreCase: boolean): CharacterSet | undefined {
  switch (name.toLowerCase()) {
    case "alphabetic":
      return CharacterSet.withProperty("Alphabetic");
    case "letter":
      return CharacterSet.withProperty("L");
    case "ideographic":
      return CharacterSet.withProperty("Ideographic");
    case "uppercase":
      return ignoreCase ? casedLetters() : CharacterSet.withProperty("Uppercase");
    case "lowercase":
      return ignoreCase ? casedLetters() : CharacterSet.withProperty("Lowercase");
    case "titlecase":
      return ignoreCase ? casedLetters() : CharacterSet.withProperty("Lt");
    case "punctuation":
      return CharacterSet.withProperty("P");
    case "control":
      return CharacterSet.withProperty("Cc");
    case "white_space":
    case "whitespace":
      return CharacterSet.withProperty("White_Space");
    case "hex_digit":
    case "hexdigit":
      return unicodePosixClass("xdigit", ignoreCase);
    case "join_control":
    case "joincontrol":
      return CharacterSet.withProperty("Join_Control");
    case "noncharacter_code_point":
    case "noncharactercodepoint":
      return CharacterSet.withProperty("Noncharacter_Code_Point");
    case "assigned":
      return CharacterSet.withProperty("Cn").complement();
    case "word":
      return unicodeWordCharacters();
    case "emoji":
      return CharacterSet.withProperty("Emoji");
    case "emoji_presentation":
      return CharacterSet.withProperty("Emoji_Presentation");
    case "emoji_modifier":
      return CharacterSet.withProperty("Emoji_Modifier");
    case "emoji_modifier_base":
      return CharacterSet.withProperty("Emoji_Modifier_Base");
    case "emoji_component":
      return CharacterSet.withProperty("Emoji_Component");
    case "extended_pictographic":
      return CharacterSet.withProperty("Extended_Pictographic");
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
  const property = `Script=${canonical === "Signwriting" ? "SignWriting" : canonical}`;
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

function block(name: string): CharacterSet | undefined {
  const found = unicodeBlock(name);
  return found === undefined ? undefined : CharacterSet.of(found);
}
