import { first } from "./intervals.js";
import { simplestString } from "./minimum.js";
import type { Plan } from "./plan.js";
import { compareSimplicity } from "./simplicity.js";

/** No more alternatives are gone into. */
const mostAlternatives = 16;

/** So many characters at the start or the end of a string are kept. */
const kept = [1, 2, 4, 8];

/** What is known of the strings of a pattern. */
export interface Known {
  readonly minimum: string;
  /** See {@link alternativesOf}. */
  readonly alternatives: readonly string[];
  readonly has: (value: string) => boolean;
}

/**
 * Strings much simpler than `value`, each of which keeps something that may matter of it: its end or
 * its start, with the simplest string as the rest; or the alternative that it takes.
 */
export function* shortcuts(
  value: string,
  { minimum, alternatives, has }: Known,
): Generator<string> {
  const seen = new Set([value, minimum]);
  for (const text of [...crossings(value, minimum), ...alternatives]) {
    if (seen.has(text)) continue;
    seen.add(text);
    const isBetween = compareSimplicity(text, value) < 0 && compareSimplicity(text, minimum) > 0;
    if (isBetween && has(text)) yield text;
  }
}

function* crossings(value: string, minimum: string): Generator<string> {
  for (const size of kept) {
    if (size >= minimum.length || size >= value.length) return;
    yield minimum.slice(0, -size) + value.slice(-size);
    yield value.slice(0, size) + minimum.slice(size);
  }
}

/**
 * For each alternative in a pattern a string that takes it and is simple in all else, simplest
 * first. They need not have a length that is allowed.
 */
export function alternativesOf(plan: Plan): readonly string[] {
  const found = new Set<string>();
  for (const text of alternatives(plan)) {
    found.add(text);
    if (found.size >= mostAlternatives) break;
  }
  return [...found].sort(compareSimplicity);
}

function* alternatives(plan: Plan): Generator<string> {
  switch (plan.kind) {
    case "choice":
      for (const option of plan.options) yield simplest(option);
      for (const option of plan.options) yield* alternatives(option);
      return;
    case "sequence":
      for (const [index, item] of plan.items.entries()) {
        for (const text of alternatives(item)) {
          yield plan.items.map((other, at) => (at === index ? text : simplest(other))).join("");
        }
      }
      return;
    case "star":
    case "counted":
      // What is left out at the least is there once.
      if (first(plan.lengths) === 0) yield simplest(plan.body);
      if (first(plan.lengths) === 0) yield* alternatives(plan.body);
      return;
    case "capture":
      yield* alternatives(plan.body);
      return;
    case "text":
    case "run":
    case "backReference":
  }
}

function simplest(plan: Plan): string {
  return simplestString(plan, first(plan.lengths));
}
