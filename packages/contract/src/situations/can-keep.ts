import type { MemberRule, MemberRules, Scalar } from "../data.js";
import { memberOf } from "./member-rule.js";
import type { Condition } from "./condition.js";

/**
 * Whether members that are as the rules say can keep a condition. True where that cannot be told:
 * the rules leave it open, or the condition is more than comparisons with constants.
 */
export function canKeep(condition: Condition, rules: MemberRules): boolean {
  const { alternatives } = condition;
  if (alternatives.length === 0) return true;
  return alternatives.some((way) =>
    [...way].every(([name, demanded]) => {
      const rule = memberOf(rules, name) as MemberRule | undefined;
      return rule === undefined || areCompatible(rule, demanded);
    }),
  );
}

/** Whether some value, or its absence, is as both rules say. */
function areCompatible(rule: MemberRule, demanded: MemberRule): boolean {
  if (rule === null || demanded === null) return rule === demanded;
  const values = valuesOf(rule);
  return values === undefined || values.some((value) => isAllowed(demanded, value));
}

function valuesOf(rule: Exclude<MemberRule, null>): readonly Scalar[] | undefined {
  if ("is" in rule) return [rule.is];
  return "oneOf" in rule ? rule.oneOf : undefined;
}

function isAllowed(demanded: Exclude<MemberRule, null>, value: Scalar): boolean {
  if ("is" in demanded) return demanded.is === value;
  return !("not" in demanded) || !demanded.not.includes(value);
}
