import { foldedCharacter } from "./case-folding.js";
import { CharacterSet } from "./character-set.js";
import { Cursor } from "./cursor.js";
import { type Flags, noFlags, parseFlags } from "./flags.js";
import { graphemeCluster } from "./grapheme-cluster.js";
import { maxNesting, parseCharacterClass, skipComments } from "./parse-character-class.js";
import { parseCharacterEscape, parseSetEscape } from "./parse-escape.js";
import {
  lastLineEnd,
  lineEnd,
  lineStart,
  noWordBoundary,
  position,
  wordBoundary,
} from "./parse-position.js";
import { lineTerminators } from "./predefined-classes.js";
import {
  atomic,
  characters,
  choice,
  emptyText,
  maxCount,
  type Node,
  repeat,
  sequence,
} from "./syntax.js";

/**
 * Reads a pattern in the dialect of java.util.regex, of Java 17. It refuses what Java refuses, and
 * differs in four points, where nobody means what Java makes of it: a literal of JavaScript
 * (`/^...$/i`) is read without its delimiters, `[:alnum:]` in a class is the POSIX class, `\b` knows
 * the word characters of ASCII alone, as in Java since 19, and a lookbehind need not have a greatest
 * length.
 *
 * @throws PatternSyntaxError when the source is no pattern, or uses what is not supported:
 *   characters by name (`\N{...}`), `\b{g}` and canonical equivalence.
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

class Parser {
  readonly #cursor: Cursor;
  /** Groups are kept only where something may refer to them. */
  readonly #keepsGroups: boolean;
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
      // Flags are nothing that could be repeated.
      if (!this.#skipFlags()) items.push(this.#parseQuantified(this.#parseAtom()));
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
    return result;
  }

  #parseCounts(): readonly [min: number, max: number] | undefined {
    const cursor: Cursor = this.#cursor;
    if (cursor.skip("*")) return [0, Infinity];
    if (cursor.skip("+")) return [1, Infinity];
    if (cursor.skip("?")) return [0, 1];
    if (!cursor.skip("{")) return undefined;
    const low = cursor.takeWhile(/[0-9]/);
    if (low === "") cursor.fail("a count, as a brace that is a character needs a backslash");
    const hasComma = cursor.skip(",");
    const high = hasComma ? cursor.takeWhile(/[0-9]/) : low;
    cursor.expect("}", "the } that ends a count");
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
        return lineStart(this.#flags);
      case "$":
        cursor.skip("$");
        return lineEnd(this.#flags);
      case "\\":
        cursor.skip("\\");
        return this.#parseEscape();
      case "*":
      case "+":
      case "?":
        return cursor.fail("something to repeat");
      case "{":
        // A count with nothing before it repeats the empty text.
        return emptyText;
      case undefined:
      default:
        return this.#character(cursor.take("a character").codePointAt(0) as number);
    }
  }

  #anyCharacter(): CharacterSet {
    const { dotAll, unixLines } = this.#flags;
    if (dotAll) return CharacterSet.all;
    return (unixLines ? CharacterSet.single(0x0a) : lineTerminators).complement();
  }

  #character(codePoint: number): Node {
    return characters(foldedCharacter(codePoint, this.#flags));
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
        return lastLineEnd(this.#flags);
      case "b":
        cursor.skip(letter);
        if (cursor.sees("{g}")) cursor.fail("no kind of boundary: only \\b itself is supported");
        return wordBoundary(this.#flags);
      case "B":
        cursor.skip(letter);
        return noWordBoundary(this.#flags);
      case "R":
        cursor.skip(letter);
        return lineBreak();
      case "X":
        cursor.skip(letter);
        return graphemeCluster();
      default: {
        const set = parseSetEscape(cursor, this.#flags);
        return set === undefined ? this.#character(parseCharacterEscape(cursor)) : characters(set);
      }
    }
  }

  #parseBackReference(): Node {
    const cursor: Cursor = this.#cursor;
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
    const { ignoreCase, unicodeCase } = this.#flags;
    const ignoredCase = !ignoreCase ? "none" : unicodeCase ? "unicode" : "ascii";
    return { kind: "backReference", index, ignoredCase };
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
    return this.#parseGroupWithFlags();
  }

  #parseGroupBody(): Node {
    const body = this.#parseChoice();
    this.#cursor.expect(")", "the ) that ends a group");
    return body;
  }

  #parseLook(direction: "ahead" | "behind", negative: boolean): Node {
    const body = this.#parseGroupBody();
    return { kind: "look", direction, negative, body };
  }

  #parseCapture(name: string | undefined): Node {
    const index = ++this.#groups;
    if (name !== undefined) {
      if (this.#names.has(name)) this.#cursor.fail(`a group that is not named ${name} again`);
      this.#names.set(name, index);
    }
    const body = this.#parseGroupBody();
    return this.#keepsGroups ? { kind: "capture", index, body } : body;
  }

  /** `(?i:...)` has flags of its own. */
  #parseGroupWithFlags(): Node {
    const cursor: Cursor = this.#cursor;
    const outer = this.#flags;
    this.#flags = parseFlags(cursor, outer);
    cursor.expect(":", "a kind of group or the flags d, i, m, s, u, U, x");
    const body = this.#parseGroupBody();
    this.#flags = outer;
    return body;
  }

  /** `(?i)` changes the flags of the rest of the group that it stands in. */
  #skipFlags(): boolean {
    const cursor: Cursor = this.#cursor;
    const start = cursor.index;
    if (cursor.skip("(?")) {
      const flags = parseFlags(cursor, this.#flags);
      if (cursor.skip(")")) {
        this.#flags = flags;
        return true;
      }
      cursor.moveTo(start);
    }
    return false;
  }
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
