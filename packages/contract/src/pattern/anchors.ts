import { CharacterSet } from "./character-set.js";
import {
  characters,
  choice,
  emptyText,
  isNoMatch,
  type Node,
  noMatch,
  type PositionKind,
  repeat,
  sequence,
  someNodeOutsideLooks,
} from "./syntax.js";

/** Which ends of the text a node is known to touch. */
interface Place {
  readonly atStart: boolean;
  readonly atEnd: boolean;
}

/**
 * The pattern with `^`, `$`, `\A`, `\z` and `\Z` decided by where they stand, for making strings:
 * an anchor holds if everything beyond it is the empty text, and fails otherwise. What is left
 * describes strings of the pattern only, and all of them but those in which `$` is followed by the
 * last line terminator. An anchor of MULTILINE within the text stays, with a line break beside it
 * that its neighbour may or may not allow.
 */
export function withoutAnchors(node: Node): Node {
  const rest = withoutOuterAnchors(node);
  return hasAnchor(rest) ? new AnchorResolver().resolve(node, everything) : rest;
}

/** Without the anchors at the very ends, which is all that most patterns have. */
function withoutOuterAnchors(node: Node): Node {
  switch (node.kind) {
    case "choice":
      return choice(node.options.map(withoutOuterAnchors));
    case "sequence": {
      const { items } = node;
      let start = 0;
      let end = items.length;
      // At the start of a line the text may end, so that an anchor of that kind says more.
      while (start < end && isInputStart(items[start] as Node)) start++;
      while (end > start && isEndAnchor(items[end - 1] as Node)) end--;
      return end - start === items.length ? node : sequence(items.slice(start, end));
    }
    case "position":
    case "characters":
    case "repeat":
    case "look":
    case "capture":
    case "backReference":
    case "atomic":
      return node;
  }
}

function isInputStart(node: Node): boolean {
  return node.kind === "position" && node.at === "inputStart";
}

function isAnchor(node: Node): boolean {
  return isStartAnchor(node) || isEndAnchor(node);
}

function hasAnchor(node: Node): boolean {
  return someNodeOutsideLooks(node, isAnchor);
}

function hasStartAnchor(node: Node): boolean {
  return someNodeOutsideLooks(node, isStartAnchor);
}

function hasEndAnchor(node: Node): boolean {
  return someNodeOutsideLooks(node, isEndAnchor);
}

function isStartAnchor(node: Node): boolean {
  return node.kind === "position" && (node.at === "inputStart" || node.at === "lineStart");
}

function isEndAnchor(node: Node): boolean {
  if (node.kind !== "position") return false;
  return node.at === "inputEnd" || node.at === "lastLineEnd" || node.at === "lineEnd";
}

/** The last items of a sequence, resolved. */
interface Tail {
  /** With nothing before them. */
  readonly front: Node;
  /** With something before them. */
  readonly inside: Node;
  /** The same where they match only the empty text. */
  readonly emptyFront: Node;
  readonly emptyInside: Node;
  readonly hasStartAnchor: boolean;
}

const everything: Place = { atStart: true, atEnd: true };

/** Remembers what it has resolved, as nested groups ask for the same parts again and again. */
class AnchorResolver {
  readonly #resolved = new Map<Node, Map<string, Node>>();

  resolve(node: Node, place: Place): Node {
    return this.#remember(node, `any ${place.atStart} ${place.atEnd}`, () =>
      this.#resolveAny(node, place),
    );
  }

  /** What is left of a node when it may only match the empty text. */
  #onlyEmpty(node: Node, place: Place): Node {
    return this.#remember(node, `empty ${place.atStart} ${place.atEnd}`, () =>
      this.#resolveEmpty(node, place),
    );
  }

  #remember(node: Node, key: string, resolve: () => Node): Node {
    let known = this.#resolved.get(node);
    if (known === undefined) {
      known = new Map();
      this.#resolved.set(node, known);
    }
    let result = known.get(key);
    if (result === undefined) {
      result = resolve();
      known.set(key, result);
    }
    return result;
  }

  #resolveAny(node: Node, place: Place): Node {
    if (!hasAnchor(node)) return node;
    switch (node.kind) {
      case "position": {
        const resolved = this.#resolvePosition(node, place);
        return isNoMatch(resolved) ? betweenLines(node.at) : resolved;
      }
      case "choice":
        return choice(node.options.map((option) => this.resolve(option, place)));
      case "capture":
      case "atomic": {
        const body = this.resolve(node.body, place);
        return isNoMatch(body) ? noMatch : { ...node, body };
      }
      case "sequence":
        return this.#resolveSequence(joinPlainItems(node.items), place);
      case "repeat":
        return this.#resolveRepeat(node.body, node.min, node.max, place);
      case "characters":
      case "look":
      case "backReference":
        return node;
    }
  }

  #resolveEmpty(node: Node, place: Place): Node {
    switch (node.kind) {
      case "characters":
        return noMatch;
      case "position":
        return this.#resolvePosition(node, place);
      case "sequence":
        return sequence(node.items.map((item) => this.#onlyEmpty(item, place)));
      case "choice":
        return choice(node.options.map((option) => this.#onlyEmpty(option, place)));
      case "repeat":
        return node.min === 0 ? emptyText : this.#onlyEmpty(node.body, place);
      case "capture":
      case "atomic": {
        const body = this.#onlyEmpty(node.body, place);
        return isNoMatch(body) ? noMatch : { ...node, body };
      }
      case "look":
      case "backReference":
        return node;
    }
  }

  #resolvePosition(node: Node, place: Place): Node {
    // No line begins at the end of the text, so that one stays to be checked.
    if (node.kind === "position" && node.at === "lineStart") return place.atStart ? node : noMatch;
    if (isStartAnchor(node)) return place.atStart ? emptyText : noMatch;
    if (isEndAnchor(node)) return place.atEnd ? emptyText : noMatch;
    return node;
  }

  #resolveSequence(items: readonly Node[], { atStart, atEnd }: Place): Node {
    let tail: Tail = {
      front: emptyText,
      inside: emptyText,
      emptyFront: emptyText,
      emptyInside: emptyText,
      hasStartAnchor: false,
    };
    for (const [index, head] of [...items.entries()].reverse()) {
      const isLast = index === items.length - 1;
      const hasEnd = hasEndAnchor(head);
      const prepend = (front: boolean): Node => {
        if (isLast) return this.resolve(head, { atStart: front, atEnd });
        const place = { atStart: front, atEnd };
        const options = [sequence([this.resolve(head, { ...place, atEnd: false }), tail.inside])];
        // Where one side is the empty text, the other one touches both ends.
        const looksBack = front && tail.hasStartAnchor;
        const looksAhead = atEnd && hasEnd;
        if (looksBack) {
          options.push(sequence([this.#onlyEmpty(head, { ...place, atEnd: false }), tail.front]));
        }
        if (looksAhead) options.push(sequence([this.resolve(head, place), tail.emptyInside]));
        if (looksBack || looksAhead) {
          const emptyTail = front ? tail.emptyFront : tail.emptyInside;
          options.push(sequence([this.#onlyEmpty(head, place), emptyTail]));
        }
        return choice(options);
      };
      tail = {
        front: atStart ? prepend(true) : noMatch,
        inside: prepend(false),
        emptyFront: sequence([this.#onlyEmpty(head, { atStart: true, atEnd }), tail.emptyFront]),
        emptyInside: sequence([this.#onlyEmpty(head, { atStart: false, atEnd }), tail.emptyInside]),
        hasStartAnchor: tail.hasStartAnchor || hasStartAnchor(head),
      };
    }
    return atStart ? tail.front : tail.inside;
  }

  #resolveRepeat(body: Node, min: number, max: number, place: Place): Node {
    const { atStart, atEnd } = place;
    const options: Node[] = [];
    if (min === 0) options.push(emptyText);
    else options.push(this.#onlyEmpty(body, place));
    // One repetition, with those of the empty text that the minimum asks for before or after it.
    const before = this.#onlyEmpty(body, { atStart, atEnd: false });
    const after = this.#onlyEmpty(body, { atStart: false, atEnd });
    if (min <= 1 || !isNoMatch(before) || !isNoMatch(after)) {
      options.push(this.resolve(body, place));
    }
    if (max >= 2) {
      const first = this.resolve(body, { atStart, atEnd: false });
      const inside = this.resolve(body, { atStart: false, atEnd: false });
      const last = this.resolve(body, { atStart: false, atEnd });
      options.push(sequence([first, repeat(inside, Math.max(0, min - 2), max - 2), last]));
    }
    return choice(options);
  }
}

function betweenLines(at: PositionKind): Node {
  const lineBreak = characters(CharacterSet.single(0x0a));
  if (at === "lineStart") return sequence([lineBreak, { kind: "position", at }]);
  if (at === "lineEnd") return sequence([{ kind: "position", at }, lineBreak]);
  return noMatch;
}

/** Neighbours without anchors as one item each. */
function joinPlainItems(items: readonly Node[]): readonly Node[] {
  const joined: Node[] = [];
  let plain: Node[] = [];
  const flush = (): void => {
    if (plain.length > 0) joined.push(sequence(plain));
    plain = [];
  };
  for (const item of items) {
    if (hasAnchor(item)) {
      flush();
      joined.push(item);
    } else {
      plain.push(item);
    }
  }
  flush();
  return joined;
}
