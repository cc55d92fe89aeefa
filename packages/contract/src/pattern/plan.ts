import { type Alphabet, alphabetOf } from "./alphabet.js";
import { withoutAnchors } from "./anchors.js";
import {
  contains,
  first,
  intersect,
  interval,
  type Interval,
  type Intervals,
  last,
  normalize,
  nothing,
  subtract,
  sums,
  union,
  upTo,
} from "./intervals.js";
import { type Look, type Node, type Repeat, someNode } from "./syntax.js";

/**
 * A pattern prepared for making strings: each part knows the lengths, in code points, that it can
 * have, so that a string of a chosen length is filled from the top down without trying. Lengths
 * above the limit of the plan are left out.
 */
export type Plan =
  | TextPlan
  | RunPlan
  | SequencePlan
  | ChoicePlan
  | StarPlan
  | CountedPlan
  | CapturePlan
  | BackReferencePlan;

interface Measured {
  readonly lengths: Intervals;
}

/** Always the same text. */
export interface TextPlan extends Measured {
  readonly kind: "text";
  readonly text: string;
}

/** Characters drawn from one alphabet, as many as the length says. */
export interface RunPlan extends Measured {
  readonly kind: "run";
  readonly alphabet: Alphabet;
  /** The first and the last of the lengths. */
  readonly least: number;
  readonly greatest: number;
}

export interface SequencePlan extends Measured {
  readonly kind: "sequence";
  readonly items: readonly Plan[];
  /** The lengths of what comes after each item. */
  readonly after: readonly Intervals[];
}

export interface ChoicePlan extends Measured {
  readonly kind: "choice";
  readonly options: readonly Plan[];
}

/** Any number of repetitions of the body, none of them empty. */
export interface StarPlan extends Measured {
  readonly kind: "star";
  readonly body: Plan;
  /** The lengths of one repetition. */
  readonly step: Intervals;
}

/** From `min` to `max` repetitions of the body. */
export interface CountedPlan extends Measured {
  readonly kind: "counted";
  readonly body: Plan;
  readonly step: Intervals;
  readonly min: number;
  /** Lowered to what the limit leaves room for. */
  readonly max: number;
  /** The lengths of so many repetitions together. */
  readonly totals: (count: number) => Intervals;
}

/** Only where the pattern refers back to what a group has matched. */
export interface CapturePlan extends Measured {
  readonly kind: "capture";
  readonly index: number;
  readonly body: Plan;
}

export interface BackReferencePlan extends Measured {
  readonly kind: "backReference";
  readonly index: number;
}

const zero: Intervals = [[0, 0]];
const one: Intervals = [[1, 1]];
const emptyTextPlan: Plan = { kind: "text", text: "", lengths: zero };
const impossible: Plan = { kind: "choice", options: [], lengths: nothing };

/** @param limit the greatest length, in code points, that a part is planned for. */
export function planStrings(node: Node, limit: number): Plan {
  return new Planner(limit, someNode(node, isBackReference)).planWhole(node);
}

function isBackReference(node: Node): boolean {
  return node.kind === "backReference";
}

class Planner {
  readonly #limit: number;
  readonly #hasReferences: boolean;
  /** The lengths of the groups planned so far. */
  readonly #captured = new Map<number, Intervals>();

  constructor(limit: number, hasReferences: boolean) {
    this.#limit = limit;
    this.#hasReferences = hasReferences;
  }

  /** Plans a node that stands for the whole text, so that conditions on all of it count. */
  planWhole(node: Node): Plan {
    switch (node.kind) {
      case "choice":
        return planChoice(node.options.map((option) => this.planWhole(option)));
      case "sequence": {
        const plan = this.plan(node);
        let { lengths } = plan;
        for (const condition of conditionsOnAll(node)) {
          lengths = intersect(lengths, planStrings(condition, this.#limit).lengths);
        }
        return { ...plan, lengths };
      }
      case "characters":
      case "repeat":
      case "look":
      case "position":
      case "capture":
      case "backReference":
      case "atomic":
        return this.plan(node);
    }
  }

  plan(node: Node): Plan {
    switch (node.kind) {
      case "characters": {
        const { only } = node.set;
        if (this.#limit < 1) return impossible;
        const alphabet = alphabetOf(node.set);
        if (alphabet.isEmpty) return impossible;
        if (only === undefined) return runPlan(alphabet, one);
        return { kind: "text", text: String.fromCodePoint(only), lengths: one };
      }
      case "sequence":
        return this.#sequence(node.items.map((item) => this.plan(item)));
      case "choice":
        return planChoice(node.options.map((option) => this.plan(option)));
      case "repeat":
        return this.#repeat(node);
      case "capture": {
        const body = this.plan(node.body);
        if (!this.#hasReferences) return body;
        this.#captured.set(node.index, body.lengths);
        return { kind: "capture", index: node.index, body, lengths: body.lengths };
      }
      case "backReference": {
        const lengths = this.#captured.get(node.index) ?? nothing;
        return { kind: "backReference", index: node.index, lengths };
      }
      case "atomic":
        return this.plan(node.readable ?? node.body);
      // Conditions on the text around are checked once the string is made.
      case "look":
      case "position":
        return emptyTextPlan;
    }
  }

  #sequence(parts: readonly Plan[]): Plan {
    const items = joinTexts(
      parts.flatMap((part) => (part.kind === "sequence" ? part.items : [part])),
    );
    const [only] = items;
    if (only === undefined) return emptyTextPlan;
    if (items.length === 1) return only;
    const after: Intervals[] = Array.from({ length: items.length }, () => zero);
    let lengths = zero;
    for (const [index, item] of [...items.entries()].reverse()) {
      after[index] = lengths;
      lengths = sums(item.lengths, lengths, this.#limit);
    }
    return { kind: "sequence", items, after, lengths };
  }

  #repeat({ body: bodyNode, min, max }: Repeat): Plan {
    if (bodyNode.kind === "characters") {
      const alphabet = alphabetOf(bodyNode.set);
      const lengths = alphabet.isEmpty ? nothing : interval(min, Math.min(max, this.#limit));
      return runPlan(alphabet, min === 0 ? union(zero, lengths) : lengths);
    }
    const body = this.plan(bodyNode);
    const step = subtract(body.lengths, zero);
    // A repetition that may be empty need not be made at all.
    const least = step.length === body.lengths.length && !startsAtZero(body.lengths) ? min : 0;
    if (step.length === 0) return least === 0 ? emptyTextPlan : impossible;
    if (max !== Infinity) return this.#counted(body, step, least, max);
    if (least === 0) return this.#star(body, step);
    return this.#sequence([this.#counted(body, step, least, least), this.#star(body, step)]);
  }

  #star(body: Plan, step: Intervals): Plan {
    return { kind: "star", body, step, lengths: closure(step, this.#limit) };
  }

  #counted(body: Plan, allSteps: Intervals, min: number, max: number): Plan {
    const mostThatFit = Math.floor(this.#limit / first(allSteps));
    const most = Math.min(max, mostThatFit);
    if (most < min) return impossible;
    // A table of all totals would outgrow its use: keep to the first stretch of lengths.
    const isHuge = allSteps.length > 1 && most * most * allSteps.length > maxTableSize;
    const step = isHuge ? allSteps.slice(0, 1) : allSteps;
    const totals = totalsOf(step, this.#limit);
    let lengths = min === 0 ? zero : nothing;
    for (let count = Math.max(1, min); count <= most; count++) {
      const total = totals(count);
      lengths = union(lengths, total);
      const [from, to] = total[0] ?? [0, 0];
      // From here on each total touches the next one.
      if (step.length === 1 && from + first(step) <= to + 1) {
        lengths = union(lengths, interval(from, Math.min(this.#limit, most * last(step))));
        break;
      }
    }
    return { kind: "counted", body, step, min, max: most, totals, lengths };
  }
}

function runPlan(alphabet: Alphabet, lengths: Intervals): Plan {
  if (lengths.length === 0) return impossible;
  return { kind: "run", alphabet, lengths, least: first(lengths), greatest: last(lengths) };
}

const maxTableSize = 200_000;

/** How many repetitions can have a length together. */
export function feasibleCounts(plan: CountedPlan, length: number): Intervals {
  const { step, min, max, totals } = plan;
  const fewest = Math.max(min, Math.ceil(length / last(step)));
  const most = Math.min(max, Math.floor(length / first(step)));
  if (step.length === 1) return interval(fewest, most);
  const counts: Interval[] = [];
  for (let count = fewest; count <= most; count++) {
    if (contains(totals(count), length)) counts.push([count, count]);
  }
  return normalize(counts);
}

/** What all of the text must match besides the node, by conditions at its start. */
export function conditionsOnAll(node: Node): readonly Node[] {
  if (node.kind !== "sequence") return [];
  return leadingLooks(node.items)
    .map(conditionOnAll)
    .filter((condition) => condition !== undefined);
}

/** The conditions that stand before anything of the text. */
function leadingLooks(items: readonly Node[]): readonly Look[] {
  const looks: Look[] = [];
  for (const item of items) {
    if (item.kind === "look") looks.push(item);
    else if (item.kind !== "position") break;
  }
  return looks;
}

/** What all of the text must match for a condition at its start: `(?=.{1,80}$)` says `.{1,80}`. */
function conditionOnAll({ direction, negative, body }: Look): Node | undefined {
  if (direction === "behind" || negative || body.kind !== "sequence") return undefined;
  const last = body.items.at(-1);
  const reachesEnd =
    last?.kind === "position" && (last.at === "inputEnd" || last.at === "lastLineEnd");
  return reachesEnd ? withoutAnchors(body) : undefined;
}

function startsAtZero(lengths: Intervals): boolean {
  return lengths.length > 0 && first(lengths) === 0;
}

function joinTexts(parts: readonly Plan[]): readonly Plan[] {
  const items: Plan[] = [];
  for (const part of parts) {
    const previous = items.at(-1);
    if (part.kind === "text" && previous?.kind === "text") {
      items[items.length - 1] = {
        kind: "text",
        text: previous.text + part.text,
        lengths: sums(previous.lengths, part.lengths, Number.MAX_SAFE_INTEGER),
      };
    } else if (part.kind !== "text" || part.text !== "") {
      items.push(part);
    }
  }
  return items;
}

function planChoice(all: readonly Plan[]): Plan {
  const options = all.filter((option) => option.lengths.length > 0);
  const [only] = options;
  if (only !== undefined && options.length === 1) return only;
  let lengths = nothing;
  for (const option of options) lengths = union(lengths, option.lengths);
  return { kind: "choice", options, lengths };
}

/** The lengths of `count` repetitions, for a count of at least 0. */
function totalsOf(step: Intervals, limit: number): (count: number) => Intervals {
  const [only] = step;
  if (only !== undefined && step.length === 1) {
    const [from, to] = only;
    return (count) => upTo([[count * from, count * to]], limit);
  }
  const table: Intervals[] = [zero];
  return (count) => {
    for (let known = table.at(-1); known !== undefined && table.length <= count;) {
      known = sums(known, step, limit);
      table.push(known);
    }
    return table[count] ?? nothing;
  };
}

/** Every length that some number of repetitions has, 0 included. */
function closure(step: Intervals, limit: number): Intervals {
  const [only] = step;
  if (only !== undefined && step.length === 1) return closureOfRange(only, limit);
  // Where reachable stretches begin (+1) and have ended (-1).
  const change = new Int32Array(limit + 2);
  const reached: Interval[] = [];
  let open = 0;
  let start = 0;
  for (let length = 0; length <= limit + 1; length++) {
    open += change[length] as number;
    const isReached = length === 0 || (length <= limit && open > 0);
    if (!isReached) {
      if (start < length) reached.push([start, length - 1]);
      start = length + 1;
      continue;
    }
    for (const [from, to] of step) {
      if (length + from > limit) break;
      (change[length + from] as number)++;
      (change[Math.min(limit, length + to) + 1] as number)--;
    }
  }
  return reached;
}

function closureOfRange([from, to]: Interval, limit: number): Intervals {
  let lengths = zero;
  const stretches: Interval[] = [];
  for (let count = 1; count * from <= limit; count++) {
    // From here on each stretch touches the next one.
    if ((count + 1) * from <= count * to + 1) {
      stretches.push([count * from, limit]);
      break;
    }
    stretches.push([count * from, Math.min(limit, count * to)]);
  }
  lengths = union(lengths, stretches);
  return lengths;
}
