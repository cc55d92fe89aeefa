import { withoutAnchors } from "./anchors.js";
import { CharacterSet } from "./character-set.js";
import { characters, choice, type Node, noMatch, repeat, sequence } from "./syntax.js";

/**
 * What the positive lookaheads of a pattern ask for, followed by any characters that the pattern
 * uses: `(?=a+b)[a-z]*` gives `a+b[a-z]*`. Strings of it are not always strings of the pattern, but
 * where a lookahead asks for something rare they are so more often than strings of the rest.
 */
export function lookaheadFirst(node: Node): Node {
  switch (node.kind) {
    case "choice":
      return choice(node.options.map(lookaheadFirst));
    case "sequence":
      return choice(
        node.items.map((item, index) => {
          if (item.kind !== "look" || item.direction !== "ahead" || item.negative) return noMatch;
          const before = node.items.slice(0, index).filter((other) => other.kind !== "look");
          const after = characters(charactersOf(sequence(node.items.slice(index + 1))));
          const body = withoutAnchors(item.body);
          return sequence([...before, body, repeat(after, 0, Infinity)]);
        }),
      );
    case "characters":
    case "repeat":
    case "look":
    case "position":
    case "capture":
    case "backReference":
    case "atomic":
      return noMatch;
  }
}

/** Every character that may be part of a match. */
function charactersOf(node: Node): CharacterSet {
  switch (node.kind) {
    case "characters":
      return node.set;
    case "sequence":
      return node.items.reduce((set, item) => set.union(charactersOf(item)), CharacterSet.empty);
    case "choice":
      return node.options.reduce((set, item) => set.union(charactersOf(item)), CharacterSet.empty);
    case "repeat":
    case "capture":
    case "atomic":
      return charactersOf(node.body);
    case "look":
    case "position":
    case "backReference":
      return CharacterSet.empty;
  }
}
