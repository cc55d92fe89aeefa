import type { CharacterSet } from "./character-set.js";
import {
  complement,
  contains,
  indexReaching,
  intersect,
  interval,
  type Interval,
  type Intervals,
  normalize,
  nothing,
  shift,
  union,
} from "./intervals.js";
import type { Look, Node, PositionKind, Repeat } from "./syntax.js";
import { PositionSet } from "./position-set.js";
import { TextPositions } from "./text-positions.js";

export interface PositionMatch {
  readonly isMatch: boolean;
  /** How many stretches of positions were looked at: the measure of what it cost. */
  readonly steps: number;
}

/**
 * Whether a pattern without back references and atomic groups matches the whole of a text. Instead
 * of following one way through the pattern and going back when it fails, it carries the set of all
 * positions reached so far through the pattern once, so that no text can make it take long.
 */
export function matchByPositions(node: Node, text: string): PositionMatch {
  return new PositionMatcher(text).match(node);
}

type Direction = "forward" | "backward";

/**
 * For each loop the positions from which it has already been run within an enclosing loop. What
 * can be reached from them is known to that loop, so that running it again would add nothing.
 */
type Visited = Map<Repeat, PositionSet>;

class PositionMatcher {
  readonly #text: TextPositions;
  readonly #everywhere: Intervals;
  readonly #members = new Map<CharacterSet, Intervals>();
  readonly #conditions = new Map<Look | PositionKind, Intervals>();
  /** Sets that no loop uses at the moment: to make one takes time for the whole text. */
  readonly #spareSets: PositionSet[] = [];
  #steps = 0;

  constructor(text: string) {
    this.#text = new TextPositions(text);
    this.#everywhere = interval(0, this.#length);
  }

  get #length(): number {
    return this.#text.length;
  }

  match(node: Node): PositionMatch {
    const isMatch = contains(this.#reach(node, [[0, 0]], "forward"), this.#length);
    return { isMatch, steps: this.#steps };
  }

  /** The positions to which a node can lead from any of the positions given. */
  #reach(node: Node, from: Intervals, direction: Direction, visited?: Visited): Intervals {
    if (from.length === 0) return nothing;
    this.#steps += from.length;
    switch (node.kind) {
      case "characters":
        return this.#step(node.set, from, direction);
      case "sequence": {
        let reached = from;
        const { items } = node;
        for (let i = 0; i < items.length && reached.length > 0; i++) {
          const item = items[direction === "forward" ? i : items.length - 1 - i] as Node;
          reached = this.#reach(item, reached, direction, visited);
        }
        return reached;
      }
      case "choice": {
        let reached = nothing;
        for (const option of node.options) {
          reached = union(reached, this.#reach(option, from, direction, visited));
        }
        return reached;
      }
      case "repeat":
        if (node.body.kind === "characters") {
          return this.#run(node.body.set, node.min, node.max, from, direction);
        }
        return this.#loop(node, from, direction, visited);
      case "look":
        return intersect(from, this.#whereLookHolds(node));
      case "position":
        return intersect(from, this.#wherePositionIs(node.at));
      case "capture":
        return this.#reach(node.body, from, direction, visited);
      case "backReference":
      case "atomic":
        throw new TypeError(`a ${node.kind} cannot be matched by positions`);
    }
  }

  #step(set: CharacterSet, from: Intervals, direction: Direction): Intervals {
    const members = this.#membersOf(set);
    return direction === "forward"
      ? shift(intersect(from, members), 1, this.#length)
      : intersect(shiftBack(from), members);
  }

  /** From `min` to `max` characters of a set: within a stretch of members all ends in reach. */
  #run(
    set: CharacterSet,
    min: number,
    max: number,
    from: Intervals,
    direction: Direction,
  ): Intervals {
    const members = this.#membersOf(set);
    const reached: Interval[] = [];
    for (const [first, last] of from) {
      // A stretch of the characters start..end touches the positions start..end + 1.
      for (let i = indexReaching(members, first - 1); i < members.length; i++) {
        const [start, end] = members[i] as Interval;
        if (start > last) break;
        this.#steps++;
        const low = Math.max(first, start);
        const high = Math.min(last, end + 1);
        if (direction === "forward") {
          reached.push([low + min, Math.min(high + max, end + 1)]);
        } else {
          reached.push([Math.max(low - max, start), high - min]);
        }
      }
    }
    const moved = normalize(reached);
    return min === 0 ? union(from, moved) : moved;
  }

  #loop(loop: Repeat, from: Intervals, direction: Direction, visited?: Visited): Intervals {
    const { body, min, max } = loop;
    let reached = from;
    for (let count = 0; count < min; count++) {
      const next = this.#reach(body, reached, direction);
      if (next.length === 0) return nothing;
      // Positions that lead to themselves only stay the same however often the body is repeated.
      if (isSame(next, reached)) break;
      reached = next;
    }
    if (max === Infinity)
      return this.#closure(loop, reached, direction, visited ?? new Map<Repeat, PositionSet>());
    if (min === max) return reached;
    if (min === 0 && max === 1) return union(reached, this.#reach(body, reached, direction));
    const known = this.#spareSets.pop() ?? new PositionSet(this.#length);
    const parts: Intervals[] = [];
    let frontier = known.add(reached);
    for (let count = min; frontier.length > 0; count++) {
      parts.push(frontier);
      if (count >= max) break;
      frontier = known.add(this.#reach(body, frontier, direction));
    }
    known.clear(parts);
    this.#spareSets.push(known);
    return normalize(parts.flat());
  }

  /** All positions that any number of repetitions leads to, less those already visited. */
  #closure(loop: Repeat, from: Intervals, direction: Direction, visited: Visited): Intervals {
    let known = visited.get(loop);
    if (known === undefined) {
      known = new PositionSet(this.#length);
      visited.set(loop, known);
    }
    const parts: Intervals[] = [];
    let frontier = known.add(from);
    while (frontier.length > 0) {
      parts.push(frontier);
      frontier = known.add(this.#reach(loop.body, frontier, direction, visited));
    }
    return normalize(parts.flat());
  }

  /** The positions before which a character of the set stands. */
  #membersOf(set: CharacterSet): Intervals {
    let members = this.#members.get(set);
    if (members === undefined) {
      const { codePoints } = this.#text;
      const found: Interval[] = [];
      let start = -1;
      for (let index = 0; index <= this.#length; index++) {
        const isMember = index < this.#length && set.has(codePoints[index] as number);
        if (isMember && start < 0) start = index;
        if (!isMember && start >= 0) {
          found.push([start, index - 1]);
          start = -1;
        }
      }
      members = found;
      this.#members.set(set, members);
    }
    return members;
  }

  #whereLookHolds(look: Look): Intervals {
    let where = this.#conditions.get(look);
    if (where === undefined) {
      const direction = look.direction === "ahead" ? "backward" : "forward";
      const found = this.#reach(look.body, this.#everywhere, direction);
      where = look.negative ? complement(found, 0, this.#length) : found;
      this.#conditions.set(look, where);
    }
    return where;
  }

  #wherePositionIs(at: PositionKind): Intervals {
    let where = this.#conditions.get(at);
    if (where === undefined) {
      where = this.#findPositions(at);
      this.#conditions.set(at, where);
    }
    return where;
  }

  #findPositions(at: PositionKind): Intervals {
    const found: Interval[] = [];
    for (let i = 0; i <= this.#length; i++) if (this.#text.isAt(at, i)) found.push([i, i]);
    return normalize(found);
  }
}

function shiftBack(positions: Intervals): Intervals {
  const result: Interval[] = [];
  for (const [from, to] of positions) if (to > 0) result.push([Math.max(0, from - 1), to - 1]);
  return result;
}

function isSame(a: Intervals, b: Intervals): boolean {
  return (
    a.length === b.length && a.every((part, i) => part[0] === b[i]?.[0] && part[1] === b[i][1])
  );
}
