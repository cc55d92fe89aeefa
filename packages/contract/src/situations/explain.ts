import type { Grade } from "../data.js";
import type { ShapeNode } from "../node.js";
import { differencesFrom, nearestOf } from "./nearest-situation.js";
import { situatedParts } from "./situated-parts.js";
import { isInSituation, possibleSituations } from "./situations-by-aspect.js";

/** What the situations of a value's structures say of it. */
export interface Explanation {
  /**
   * The situations that the value and its parts are in: the outermost structure first, those of each
   * aspect in the order of the contract.
   */
  readonly situations: readonly ExplainedSituation[];
  /** Aspects in which a structure is in no situation; empty where everything is explained. */
  readonly unexplained: readonly UnexplainedAspect[];
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

/**
 * Which situations a value and the structures in it are in, and of which aspects in none.
 *
 * @param operation whose answer the value is, where that is known: some situations are of the answers
 *   of certain operations alone, and these have no other ones.
 */
export function explainValue(root: ShapeNode, value: unknown, operation?: string): Explanation {
  const situations: ExplainedSituation[] = [];
  const unexplained: UnexplainedAspect[] = [];
  for (const part of situatedParts(root, value)) {
    const { node, members, path } = part;
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
  return { situations, unexplained };
}
