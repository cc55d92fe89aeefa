import type { MemberRule, MemberRules, SituationData } from "../data.js";

/** What values that are made for a situation are like. */
export interface MakingRules {
  /** Of members that are there, or absent, in each of these values. */
  readonly firm: MemberRules;
  /** Of members that may also be absent. */
  readonly loose: MemberRules;
}

/** How to make values that are in a situation; `isObserved`: with values that no model lists. */
export function makingRules(
  { members, usually, observed, typical = {} }: SituationData,
  isObserved: boolean,
): MakingRules {
  const told = isObserved ? { ...members, ...observed } : members;
  const firm = new Map(Object.entries(told));
  const loose = new Map<string, MemberRule>(Object.entries(usually ?? {}));
  for (const name of firm.keys()) loose.delete(name);
  for (const [name, rule] of Object.entries(typical)) {
    if (firm.get(name) !== null) (firm.has(name) ? firm : loose).set(name, rule);
  }
  return { firm: Object.fromEntries(firm), loose: Object.fromEntries(loose) };
}
