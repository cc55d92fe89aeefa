import type { LifecycleCallData, LifecycleCountData, LifecycleRunData } from "./lifecycle-data.js";
import { isConditional, isUpToCallers, type Machine } from "./machine.js";
import type { CaseInstance } from "./sequence-values.js";

/**
 * A way through the machine, step by step. `in` is the state that the resource is in before the step,
 * of the resource's latest version where `version` is set.
 */
export type ScriptStep =
  /** A call, accepted, or refused with the error. */
  | {
      readonly kind: "call";
      readonly in: string;
      readonly operation: string;
      readonly error?: string;
      readonly message?: string;
      /** Refused only where this member of the request is not what the resource has. */
      readonly differs?: string;
      readonly version?: true;
    }
  /** A poll that sees the state. */
  | { readonly kind: "poll"; readonly in: string; readonly version?: true }
  /** What happens between two calls. */
  | {
      readonly kind: "turn";
      readonly in: string;
      readonly to: string;
      readonly instance?: CaseInstance;
      readonly version?: true;
    }
  /** From here on nothing happens by itself. */
  | { readonly kind: "stay"; readonly in: string; readonly version?: true };

export interface Script {
  /** The state that it begins in. */
  readonly start: string;
  readonly steps: readonly ScriptStep[];
}

/** Where a way through the machine has come to. */
export interface Whereabouts {
  readonly state: string;
  /** The state of the latest version; undefined before there is one. */
  readonly version: string | undefined;
  /** Whether nothing has changed since that version was published. */
  readonly isPublished: boolean;
  /** What callers were told of the resource, of the members that tell one revision from another. */
  readonly told: Readonly<Record<string, "latest" | "stale">>;
}

/** Where every way begins: nobody was told anything yet. */
export function beginningAt(start: string): Whereabouts {
  return { state: start, version: undefined, isPublished: false, told: {} };
}

/** Where a step leads to, or why the machine does not allow it; a sentence. */
export function after(machine: Machine, at: Whereabouts, step: ScriptStep): Whereabouts | string {
  const state = step.version ? at.version : at.state;
  if (state === undefined) return "there is no version yet.";
  if (state !== step.in) return `it is in the state ${state}, not in ${step.in}.`;
  const move = (to: string, changes?: readonly string[]): Whereabouts => {
    if (step.version) return { ...at, version: to };
    // Versions go with the resource, and what was known of it.
    if (!machine.exists(to)) return beginningAt(to);
    const isPublished = at.isPublished && !changes?.includes(machine.data.versions?.unlike ?? "");
    return { ...at, state: to, isPublished, told: outdated(at.told, changes) };
  };
  const shown = (to: Whereabouts): Whereabouts => ({ ...to, told: allTold(machine) });
  switch (step.kind) {
    case "stay":
      return at;
    case "poll":
      if (!machine.exists(state)) return `in the state ${state} there is nothing to be seen.`;
      return step.version ? at : shown(at);
    case "turn": {
      const turn = machine.turns(state, step.version).find(({ to }) => to === step.to);
      if (turn === undefined) return `nothing leads from ${state} to ${step.to} by itself.`;
      return move(step.to, turn.changes);
    }
    case "call": {
      const { operation, error } = step;
      if (error !== undefined) {
        if (machine.faults(operation, state).some((fault) => isFault(fault, step))) return at;
        const refusal = refusalFor(machine, state, step);
        if (refusal === undefined) {
          return `${operation} does not end with ${error} in the state ${state}.`;
        }
        const { differs } = refusal;
        if (differs !== undefined && at.told[differs] !== "stale") {
          return `nobody was told a ${differs} that is not the latest any more.`;
        }
        return move(refusal.to ?? state, refusal.changes);
      }
      if (machine.readOf(operation) !== undefined && machine.exists(state)) return shown(at);
      const rule = acceptance(machine, state, operation);
      if (rule === undefined) return `${operation} is not accepted in the state ${state}.`;
      if (rule.publishes !== undefined && rule.to === undefined && isThere(machine, at)) return at;
      const moved = move(rule.to ?? state, rule.changes);
      // The answer shows the version, not the resource.
      if (rule.publishes !== undefined) {
        const isPublished = machine.data.versions?.unlike !== undefined;
        return { ...moved, version: rule.publishes, isPublished };
      }
      return rule.view === undefined || !machine.exists(moved.state) ? moved : shown(moved);
    }
  }
}

/** Whether what would be published is there already. */
function isThere(machine: Machine, { version, isPublished }: Whereabouts): boolean {
  return isPublished && version !== undefined && machine.exists(version);
}

function isFault(
  fault: { readonly error: string; readonly message?: string },
  { error, message }: { readonly error?: string; readonly message?: string },
): boolean {
  return fault.error === error && (message === undefined || fault.message === message);
}

/** What was the latest of these members is not any more. */
function outdated(told: Whereabouts["told"], changes: readonly string[] = []): Whereabouts["told"] {
  const entries = Object.entries(told).map(
    ([name, was]) => [name, changes.includes(name) ? "stale" : was] as const,
  );
  return Object.fromEntries(entries);
}

function allTold(machine: Machine): Whereabouts["told"] {
  return Object.fromEntries(machine.differing.map((name) => [name, "latest"] as const));
}

/** The rule by which a call is accepted, when nothing that the request says speaks against it. */
export function acceptance(
  machine: Machine,
  state: string,
  operation: string,
): LifecycleCallData | undefined {
  const decisive = machine.rules(operation, state).find((rule) => !isConditional(rule));
  return decisive?.error === undefined ? decisive : undefined;
}

function refusalFor(
  machine: Machine,
  state: string,
  step: { readonly operation: string; readonly error?: string; readonly message?: string },
): LifecycleCallData | undefined {
  const { operation, error, message } = step;
  const rules = machine.rules(operation, state);
  // What comes behind a rule that holds for every request never counts.
  const end = rules.findIndex((rule) => !isConditional(rule));
  return rules
    .slice(0, end < 0 ? rules.length : end + 1)
    .filter((rule) => !isUpToCallers(rule))
    .find((rule) => rule.error === error && (message === undefined || rule.message === message));
}

/** What a run is asked for: `polls`, `times`, and the value of the cases that it is about. */
export interface RunOptions {
  readonly counts: Readonly<Record<string, number | undefined>>;
  readonly value?: string;
}

/**
 * The script of a run that has a name.
 *
 * @throws RangeError for a count that is no integer from 0 to 1,000, TypeError for a step that the
 *   machine does not allow.
 */
export function scriptOf(
  machine: Machine,
  run: LifecycleRunData,
  { counts, value }: RunOptions,
): Script {
  const steps: ScriptStep[] = [];
  let at = beginningAt(run.start);
  const add = (step: ScriptStep): void => {
    const next = after(machine, at, step);
    if (typeof next === "string") throw new TypeError(`Step ${steps.length + 1}: ${next}`);
    steps.push(step);
    at = next;
  };
  const stateOf = (version: true | undefined): string => (version ? at.version : at.state) ?? "";
  for (const data of run.steps) {
    if ("call" in data) {
      for (let time = countOf(data.times ?? 1, counts); time > 0; time -= 1) {
        add(callStep(machine, stateOf(undefined), data));
      }
    } else if ("polls" in data) {
      const version = data.version ? { version: true as const } : {};
      for (let time = countOf(data.polls, counts); time > 0; time -= 1) {
        add({ kind: "poll", in: stateOf(data.version), ...version });
      }
    } else if ("becomes" in data) {
      const version = data.version ? { version: true as const } : {};
      const instance =
        run.cases !== undefined && value !== undefined && data.case
          ? { instance: { record: run.cases, value } }
          : {};
      add({ kind: "turn", in: stateOf(data.version), to: data.becomes, ...instance, ...version });
    } else {
      add({ kind: "stay", in: at.state });
    }
  }
  return { start: run.start, steps };
}

function callStep(
  machine: Machine,
  state: string,
  { call, error, message }: { call: string; error?: string; message?: string },
): ScriptStep {
  const step = {
    kind: "call" as const,
    in: state,
    operation: call,
    ...(error === undefined ? {} : { error }),
  };
  if (error === undefined) return step;
  const refusal = refusalFor(machine, state, {
    operation: call,
    error,
    ...(message === undefined ? {} : { message }),
  });
  const fault = machine
    .faults(call, state)
    .find((one) => one.error === error && (message === undefined || one.message === message));
  const text = message ?? refusal?.message ?? fault?.message;
  const named = text === undefined ? step : { ...step, message: text };
  return refusal?.differs === undefined ? named : { ...named, differs: refusal.differs };
}

const most = 1000;

function countOf(count: number | LifecycleCountData, counts: RunOptions["counts"]): number {
  if (typeof count === "number") return count;
  const asked = counts[count.option] ?? count.usual;
  if (Number.isInteger(asked) && asked >= 0 && asked <= most) return asked;
  throw new RangeError(
    `${count.option}: expected an integer from 0 to ${most}, got ${String(asked)}.`,
  );
}
