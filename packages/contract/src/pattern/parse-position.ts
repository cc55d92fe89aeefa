import { CharacterSet } from "./character-set.js";
import type { Flags } from "./flags.js";
import { unicodeWordCharacters } from "./predefined-classes.js";
import { characters, choice, type Node, type PositionKind, sequence } from "./syntax.js";

/** What `^` stands for. */
export function lineStart(flags: Flags): Node {
  if (!flags.multiline) return position("inputStart");
  if (!flags.unixLines) return position("lineStart");
  // No line begins at the end of the text.
  return sequence([choice([position("inputStart"), behind(lineFeed)]), notAhead(inputEnd)]);
}

/** What `$` stands for. */
export function lineEnd(flags: Flags): Node {
  if (!flags.multiline) return lastLineEnd(flags);
  return flags.unixLines ? choice([inputEnd, ahead(lineFeed)]) : position("lineEnd");
}

/** What `\Z` stands for. */
export function lastLineEnd(flags: Flags): Node {
  if (!flags.unixLines) return position("lastLineEnd");
  return choice([inputEnd, ahead(sequence([lineFeed, inputEnd]))]);
}

/** What `\b` stands for. */
export function wordBoundary(flags: Flags): Node {
  if (!flags.unicodeClasses) return position("wordBoundary");
  const word = characters(unicodeWordCharacters());
  return choice([
    sequence([behind(word), notAhead(word)]),
    sequence([notBehind(word), ahead(word)]),
  ]);
}

/** What `\B` stands for. */
export function noWordBoundary(flags: Flags): Node {
  if (!flags.unicodeClasses) return position("insideOrOutsideWord");
  const word = characters(unicodeWordCharacters());
  return choice([
    sequence([behind(word), ahead(word)]),
    sequence([notBehind(word), notAhead(word)]),
  ]);
}

const lineFeed: Node = characters(CharacterSet.single(0x0a));
const inputEnd: Node = position("inputEnd");

export function position(at: PositionKind): Node {
  return { kind: "position", at };
}

function ahead(body: Node): Node {
  return { kind: "look", direction: "ahead", negative: false, body };
}

function notAhead(body: Node): Node {
  return { kind: "look", direction: "ahead", negative: true, body };
}

function behind(body: Node): Node {
  return { kind: "look", direction: "behind", negative: false, body };
}

function notBehind(body: Node): Node {
  return { kind: "look", direction: "behind", negative: true, body };
}
