import type { Grade } from "../data.js";
import type { ShapeNode } from "../node.js";
import { enforcedConditions } from "./condition.js";
import { differencesFrom, nearestOf } from "./nearest-situation.js";
import { spokenMembers } from "./spoken-members.js";
import { situatedParts } from "./situated-parts.js";
import { isInSituation, possibleSituations } from "./situations-by-aspect.js";

/**
 * What the situations and conditions of a value's structures say of it. It is explained where nothing
 * is `unexplained` and there are no `contradictions`.
 */
export interface Explanation {
  /**
   * The situations that the value and its parts are in: the outermost structure first, those of each
   * aspect in the order of the contract.
   */
  readonly situations: readonly ExplainedSituation[];
  /** Aspects in which a structure is in no situation. */
  readonly unexplained: readonly UnexplainedAspect[];
  /** The conditions that a structure breaks, of those that validation holds values to. */
  readonly contradictions: readonly Contradiction[];
}

export interface ExplainedSituation {
  /** Where the structure is: members, indexes and keys from the root, for which it is empty. */
  readonly path: readonly (string | number)[];
  readonly name: string;
  /** What the situation is about, where a structure has situations of several kinds. */
  readonly aspect: string;
  readonly grade: Grade;
}

export interface UnexplainedAspect {
  /** Where the structure is: members, indexes and keys from the root, for which it is empty. */
  readonly path: readonly (string | number)[];
  readonly aspect: string;
  /** The situation that the fewest members speak against. */
  readonly nearest: string;
  /** What speaks against it, such as `StateReasonCode: expected absent, got "Idle"`. */
  readonly differences: readonly string[];
}

/** What always holds, and does not hold of this value. */
export interface Contradiction {
  /** Where the structure is: members, indexes and keys from the root, for which it is empty. */
  readonly path: readonly (string | number)[];
  /** The condition's name. */
  readonly condition: string;
  readonly grade: Grade;
  /** JMESPath that is not true of the structure. */
  readonly expression: string;
  /** The members that it speaks of, such as `State "Active", StateReason "x"`. */
  readonly actual: string;
}

/**
 * Which situations a value and the structures in it are in, of which aspects in none, and which
 * conditions they break.
 *
 * @param operation whose answer the value is, where that is known: some situations are of the answers
 *   of certain operations alone, and these have no other ones.
 */
export function explainValue(root: ShapeNode, value: unknown, operation?: string): Explanation {
  const situations: ExplainedSituation[] = [];
  const unexplained: UnexplainedAspect[] = [];
  const contradictions: Contradiction[] = [];
  for (const part of situatedParts(root, value)) {
    const { node, members, path } = part;
    for (const condition of enforcedConditions(node)) {
      if (condition.holds(members)) continue;
      const { name, grade, expression } = condition;
      const actual = spokenMembers(node, condition, members);
      contradictions.push({ path, condition: name, grade, expression, actual });
    }
    for (const [aspect, possible] of possibleSituations(node, operation)) {
      const fitting = possible.filter(([, data]) => isInSituation(data, members));
      for (const [name, { grade }] of fitting) situations.push({ path, name, aspect, grade });
      const nearest = fitting.length > 0 ? undefined : nearestOf(possible, members);
      if (nearest === undefined) continue;
      const differences = differencesFrom(nearest[1], part);
      unexplained.push({
        path,
        aspect,
        nearest: nearest[0],
        differences: differences.map(({ text }) => text),
      });
    }
  }
  return { situations, unexplained, contradictions };
}
