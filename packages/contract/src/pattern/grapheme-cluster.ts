import { CharacterSet } from "./character-set.js";
import type { Interval } from "./intervals.js";
import { characters, choice, type Node, repeat, sequence } from "./syntax.js";

/**
 * `\X`: what a reader takes for one character, by the rules of Unicode for extended grapheme
 * clusters (UAX #29). Once found it is never split.
 */
export function graphemeCluster(): Node {
  const control = CharacterSet.withProperty("Cc", "Zl", "Zp", "Cf", "Cs")
    .intersect(joiners.union(prepended).complement())
    .intersect(extending().complement());
  const core = choice([
    hangulSyllable(),
    repeat(characters(CharacterSet.withProperty("Regional_Indicator")), 2, 2),
    emojiSequence(),
    characters(control.complement()),
  ]);
  const marks = characters(extending().union(spacingMarks()).union(joiners));
  const body = choice([
    sequence([only(0x0d), only(0x0a)]),
    characters(control),
    sequence([repeat(characters(prepended), 0, Infinity), core, repeat(marks, 0, Infinity)]),
    sequence([repeat(characters(prepended), 1, Infinity), repeat(marks, 0, Infinity)]),
  ]);
  const letter = characters(CharacterSet.withProperty("L", "N", "P", "S"));
  const accent = characters(CharacterSet.of([0x300, 0x304]));
  return { kind: "atomic", body, readable: sequence([letter, repeat(accent, 0, 1)]) };
}

const joiners = CharacterSet.of([0x200d, 0x200d]);

const prepended = CharacterSet.of(
  [0x600, 0x605],
  [0x6dd, 0x6dd],
  [0x70f, 0x70f],
  [0x8e2, 0x8e2],
  [0xd4e, 0xd4e],
  [0x110bd, 0x110bd],
  [0x110cd, 0x110cd],
  [0x111c2, 0x111c3],
  [0x1193f, 0x1193f],
  [0x11941, 0x11941],
  [0x11a3a, 0x11a3a],
  [0x11a84, 0x11a89],
  [0x11d46, 0x11d46],
);

function extending(): CharacterSet {
  return CharacterSet.withProperty("Grapheme_Extend", "Emoji_Modifier");
}

function spacingMarks(): CharacterSet {
  return CharacterSet.withProperty("Mc")
    .intersect(standingApart.complement())
    .union(CharacterSet.of([0xe33, 0xe33], [0xeb3, 0xeb3]));
}

/** Spacing marks, most of them of Burmese, that begin a cluster of their own. */
const standingApart = CharacterSet.of(
  [0x102b, 0x102c],
  [0x1038, 0x1038],
  [0x1062, 0x1064],
  [0x1067, 0x106d],
  [0x1083, 0x1083],
  [0x1087, 0x108c],
  [0x108f, 0x108f],
  [0x109a, 0x109c],
  [0x1a61, 0x1a61],
  [0x1a63, 0x1a64],
  [0xaa7b, 0xaa7b],
  [0xaa7d, 0xaa7d],
  [0x11720, 0x11721],
);

/** An emoji, and those that joiners add to it. */
function emojiSequence(): Node {
  const emoji = characters(CharacterSet.withProperty("Extended_Pictographic"));
  const joined = sequence([
    repeat(characters(extending()), 0, Infinity),
    characters(joiners),
    emoji,
  ]);
  return sequence([emoji, repeat(joined, 0, Infinity)]);
}

const leading: readonly Interval[] = [
  [0x1100, 0x115f],
  [0xa960, 0xa97c],
];
const vowels: readonly Interval[] = [
  [0x1160, 0x11a7],
  [0xd7b0, 0xd7c6],
];
const trailing: readonly Interval[] = [
  [0x11a8, 0x11ff],
  [0xd7cb, 0xd7fb],
];

function hangulSyllable(): Node {
  const open: Interval[] = [];
  const closed: Interval[] = [];
  // Of 28 composed syllables in a row the first has no trailing consonant.
  for (let code = 0xac00; code <= 0xd7a3; code += 28) {
    open.push([code, code]);
    closed.push([code + 1, code + 27]);
  }
  const some = (intervals: readonly Interval[], min: number): Node =>
    repeat(characters(CharacterSet.of(...intervals)), min, Infinity);
  return choice([
    sequence([
      some(leading, 0),
      choice([
        sequence([characters(CharacterSet.of(...vowels)), some(vowels, 0)]),
        sequence([characters(CharacterSet.of(...open)), some(vowels, 0)]),
        characters(CharacterSet.of(...closed)),
      ]),
      some(trailing, 0),
    ]),
    some(leading, 1),
    some(trailing, 1),
  ]);
}

function only(codePoint: number): Node {
  return characters(CharacterSet.single(codePoint));
}
