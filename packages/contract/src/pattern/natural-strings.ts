import type { Random } from "../random.js";
import type { Plan } from "./plan.js";

/** How far a repetition goes beyond its minimum when nothing asks for a length. */
const naturalRun = 16;
const naturalRepetitions = 3;

/** What the groups of the string that is being made have matched, by their numbers. */
export type Captured = Map<number, string>;

/**
 * A string that comes from the structure of a pattern: every alternative gets its turn, however
 * much longer than the others it is. Its length need not be one that the bounds allow.
 */
export function naturalString(plan: Plan, random: Random, captured: Captured): string {
  switch (plan.kind) {
    case "text":
      return plan.text;
    case "run": {
      const span = Math.min(naturalRun, plan.greatest - plan.least);
      // The shortest comes more often: beside it conditions on the text around hold more often.
      const extra = span === 0 ? 0 : Math.max(0, random.below(span + 3) - 2);
      const length = plan.least + extra;
      return length === 0 ? "" : plan.alphabet.pickText(random, length);
    }
    case "sequence": {
      const { items } = plan;
      let text = "";
      for (let index = 0; index < items.length; index++) {
        text += naturalString(items[index] as Plan, random, captured);
      }
      return text;
    }
    case "choice": {
      const { options } = plan;
      return naturalString(options[random.below(options.length)] as Plan, random, captured);
    }
    case "star":
      return repeated(plan.body, random.below(naturalRepetitions + 1), random, captured);
    case "counted": {
      const span = Math.min(naturalRepetitions, plan.max - plan.min);
      const times = span === 0 ? plan.min : plan.min + random.below(span + 1);
      return repeated(plan.body, times, random, captured);
    }
    case "capture": {
      const text = naturalString(plan.body, random, captured);
      captured.set(plan.index, text);
      return text;
    }
    case "backReference":
      return captured.get(plan.index) ?? "";
  }
}

function repeated(body: Plan, times: number, random: Random, captured: Captured): string {
  let text = "";
  for (let left = times; left > 0; left--) text += naturalString(body, random, captured);
  return text;
}
