import { CharacterSet } from "./character-set.js";
import { Cursor } from "./cursor.js";
import { maxNesting, parseCharacterClass, skipComments } from "./parse-character-class.js";
import { parseCharacterEscape, parseSetEscape } from "./parse-escape.js";
import {
  atomic,
  characters,
  choice,
  emptyText,
  maxCount,
  type Node,
  noMatch,
  type PositionKind,
  repeat,
  sequence,
} from "./syntax.js";
import { lineTerminators } from "./unicode-properties.js";

/**
 * Reads a pattern in the dialect of java.util.regex. What other dialects write, and Java refuses
 * or could only take for something that never matches, is read as it was meant: the delimiters of
 * a JavaScript literal, `{,n}`, a brace that begins no quantifier.
 *
 * @throws PatternSyntaxError when the source is no pattern or uses what is not supported: `\X`,
 *   `\N{...}`, the flags `d`, `u` and `U`, and a back reference that ignores case.
 */
export function parsePattern(source: string): Node {
  return new Parser(source, withoutDelimiters(source)).parse();
}

/** Several times the length of any pattern in use. */
const maxSourceLength = 5000;

/** `/^...$/` with flags is a literal of JavaScript; as a pattern it could match nothing. */
function withoutDelimiters(source: string): string {
  const literal = /^\^?\/(\^.*\$)\/([a-z]*)\$?$/su.exec(source);
  if (literal === null) return source;
  const [, body = "", flags = ""] = literal;
  const known = flags.replaceAll(/[^ims]/g, "");
  return known === "" ? body : `(?${known})${body}`;
}

interface Flags {
  readonly ignoreCase: boolean;
  readonly dotAll: boolean;
  readonly multiline: boolean;
  readonly comments: boolean;
}

const noFlags: Flags = {
  ignoreCase: false,
  dotAll: false,
  multiline: false,
  comments: false,
};

const flagNames: ReadonlyMap<string, keyof Flags> = new Map([
  ["i", "ignoreCase"],
  ["s", "dotAll"],
  ["m", "multiline"],
  ["x", "comments"],
]);

class Parser {
  readonly #cursor: Cursor;
  /** Groups are kept only where something may refer to them. */
  readonly #keepsGroups: boolean;
  readonly #closedGroups = new Set<number>();
  readonly #names = new Map<string, number>();
  #groups = 0;
  #depth = 0;
  #flags: Flags = noFlags;

  constructor(source: string, body: string) {
    this.#cursor = new Cursor(body);
    this.#keepsGroups = /\\[1-9k]/.test(source);
  }

  parse(): Node {
    if (this.#cursor.source.length > maxSourceLength) {
      this.#cursor.fail(`a pattern of at most ${maxSourceLength} characters`);
    }
    const node = this.#parseChoice();
    if (!this.#cursor.atEnd) this.#cursor.fail("the end, as no group is open");
    return node;
  }

  /** Options up to the end of the group; flags set within end with it. */
  #parseChoice(): Node {
    const outerFlags = this.#flags;
    const options = [this.#parseSequence()];
    while (this.#cursor.skip("|")) options.push(this.#parseSequence());
    this.#flags = outerFlags;
    return choice(options);
  }

  #parseSequence(): Node {
    const cursor: Cursor = this.#cursor;
    const items: Node[] = [];
    for (;;) {
      this.#skipComments();
      if (cursor.atEnd || cursor.sees("|") || cursor.sees(")")) return sequence(items);
      items.push(this.#parseQuantified(this.#parseAtom()));
    }
  }

  #skipComments(): void {
    if (this.#flags.comments) skipComments(this.#cursor);
  }

  #parseQuantified(node: Node): Node {
    const cursor: Cursor = this.#cursor;
    this.#skipComments();
    const counts = this.#parseCounts();
    if (counts === undefined) return node;
    const [min, max] = counts;
    if (min > max) cursor.fail("a maximum that is not below the minimum");
    if (min > maxCount || (max > maxCount && max !== Infinity)) {
      cursor.fail(`counts of at most ${maxCount}`);
    }
    const lazy = cursor.skip("?");
    const quantified = repeat(node, min, max, lazy);
    const result = !lazy && cursor.skip("+") ? atomic(quantified) : quantified;
    if (/[*+?]/.test(cursor.peek() ?? "")) cursor.fail("no second quantifier");
    // Java repeats the empty text before the second quantifier of `x{2}{3}`.
    while (this.#parseCounts() !== undefined);
    return result;
  }

  #parseCounts(): readonly [min: number, max: number] | undefined {
    const cursor: Cursor = this.#cursor;
    if (cursor.skip("*")) return [0, Infinity];
    if (cursor.skip("+")) return [1, Infinity];
    if (cursor.skip("?")) return [0, 1];
    if (!cursor.sees("{")) return undefined;
    const start = cursor.index;
    cursor.skip("{");
    const low = cursor.takeWhile(/[0-9]/);
    const hasComma = cursor.skip(",");
    const high = hasComma ? cursor.takeWhile(/[0-9]/) : low;
    if (!cursor.skip("}") || (low === "" && high === "")) {
      cursor.moveTo(start);
      return undefined;
    }
    return [Number(low), high === "" ? Infinity : Number(high)];
  }

  #parseAtom(): Node {
    const cursor: Cursor = this.#cursor;
    const character = cursor.peek();
    switch (character) {
      case "(":
        cursor.skip("(");
        return this.#parseGroup();
      case "[":
        cursor.skip("[");
        return characters(parseCharacterClass(cursor, this.#flags));
      case ".":
        cursor.skip(".");
        return characters(this.#anyCharacter());
      case "^":
        cursor.skip("^");
        return position(this.#flags.multiline ? "lineStart" : "inputStart");
      case "$":
        cursor.skip("$");
        return position(this.#flags.multiline ? "lineEnd" : "lastLineEnd");
      case "\\":
        cursor.skip("\\");
        return this.#parseEscape();
      case "*":
      case "+":
      case "?":
        return cursor.fail("something to repeat");
      case undefined:
      default:
        return this.#character(cursor.take("a character").codePointAt(0) as number);
    }
  }

  #anyCharacter(): CharacterSet {
    return this.#flags.dotAll ? CharacterSet.all : lineTerminators.complement();
  }

  #character(codePoint: number): Node {
    const set = CharacterSet.single(codePoint);
    return characters(this.#flags.ignoreCase ? set.ignoringAsciiCase() : set);
  }

  #parseEscape(): Node {
    const cursor: Cursor = this.#cursor;
    const letter = cursor.peek() ?? "";
    if (/[1-9k]/.test(letter)) return this.#parseBackReference();
    switch (letter) {
      case "A":
      case "G":
        cursor.skip(letter);
        return position("inputStart");
      case "z":
        cursor.skip(letter);
        return position("inputEnd");
      case "Z":
        cursor.skip(letter);
        return position("lastLineEnd");
      case "b":
        cursor.skip(letter);
        return position("wordBoundary");
      case "B":
        cursor.skip(letter);
        return position("insideOrOutsideWord");
      case "R":
        cursor.skip(letter);
        return lineBreak();
      default: {
        const { ignoreCase } = this.#flags;
        const set = parseSetEscape(cursor, ignoreCase);
        if (set === undefined) return this.#character(parseCharacterEscape(cursor));
        return characters(ignoreCase ? set.ignoringAsciiCase() : set);
      }
    }
  }

  #parseBackReference(): Node {
    const cursor: Cursor = this.#cursor;
    if (this.#flags.ignoreCase) cursor.fail("no back reference where case is ignored");
    const start = cursor.index;
    let index: number | undefined;
    if (cursor.skip("k")) {
      cursor.expect("<", "< and the name of a group");
      index = this.#names.get(cursor.takeWhile(/[A-Za-z0-9]/));
      cursor.expect(">", "the > that ends the name of a group");
    } else {
      index = Number(cursor.takeWhile(/[0-9]/, 1));
      // Further digits belong to the number as long as there are so many groups.
      for (;;) {
        const longer: number = index * 10 + Number(cursor.peek() ?? Number.NaN);
        if (!(longer <= this.#groups) || !/[0-9]/.test(cursor.peek() ?? "")) break;
        cursor.take("a digit");
        index = longer;
      }
    }
    if (index === undefined) {
      cursor.moveTo(start);
      cursor.fail("the name of a group that comes before");
    }
    // A group that has not matched yet refers to nothing, and nothing matches that.
    return this.#closedGroups.has(index) ? { kind: "backReference", index } : noMatch;
  }

  #parseGroup(): Node {
    const cursor: Cursor = this.#cursor;
    this.#depth++;
    if (this.#depth > maxNesting) cursor.fail(`at most ${maxNesting} nested groups`);
    const node = cursor.skip("?") ? this.#parseSpecialGroup() : this.#parseCapture(undefined);
    this.#depth--;
    return node;
  }

  #parseSpecialGroup(): Node {
    const cursor: Cursor = this.#cursor;
    if (cursor.skip(":")) return this.#parseGroupBody();
    if (cursor.skip(">")) return atomic(this.#parseGroupBody());
    if (cursor.skip("=")) return this.#parseLook("ahead", false);
    if (cursor.skip("!")) return this.#parseLook("ahead", true);
    if (cursor.skip("<=")) return this.#parseLook("behind", false);
    if (cursor.skip("<!")) return this.#parseLook("behind", true);
    if (cursor.skip("<")) {
      const name = cursor.takeWhile(/[A-Za-z0-9]/);
      if (!/^[A-Za-z]/.test(name)) cursor.fail("the name of a group");
      cursor.expect(">", "the > that ends the name of a group");
      return this.#parseCapture(name);
    }
    return this.#parseFlags();
  }

  #parseGroupBody(): Node {
    const body = this.#parseChoice();
    this.#cursor.expect(")", "the ) that ends a group");
    return body;
  }

  #parseLook(direction: "ahead" | "behind", negative: boolean): Node {
    return { kind: "look", direction, negative, body: this.#parseGroupBody() };
  }

  #parseCapture(name: string | undefined): Node {
    const index = ++this.#groups;
    if (name !== undefined) {
      if (this.#names.has(name)) this.#cursor.fail(`a group that is not named ${name} again`);
      this.#names.set(name, index);
    }
    const body = this.#parseGroupBody();
    this.#closedGroups.add(index);
    return this.#keepsGroups ? { kind: "capture", index, body } : body;
  }

  /** `(?i)` changes the flags of the rest of the group, `(?i:...)` those of its own text. */
  #parseFlags(): Node {
    const cursor: Cursor = this.#cursor;
    const outer = this.#flags;
    let flags = outer;
    let value = true;
    for (;;) {
      if (value && cursor.skip("-")) {
        value = false;
        continue;
      }
      if (cursor.skip(")")) {
        this.#flags = flags;
        return emptyText;
      }
      if (cursor.skip(":")) {
        this.#flags = flags;
        const body = this.#parseGroupBody();
        this.#flags = outer;
        return body;
      }
      const name = flagNames.get(cursor.peek() ?? "");
      if (name === undefined) cursor.fail("a kind of group or one of the flags i, m, s, x");
      cursor.take("a flag");
      flags = { ...flags, [name]: value };
    }
  }
}

function position(at: PositionKind): Node {
  return { kind: "position", at };
}

/** `\R`: one line break, of which CR LF is the only one with two characters. */
function lineBreak(): Node {
  const carriageReturn = characters(CharacterSet.single(0x0d));
  const lineFeed = characters(CharacterSet.single(0x0a));
  return choice([
    sequence([carriageReturn, lineFeed]),
    characters(CharacterSet.of([0x0a, 0x0d], [0x85, 0x85], [0x2028, 0x2029])),
  ]);
}
