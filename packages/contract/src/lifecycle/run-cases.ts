import type { MemberRules } from "../data.js";
import { ruleHolds } from "../situations/member-rule.js";
import type { Service } from "../service.js";
import type { LifecycleData, LifecycleRunData } from "./lifecycle-data.js";
import { describing, type Machine } from "./machine.js";

/**
 * The values of a member that a run can be about: those that occur in the state that it comes to with
 * the value.
 *
 * @param rulesOf what a situation of the structure says of its members.
 */
export function runCases<V extends string>(
  { states }: Pick<LifecycleData, "states">,
  { steps }: LifecycleRunData,
  {
    member,
    values,
    rulesOf,
  }: {
    readonly member: string;
    readonly values: readonly V[];
    readonly rulesOf: (situation: string) => MemberRules | undefined;
  },
): readonly V[] {
  const ends = steps.flatMap((step) => ("becomes" in step && step.case ? [step.becomes] : []));
  const situations = ends.flatMap((state) => [states[state]?.situation ?? []].flat());
  const rules = situations.flatMap((name) => {
    const rule = rulesOf(name)?.[member];
    return rule === undefined ? [] : [rule];
  });
  return values.filter((value) => rules.every((rule) => ruleHolds(rule, value)));
}

/** What a run of a lifecycle can be about, and the name of the enum that has it. */
export function casesOfRun(
  machine: Machine,
  service: Service,
  run: LifecycleRunData,
): { readonly enumName: string; readonly values: readonly string[] } {
  const { cases: record = "" } = run;
  const { cases, memberByName, situations } = describing(machine, service);
  const { member = "" } = cases.get(record) ?? {};
  const target = memberByName.get(member)?.target;
  const all = target?.type === "enum" ? target.values : [];
  const rulesOf = (situation: string): MemberRules | undefined =>
    situations.get(situation)?.members;
  const values = runCases(machine.data, run, { member, values: all, rulesOf });
  return { enumName: target?.name ?? record, values };
}
