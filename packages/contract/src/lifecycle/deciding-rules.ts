import type { MemberRules } from "../data.js";
import { ruleHolds } from "../situations/member-rule.js";
import type { LifecycleCallData } from "./lifecycle-data.js";
import type { Machine } from "./machine.js";
import type { ScriptCall } from "./script.js";

/** What a call is about: the resource itself, its latest version, or a version that is not there. */
export type Subject = "resource" | "version" | "unpublished";

export function subjectOf({
  version,
  unpublished,
}: Pick<ScriptCall, "version" | "unpublished">): Subject {
  if (unpublished) return "unpublished";
  return version ? "version" : "resource";
}

/** What is known of a call's subject before the call is made. */
export interface Target {
  readonly subject: Subject;
  readonly state: string;
  /** What the resource is like; what is not said here does not hold. */
  readonly where: MemberRules;
}

/**
 * The rules that can decide over a call, depending on what its request says. The last of them holds
 * for every request, unless the machine leaves some open.
 */
export function decidingRules(
  machine: Machine,
  operation: string,
  target: Target,
): readonly LifecycleCallData[] {
  const { subject, state, where } = target;
  const known = knownRules.get(machine) ?? new Map<string, readonly LifecycleCallData[]>();
  knownRules.set(machine, known);
  const call = `${operation} ${subject} ${state} ${JSON.stringify(where)}`;
  const found = known.get(call) ?? rulesOf(machine, operation, target);
  known.set(call, found);
  return found;
}

const knownRules = new WeakMap<Machine, Map<string, readonly LifecycleCallData[]>>();

function rulesOf(
  machine: Machine,
  operation: string,
  target: Target,
): readonly LifecycleCallData[] {
  const possible = machine
    .rules(operation, target.state)
    .filter((rule) => isAbout(machine, rule, target));
  // What comes behind a rule that holds for every request never counts.
  const end = possible.findIndex(
    ({ differs, asks, seldom }) =>
      differs === undefined && asks === undefined && seldom === undefined,
  );
  return end < 0 ? possible : possible.slice(0, end + 1);
}

/** The rule by which a step of a script is answered as it says. */
export function ruleOf(
  machine: Machine,
  step: Pick<ScriptCall, "operation" | "error" | "message" | "asks" | "seldom">,
  target: Target,
): LifecycleCallData | undefined {
  return decidingRules(machine, step.operation, target).find(
    ({ error, message, asks, seldom, differs }) =>
      error === step.error &&
      (step.message === undefined || message === step.message) &&
      seldom === step.seldom &&
      JSON.stringify(asks) === JSON.stringify(step.asks) &&
      (error !== undefined || differs === undefined),
  );
}

function isAbout(
  { data }: Machine,
  { unpublished, where = {}, asks = {} }: LifecycleCallData,
  { subject, where: known }: Target,
): boolean {
  if (unpublished && subject !== "unpublished") return false;
  const { versions } = data;
  // Calls about versions say which one.
  const isQualified = versions !== undefined && Object.hasOwn(asks, versions.qualifier);
  if (isQualified && subject !== "resource") return false;
  return Object.entries(where).every(([name, rule]) => {
    if (name !== versions?.member) return JSON.stringify(known[name]) === JSON.stringify(rule);
    return ruleHolds(rule, subject === "resource" ? versions.latest : "1");
  });
}
