import type { MemberRules, SituationData } from "../data.js";
import { printValue } from "../print.js";
import { memberOf, ruleHolds, ruleText } from "./member-rule.js";
import type { SituatedPart } from "./situated-parts.js";
import type { NamedSituation } from "./situations-by-aspect.js";

/** What speaks against a situation. */
export interface Difference {
  readonly member: string;
  /** Such as `StateReasonCode: expected absent, got "Idle"`. */
  readonly text: string;
}

/**
 * The situation that the fewest members speak against, the first of several; undefined where there
 * is none.
 *
 * @param fixed members that cannot be helped: those that the fewest of these speak against come first.
 */
export function nearestOf(
  situations: readonly NamedSituation[],
  members: Readonly<Record<string, unknown>>,
  fixed: ReadonlySet<string> = new Set(),
): NamedSituation | undefined {
  let nearest: NamedSituation | undefined;
  let fewest = Infinity;
  for (const situation of situations) {
    const broken = brokenRules(situation[1], members);
    const weights = broken.map((name) => {
      if (!fixed.has(name)) return 1;
      // A value that is there says more than one that is missing.
      return memberOf(members, name) === undefined ? manyMembers : 2 * manyMembers;
    });
    const count = weights.reduce((sum, weight) => sum + weight, 0);
    if (count < fewest) [nearest, fewest] = [situation, count];
  }
  return nearest;
}

/** More than a situation tells of. */
const manyMembers = 1_000_000;

/** What of a structure speaks against the situation. */
export function differencesFrom(
  situation: SituationData,
  { node, members }: Pick<SituatedPart, "node" | "members">,
): readonly Difference[] {
  const rules = rulesFor(situation, members);
  return brokenRules(situation, members).map((member) => {
    const part = memberOf(members, member);
    const sensitive = node.memberByName.get(member)?.target.sensitive;
    const got = part === undefined ? "nothing" : printValue(part, sensitive);
    return { member, text: `${member}: expected ${ruleText(rules[member] ?? null)}, got ${got}` };
  });
}

/** The members that speak against the situation. */
function brokenRules(
  situation: SituationData,
  members: Readonly<Record<string, unknown>>,
): readonly string[] {
  return brokenAmong(rulesFor(situation, members), members);
}

/** What the situation tells of members, with the values that no model lists where these are nearer. */
function rulesFor(
  { members: firm, usually = {}, observed }: SituationData,
  members: Readonly<Record<string, unknown>>,
): MemberRules {
  const there = Object.entries(usually).filter(([name]) => memberOf(members, name) !== undefined);
  const rules = { ...Object.fromEntries(there), ...firm };
  if (observed === undefined) return rules;
  const recorded = { ...rules, ...observed };
  const isNearer = brokenAmong(recorded, members).length < brokenAmong(rules, members).length;
  return isNearer ? recorded : rules;
}

function brokenAmong(
  rules: MemberRules,
  members: Readonly<Record<string, unknown>>,
): readonly string[] {
  return Object.entries(rules).flatMap(([name, rule]) =>
    ruleHolds(rule, memberOf(members, name)) ? [] : [name],
  );
}
