import type { Random } from "../random.js";
import { first, last } from "./intervals.js";
import type { Plan } from "./plan.js";

/** How far a repetition goes beyond its minimum when nothing asks for a length. */
const naturalRun = 12;
const naturalRepetitions = 3;

/**
 * A length that comes from the structure of a pattern: every alternative gets its turn, however
 * much longer than the others it is. Need not be one of the plan's lengths.
 */
export function naturalLength(plan: Plan, random: Random): number {
  switch (plan.kind) {
    case "text":
      return plan.text.length;
    case "run": {
      const shortest = first(plan.lengths);
      const span = Math.min(naturalRun, last(plan.lengths) - shortest);
      return span === 0 ? shortest : shortest + random.below(span + 1);
    }
    case "sequence":
      return plan.items.reduce((sum, item) => sum + naturalLength(item, random), 0);
    case "choice":
      return naturalLength(random.pick(plan.options), random);
    case "star":
      return random.below(naturalRepetitions + 1) * naturalLength(plan.body, random);
    case "counted": {
      const span = Math.min(naturalRepetitions, plan.max - plan.min);
      return (plan.min + random.below(span + 1)) * naturalLength(plan.body, random);
    }
    case "capture":
      return naturalLength(plan.body, random);
    case "backReference":
      return 0;
  }
}
