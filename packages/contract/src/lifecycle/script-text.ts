import type { MemberRules } from "../data.js";
import { ruleText } from "../situations/member-rule.js";
import type { Script, ScriptStep } from "./script.js";

/** The run in words, one line a step. */
export function scriptText({ start, steps, where = {} }: Script): string {
  const kind = Object.keys(where).length === 0 ? "" : ` with ${rulesText(where)}`;
  return [`from ${start}${kind}:`, ...steps.map(stepText)].join("\n  ");
}

function stepText(step: ScriptStep): string {
  const of = step.version ? "version: " : "";
  if (step.kind === "poll") return `${of}a poll sees ${step.in}`;
  if (step.kind === "stay") return `${of}it stays ${step.in}`;
  if (step.kind === "turn") {
    const code = step.instance === undefined ? "" : ` (${step.instance.value})`;
    return `${of}it becomes ${step.to}${code}`;
  }
  const { operation, error, message, asks, seldom, unpublished } = step;
  const about = unpublished ? "a version that is not there: " : of;
  const asked = asks === undefined ? "" : ` with ${rulesText(asks)}`;
  if (error !== undefined) {
    const text = message === undefined ? "" : ` (${message})`;
    return `${about}${operation}${asked} is refused: ${error}${text}`;
  }
  return `${about}${operation}${asked} is accepted${seldom ? ", in the way that is seldom" : ""}`;
}

/** Rules for members in words. */
export function rulesText(rules: MemberRules): string {
  return Object.entries(rules)
    .map(([name, rule]) => `${name} ${ruleText(rule)}`)
    .join(" and ");
}
