import type { MemberRule, MemberRules } from "../data.js";
import { isObject } from "../check/object.js";
import { put } from "../put.js";
import { ruleHolds, rulesHold } from "../situations/member-rule.js";
import type { Members } from "./sequence-values.js";

/**
 * The first of these requests that can be what is asked for, made so; undefined where none can be.
 *
 * @param others where values come from that are only asked to be there.
 */
export function askedRequest(
  requests: readonly Members[],
  asks: MemberRules,
  others: Members,
): Members | undefined {
  const isAsked = (request: Members): boolean => rulesHold(Object.entries(asks), request);
  const changed = requests.map((one) => withRules(one, asks));
  const filled = requests.map((one) => withRules({ ...others, ...one }, asks));
  return [...requests, ...changed, ...filled].find(isAsked);
}

function withRules(members: Members, rules: MemberRules): Members {
  const made: Record<string, unknown> = { ...members };
  for (const [name, rule] of Object.entries(rules)) {
    if (ruleHolds(rule, made[name])) continue;
    const value = valueOf(rule, made[name]);
    if (value === undefined) delete made[name];
    else put(made, name, value);
  }
  return made;
}

/** A value that keeps the rule, where it says itself which; undefined: none, or it does not. */
function valueOf(rule: MemberRule, before: unknown): unknown {
  if (rule === null) return undefined;
  if ("is" in rule) return rule.is;
  if ("oneOf" in rule) return rule.oneOf[0];
  if ("members" in rule) return withRules(isObject(before) ? before : {}, rule.members);
  return before;
}

/** Members that keep the rules; undefined for rules that do not say which values keep them. */
export function membersOfRules(rules: MemberRules): Members | undefined {
  const made = withRules({}, rules);
  return rulesHold(Object.entries(rules), made) ? made : undefined;
}
