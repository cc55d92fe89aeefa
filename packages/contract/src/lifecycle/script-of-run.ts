import { ruleOf, subjectOf } from "./deciding-rules.js";
import type { LifecycleCountData, LifecycleRunData, LifecycleStepData } from "./lifecycle-data.js";
import type { Machine } from "./machine.js";
import type { Script, ScriptCall, ScriptStep } from "./script.js";
import { after, beginningAt, type Whereabouts } from "./whereabouts.js";

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
    if (!isTaken(run, data, counts)) continue;
    if ("call" in data) {
      for (let time = countOf(data.times ?? 1, counts); time > 0; time -= 1) {
        add(callStep(machine, at, data));
      }
      continue;
    }
    const version = data.version ? { version: true as const } : {};
    if ("polls" in data) {
      for (let time = countOf(data.polls, counts); time > 0; time -= 1) {
        add({ kind: "poll", in: stateOf(data.version), ...version });
      }
    } else if ("becomes" in data) {
      const instance =
        run.cases !== undefined && value !== undefined && data.case
          ? { instance: { record: run.cases, value } }
          : {};
      add({ kind: "turn", in: stateOf(data.version), to: data.becomes, ...instance, ...version });
    } else {
      add({ kind: "stay", in: stateOf(data.version), ...version });
    }
  }
  return { start: run.start, steps };
}

function isTaken(
  run: LifecycleRunData,
  { with: wanted, without }: LifecycleStepData,
  counts: RunOptions["counts"],
): boolean {
  if (wanted !== undefined && optionOf(run, wanted, counts) === 0) return false;
  return without === undefined || optionOf(run, without, counts) === 0;
}

function optionOf(run: LifecycleRunData, option: string, counts: RunOptions["counts"]): number {
  const count = optionalCounts(run).find((one) => one.option === option);
  if (count !== undefined) return countOf(count, counts);
  throw new TypeError(`no step counts ${option}.`);
}

/** The options of a run that are numbers, such as `polls`, in the order of their names. */
export function countsOfRun(run: LifecycleRunData): readonly string[] {
  return [...new Set(optionalCounts(run).map(({ option }) => option))].sort();
}

function optionalCounts({ steps }: LifecycleRunData): readonly LifecycleCountData[] {
  return steps.flatMap((step) => {
    const count = "call" in step ? step.times : "polls" in step ? step.polls : undefined;
    return typeof count === "object" ? [count] : [];
  });
}

type CallData = Extract<LifecycleStepData, { readonly call: string }>;

function callStep(machine: Machine, at: Whereabouts, data: CallData): ScriptCall {
  const { call, error, message, asks, seldom, version, unpublished } = data;
  const subject = subjectOf(data);
  const states = { resource: at.state, version: at.version, unpublished: machine.absence };
  const state = states[subject] ?? "";
  const step: ScriptCall = {
    kind: "call",
    in: state,
    operation: call,
    ...(error === undefined ? {} : { error }),
    ...(message === undefined ? {} : { message }),
    ...(asks === undefined ? {} : { asks }),
    ...(seldom ? { seldom } : {}),
    ...(version ? { version } : {}),
    ...(unpublished ? { unpublished } : {}),
  };
  if (error === undefined) return step;
  const refusal = ruleOf(machine, step, { subject, state, where: at.where });
  const fault = machine
    .faults(call, state, subject)
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
