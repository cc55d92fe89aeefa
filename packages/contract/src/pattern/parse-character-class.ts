import type { CharacterSet } from "./character-set.js";
import { foldedCharacter, foldedRange } from "./case-folding.js";
import type { Cursor } from "./cursor.js";
import type { Flags } from "./flags.js";
import { parseCharacterEscape, parseSetEscape } from "./parse-escape.js";
import { posixClass } from "./posix-classes.js";

/** How deep classes and groups may nest. Far beyond any pattern in use. */
export const maxNesting = 200;

/**
 * Reads a character class whose `[` has been passed. As in Java, `[` within it begins a nested
 * class, `&&` intersects all that stands before it with all that follows, and `^` negates the whole.
 */
export function parseCharacterClass(cursor: Cursor, flags: Flags, depth = 0): CharacterSet {
  if (depth > maxNesting) cursor.fail(`at most ${maxNesting} nested character classes`);
  const negated = cursor.skip("^");
  let set: CharacterSet | undefined;
  do {
    const operand = parseOperand(cursor, flags, depth, set === undefined);
    // `[a&&]` is `[a]`: an empty side of an intersection does not count.
    if (operand !== undefined) set = set === undefined ? operand : set.intersect(operand);
  } while (cursor.skip("&&"));
  cursor.expect("]", "the ] that ends a character class");
  if (set === undefined) cursor.fail("a character in the class");
  return negated ? set.complement() : set;
}

/** The union of all up to `&&` or `]`. A `]` that stands first is a character. */
function parseOperand(
  cursor: Cursor,
  flags: Flags,
  depth: number,
  isFirst: boolean,
): CharacterSet | undefined {
  let set: CharacterSet | undefined;
  for (;;) {
    if (flags.comments) skipComments(cursor);
    if (cursor.sees("&&") || (cursor.sees("]") && !(isFirst && set === undefined))) return set;
    const item = parseItem(cursor, flags, depth);
    set = set === undefined ? item : set.union(item);
  }
}

function parseItem(cursor: Cursor, flags: Flags, depth: number): CharacterSet {
  const posix = parsePosixClass(cursor, flags);
  if (posix !== undefined) return posix;
  if (cursor.skip("[")) return parseCharacterClass(cursor, flags, depth + 1);
  let from: number;
  if (cursor.skip("\\")) {
    const isTab = cursor.sees("v-") && !cursor.sees("v-]") && !cursor.sees("v-[");
    const set = isTab ? undefined : parseSetEscape(cursor, flags);
    if (set !== undefined) return set;
    from = isTab ? parseVerticalTab(cursor) : parseCharacterEscape(cursor);
  } else {
    from = cursor.take("the ] that ends a character class").codePointAt(0) as number;
  }
  if (flags.comments) skipComments(cursor);
  if (!cursor.sees("-") || cursor.sees("-]") || cursor.sees("-[")) {
    return foldedCharacter(from, flags);
  }
  cursor.skip("-");
  const to = parseRangeEnd(cursor, flags);
  if (to < from) cursor.fail("a range of characters whose end does not come before its start");
  return foldedRange([from, to], flags);
}

function parseRangeEnd(cursor: Cursor, flags: Flags): number {
  if (flags.comments) skipComments(cursor);
  if (!cursor.skip("\\")) {
    return cursor.take("the end of a range").codePointAt(0) as number;
  }
  if (cursor.sees("v")) return parseVerticalTab(cursor);
  if (/[dDwWsShHVpP]/.test(cursor.peek() ?? "")) {
    cursor.fail("one character as the end of a range");
  }
  return parseCharacterEscape(cursor);
}

/** At the ends of a range `\v` is the vertical tab alone. */
function parseVerticalTab(cursor: Cursor): number {
  cursor.skip("v");
  return 0x0b;
}

const posixNames: ReadonlyMap<string, string> = new Map(
  "Alnum Alpha ASCII Blank Cntrl Digit Graph Lower Print Punct Space Upper XDigit"
    .split(" ")
    .map((name) => [name.toLowerCase(), name]),
);

/**
 * `[:alnum:]` within a class. Java takes it for a nested class of the letters of its name, which
 * nobody means.
 */
function parsePosixClass(cursor: Cursor, flags: Flags): CharacterSet | undefined {
  if (!cursor.sees("[:")) return undefined;
  const start = cursor.index;
  cursor.skip("[:");
  const negated = cursor.skip("^");
  const name = posixNames.get(cursor.takeWhile(/[a-z]/));
  const set =
    name === undefined || !cursor.skip(":]") ? undefined : posixClass(name, flags.ignoreCase);
  if (set === undefined) {
    cursor.moveTo(start);
    return undefined;
  }
  return negated ? set.complement() : set;
}

/** Moves past what the flag `x` allows anywhere: white space, and `#` up to the end of the line. */
export function skipComments(cursor: Cursor): void {
  for (;;) {
    cursor.takeWhile(/[\t\n\u000b\f\r ]/);
    if (!cursor.skip("#")) return;
    while (!cursor.atEnd && !/[\n\r\u0085\u2028\u2029]/.test(cursor.peek() ?? "")) cursor.take("");
  }
}
