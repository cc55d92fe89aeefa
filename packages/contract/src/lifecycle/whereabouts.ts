import type { MemberRules } from "../data.js";
import { ruleOf, subjectOf } from "./deciding-rules.js";
import type { LifecycleFaultData } from "./lifecycle-data.js";
import type { Machine } from "./machine.js";
import type { ScriptCall, ScriptStep } from "./script.js";
import { rulesText } from "./script-text.js";

/** Where a way through the machine has come to. */
export interface Whereabouts {
  readonly state: string;
  /** The state of the latest version; undefined before there is one. */
  readonly version: string | undefined;
  /** Whether nothing has changed since that version was published. */
  readonly isPublished: boolean;
  /** What callers were told of the resource, of the members that tell one revision from another. */
  readonly told: Readonly<Record<string, "latest" | "stale">>;
  /** What the resource is like, where that decides over calls. */
  readonly where: MemberRules;
}

/** Where every way begins: nobody was told anything yet. */
export function beginningAt(start: string, where: MemberRules = {}): Whereabouts {
  return { state: start, version: undefined, isPublished: false, told: {}, where };
}

/** Where a step leads to, or why the machine does not allow it; a sentence. */
export function after(machine: Machine, at: Whereabouts, step: ScriptStep): Whereabouts | string {
  const state = stateBefore(machine, at, step);
  if (state === undefined) return "there is no version yet.";
  if (state !== step.in) return `it is in the state ${state}, not in ${step.in}.`;
  switch (step.kind) {
    case "stay":
      return at;
    case "poll":
      if (!machine.exists(state)) return `in the state ${state} there is nothing to be seen.`;
      return step.version ? at : shown(machine, at);
    case "turn": {
      const turn = machine.turns(state, step.version).find(({ to }) => to === step.to);
      if (turn === undefined) return `nothing leads from ${state} to ${step.to} by itself.`;
      return moved(machine, at, step, { to: step.to, changes: turn.changes });
    }
    case "call":
      return afterCall(machine, at, step);
  }
}

function stateBefore(machine: Machine, at: Whereabouts, step: ScriptStep): string | undefined {
  if (step.version) return at.version;
  const isUnpublished = step.kind === "call" && step.unpublished;
  if (!isUnpublished) return at.state;
  return machine.exists(at.state) ? machine.absence : undefined;
}

function afterCall(machine: Machine, at: Whereabouts, step: ScriptCall): Whereabouts | string {
  const { operation, error, in: state } = step;
  const subject = subjectOf(step);
  if (subject !== "resource" && !machine.qualified.includes(operation)) {
    return `${operation} is about no version: its request has no ${machine.data.versions?.qualifier}.`;
  }
  if (error !== undefined && isFault(machine, step)) return at;
  const isSeen = machine.readOf(operation) !== undefined && machine.exists(state);
  if (error === undefined && isSeen) return subject === "resource" ? shown(machine, at) : at;
  const rule = ruleOf(machine, step, { subject, state, where: at.where });
  if (rule === undefined) {
    const asked = step.asks === undefined ? "" : ` with ${rulesText(step.asks)}`;
    const seldom = step.seldom ? ", not even seldom" : "";
    if (error !== undefined) {
      return `${operation}${asked} does not end with ${error} in the state ${state}${seldom}.`;
    }
    return `${operation}${asked} is not accepted in the state ${state}${seldom}.`;
  }
  const { differs, publishes } = rule;
  if (differs !== undefined && at.told[differs] !== "stale") {
    return `nobody was told a ${differs} that is not the latest any more.`;
  }
  if (subject === "unpublished") return at;
  if (publishes !== undefined && rule.to === undefined && isThere(machine, at)) return at;
  const to = moved(machine, at, step, { to: rule.to ?? state, changes: rule.changes });
  if (error !== undefined || subject === "version") return to;
  // The answer shows the version, not the resource.
  if (publishes !== undefined) {
    const isPublished = machine.data.versions?.unlike !== undefined;
    return { ...to, version: publishes, isPublished };
  }
  return rule.view === undefined || !machine.exists(to.state) ? to : shown(machine, to);
}

function moved(
  machine: Machine,
  at: Whereabouts,
  { version }: Pick<ScriptStep, "version">,
  { to, changes }: { readonly to: string; readonly changes: readonly string[] | undefined },
): Whereabouts {
  if (version) return { ...at, version: to };
  // Versions go with the resource, and what was known of it.
  if (!machine.exists(to)) return beginningAt(to, at.where);
  const isPublished = at.isPublished && !changes?.includes(machine.data.versions?.unlike ?? "");
  return { ...at, state: to, isPublished, told: outdated(at.told, changes) };
}

/** Whether what would be published is there already. */
function isThere(machine: Machine, { version, isPublished }: Whereabouts): boolean {
  return isPublished && version !== undefined && machine.exists(version);
}

function isFault(
  machine: Machine,
  { operation, in: state, error, message, ...step }: ScriptCall,
): boolean {
  const isSame = (fault: LifecycleFaultData): boolean =>
    fault.error === error && (message === undefined || fault.message === message);
  return machine.faults(operation, state, subjectOf(step)).some(isSame);
}

/** What was the latest of these members is not any more. */
function outdated(told: Whereabouts["told"], changes: readonly string[] = []): Whereabouts["told"] {
  const entries = Object.entries(told).map(
    ([name, was]) => [name, changes.includes(name) ? "stale" : was] as const,
  );
  return Object.fromEntries(entries);
}

function shown(machine: Machine, to: Whereabouts): Whereabouts {
  const told = Object.fromEntries(machine.differing.map((name) => [name, "latest"] as const));
  return { ...to, told };
}
