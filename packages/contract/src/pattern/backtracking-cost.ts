import { CharacterSet } from "./character-set.js";
import { type Intervals, nothing, union } from "./intervals.js";
import { leastLength } from "./length-bounds.js";
import type { Node, Repeat } from "./syntax.js";

/**
 * An upper bound for the steps that a backtracking matcher may take to match the pattern against
 * any text of the length given, or to find that it does not match. A part is cheap when the
 * character that comes next always tells where it ends; where it does not, every way to match the
 * part may have to be tried with everything that follows.
 */
export function backtrackingCost(node: Node, length: number): number {
  const { fixed, scanned } = new CostAnalysis(length).cost(node, atEndOfText);
  const steps = fixed + scanned;
  // Beyond what a number holds, infinitely many times nothing is not nothing.
  return Number.isNaN(steps) ? Infinity : steps;
}

interface Cost {
  /** Steps that each visit may take. */
  readonly fixed: number;
  /** Steps spent on moving along the text, which repeated visits share among each other. */
  readonly scanned: number;
  /** How many loops move along the text: together they scan no more than this often its length. */
  readonly scanners: number;
  /** In how many ways the part can match at one place. */
  readonly ways: number;
  /** How many of them are left once the next character is known to be one that may follow. */
  readonly live: number;
}

/** The characters that may come next, and whether the text may end instead. */
interface Follow {
  readonly sets: readonly CharacterSet[];
  readonly end: boolean;
}

const atEndOfText: Follow = { sets: [], end: true };
const anything: Follow = { sets: [CharacterSet.all], end: true };
const oneStep: Cost = { fixed: 1, scanned: 0, scanners: 0, ways: 1, live: 1 };

class CostAnalysis {
  readonly #length: number;

  constructor(length: number) {
    this.#length = length;
  }

  cost(node: Node, follow: Follow): Cost {
    switch (node.kind) {
      case "characters":
      case "position":
        return oneStep;
      case "capture":
        return this.cost(node.body, follow);
      case "backReference":
        return { ...oneStep, fixed: Infinity };
      case "look":
      case "atomic": {
        // A condition leaves the position as it was, so that no visit shares its scan with others.
        const { fixed, scanned } = this.cost(node.body, anything);
        return { ...oneStep, fixed: fixed + scanned };
      }
      case "choice":
        return this.#choice(node.options, follow);
      case "sequence":
        return this.#sequence(node.items, follow);
      case "repeat":
        return this.#repeat(node, follow);
    }
  }

  #sequence(items: readonly Node[], follow: Follow): Cost {
    const follows: Follow[] = [];
    let next = follow;
    for (let i = items.length - 1; i >= 0; i--) {
      follows[i] = next;
      next = before(items[i] as Node, next);
    }
    let total: Cost = { ...oneStep, fixed: 0 };
    for (const [i, item] of items.entries()) {
      const { live } = total;
      const part = this.cost(item, follows[i] ?? follow);
      // A condition is tested before the next character can rule a way out.
      const visits = beginsWithLook(item) ? total.ways : live;
      total = {
        // Each way to match the part costs a look at the next one, even if that fails at once.
        fixed: total.fixed + visits * (part.fixed + 1),
        scanned: total.scanned + visits * (part.scanned + part.ways),
        scanners: total.scanners + visits * part.scanners * 2,
        ways: live * part.ways,
        live: live * part.live,
      };
    }
    return total;
  }

  #choice(options: readonly Node[], follow: Follow): Cost {
    const firsts = options.map((option) => before(option, nothingFollows));
    const areApart = firsts.every(
      (first, i) => !first.end && firsts.slice(i + 1).every((other) => !mayMeet(first, other)),
    );
    let total: Cost = { fixed: 1, scanned: 0, scanners: 0, ways: 0, live: 0 };
    for (const option of options) {
      const part = this.cost(option, follow);
      total = {
        fixed: total.fixed + part.fixed,
        scanned: total.scanned + part.scanned,
        scanners: total.scanners + part.scanners,
        ways: areApart ? Math.max(total.ways, part.ways) : total.ways + part.ways,
        live: areApart ? Math.max(total.live, part.live) : total.live + part.live,
      };
    }
    return total;
  }

  #repeat({ body, min, max }: Repeat, follow: Follow): Cost {
    const first = before(body, nothingFollows);
    const spread = min === max ? 1 : Math.min(max - min, this.#length) + 1;
    const isApart = !first.end && !mayMeet(first, follow);
    if (body.kind === "characters") {
      const scanned = Math.min(max, this.#length);
      return { fixed: 1, scanned, scanners: 1, ways: spread, live: isApart ? 1 : spread };
    }
    const times = Math.min(max, this.#length);
    const part = this.cost(body, { ...joinFollows([first, follow]), end: follow.end });
    if (part.live <= 1 && !first.end) {
      const scanners = part.scanners * 2 + 1;
      const scanned = Math.min(times * (part.scanned + part.ways), scanners * this.#length);
      return {
        fixed: (times + 1) * (part.fixed + 1),
        scanned,
        scanners,
        ways: Math.min(spread * part.ways, times + scanned + 1),
        live: isApart ? 1 : spread,
      };
    }
    const paths = sumOfPowers(Math.max(1, part.live), times);
    return {
      fixed: paths * (part.fixed + 1),
      scanned: paths * (part.scanned + part.ways),
      scanners: paths * part.scanners * 2,
      ways: paths * part.ways,
      live: paths,
    };
  }
}

/** What may come next before a node, given what may come next after it. */
function before(node: Node, after: Follow): Follow {
  switch (node.kind) {
    case "characters":
      return { sets: [node.set], end: false };
    case "look":
    case "position":
      return after;
    case "backReference":
      return anything;
    case "capture":
    case "atomic":
      return before(node.body, after);
    case "choice":
      return joinFollows(node.options.map((option) => before(option, after)));
    case "sequence":
      return node.items.reduceRight((next, item) => before(item, next), after);
    case "repeat": {
      const body = before(node.body, after);
      return node.min > 0 ? body : joinFollows([body, after]);
    }
  }
}

/** Whether lookahead or lookbehind may come before the first character. */
function beginsWithLook(node: Node): boolean {
  switch (node.kind) {
    case "look":
      return true;
    case "sequence": {
      const consuming = node.items.findIndex((item) => leastLength(item) > 0);
      return node.items.slice(0, consuming < 0 ? undefined : consuming + 1).some(beginsWithLook);
    }
    case "choice":
      return node.options.some(beginsWithLook);
    case "repeat":
    case "capture":
    case "atomic":
      return beginsWithLook(node.body);
    case "characters":
    case "position":
    case "backReference":
      return false;
  }
}

const nothingFollows: Follow = { sets: [], end: true };

/** Written out sets become one, so that lists stay short; too many others count as anything. */
function joinFollows(follows: readonly Follow[]): Follow {
  let writtenOut: Intervals = nothing;
  const others: CharacterSet[] = [];
  for (const set of follows.flatMap((follow) => follow.sets)) {
    if (set.explicit !== undefined) writtenOut = union(writtenOut, set.explicit);
    else if (!others.includes(set)) others.push(set);
  }
  const end = follows.some((follow) => follow.end);
  if (others.length > maxOtherSets) return { sets: [CharacterSet.all], end };
  const sets =
    writtenOut.length === 0 ? others : [CharacterSet.fromIntervals(writtenOut), ...others];
  return { sets, end };
}

const maxOtherSets = 8;

function mayMeet(a: Follow, b: Follow): boolean {
  if (a.end && b.end) return true;
  return a.sets.some((set) => b.sets.some((other) => set.mayMeet(other)));
}

/** `base^0 + base^1 + ... + base^exponent`. */
function sumOfPowers(base: number, exponent: number): number {
  return base === 1 ? exponent + 1 : (base ** (exponent + 1) - 1) / (base - 1);
}
