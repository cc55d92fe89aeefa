import type { Grade, MemberRule, SituationData } from "../data.js";
import type { StructureNode } from "../node.js";
import { printValue } from "../print.js";
import { isObject } from "../check/object.js";
import { memberOf, ruleHolds, ruleText } from "./member-rule.js";

/** What the situations of a structure say of one value. */
export interface Explanation {
  /** The situations that the value is in: those of each aspect in the order of the contract. */
  readonly situations: readonly ExplainedSituation[];
  /** Aspects of which the value is in no situation; empty where everything is explained. */
  readonly unexplained: readonly UnexplainedAspect[];
}

export interface ExplainedSituation {
  readonly name: string;
  /** What the situation is about, where a structure has situations of several kinds. */
  readonly aspect: string;
  readonly grade: Grade;
}

export interface UnexplainedAspect {
  readonly aspect: string;
  /** The situation that the fewest members speak against. */
  readonly nearest: string;
  /** What speaks against it, such as `StateReasonCode: expected absent, got "Idle"`. */
  readonly differences: readonly string[];
}

/** Which situations a value of a structure is in, and of which aspects it is in none. */
export function explainValue(node: StructureNode, value: unknown): Explanation {
  const members = isObject(value) ? value : {};
  const aspects = new Map<string, [string, SituationData][]>();
  for (const [name, situation] of node.situations) {
    const { aspect = "" } = situation;
    aspects.set(aspect, [...(aspects.get(aspect) ?? []), [name, situation]]);
  }
  const situations: ExplainedSituation[] = [];
  const unexplained: UnexplainedAspect[] = [];
  for (const [aspect, all] of aspects) {
    const judged = all.map(([name, { grade, members: firm, usually = {}, observed }]) => {
      const loose = Object.entries(usually).filter(
        ([key, rule]) => memberOf(members, key) !== undefined && !isFormat(rule),
      );
      const rules = { ...Object.fromEntries(loose), ...firm };
      const differences = differencesOf(rules, members);
      const asObserved =
        observed === undefined ? differences : differencesOf({ ...rules, ...observed }, members);
      const isNearer = asObserved.length < differences.length;
      return { name, grade, differences: isNearer ? asObserved : differences };
    });
    const fitting = judged.filter(({ differences }) => differences.length === 0);
    situations.push(...fitting.map(({ name, grade }) => ({ name, aspect, grade })));
    const [nearest] = judged.sort((a, b) => a.differences.length - b.differences.length);
    if (fitting.length > 0 || nearest === undefined) continue;
    unexplained.push({ aspect, nearest: nearest.name, differences: nearest.differences });
  }
  return { situations, unexplained };
}

/** How a text is usually written tells nothing of the situation: recording tools replace ids and hashes. */
function isFormat(rule: MemberRule): boolean {
  return rule !== null && "matches" in rule;
}

function differencesOf(
  rules: Readonly<Record<string, MemberRule>>,
  value: Readonly<Record<string, unknown>>,
): readonly string[] {
  return Object.entries(rules).flatMap(([name, rule]) => {
    const part = memberOf(value, name);
    if (ruleHolds(rule, part)) return [];
    const got = part === undefined ? "nothing" : printValue(part);
    return [`${name}: expected ${ruleText(rule)}, got ${got}`];
  });
}
