import { decidingRules, type Subject } from "./deciding-rules.js";
import type { LifecycleCallData } from "./lifecycle-data.js";
import { isUpToCallers } from "./call-rule.js";
import type { Machine } from "./machine.js";
import type { ScriptCall, ScriptStep } from "./script.js";
import type { Whereabouts } from "./whereabouts.js";

/**
 * What the machine allows next, the simplest first: calls of the operation that is looked at, what
 * happens by itself, polls, other calls, those about versions and with requests of a special kind,
 * then what goes wrong.
 *
 * @param operation the one whose calls come first, by Smithy name.
 */
export function movesFrom(
  machine: Machine,
  at: Whereabouts,
  operation: string,
): readonly ScriptStep[] {
  const operations = [operation, ...machine.operations.filter((one) => one !== operation)];
  const { state, version } = at;
  const calls = operations.flatMap((one) => callsOf(machine, at, one, "resource"));
  const isFirst = (step: ScriptCall): boolean => isUsual(step) && step.operation === operation;
  const others: readonly Subject[] = ["version", "unpublished"];
  const aboutVersions = others.flatMap((subject) =>
    machine.qualified.flatMap((one) => callsOf(machine, at, one, subject)),
  );
  const isFine = ({ error }: ScriptCall): boolean => error === undefined;
  return [
    ...calls.filter(isFirst),
    ...turnsFrom(machine, state, {}),
    ...(machine.exists(state) ? [{ kind: "poll" as const, in: state }] : []),
    ...calls.filter((step) => isUsual(step) && !isFirst(step)),
    ...(version === undefined ? [] : versionMoves(machine, version)),
    ...aboutVersions.filter(isFine),
    ...calls.filter((step) => isFine(step) && !isUsual(step)),
    ...calls.filter((step) => !isFine(step)),
    ...aboutVersions.filter((step) => !isFine(step)),
  ];
}

/** Whether the call is accepted, and nothing is special about it. */
function isUsual({ error, asks, seldom }: ScriptCall): boolean {
  return error === undefined && asks === undefined && seldom === undefined;
}

function versionMoves(machine: Machine, state: string): readonly ScriptStep[] {
  const version = { version: true } as const;
  if (!machine.exists(state)) return [];
  return [...turnsFrom(machine, state, version), { kind: "poll", in: state, ...version }];
}

function turnsFrom(
  machine: Machine,
  state: string,
  version: { readonly version?: true },
): readonly ScriptStep[] {
  const turns = machine.turns(state, version.version);
  const usual = turns.filter(({ polls }) => polls !== undefined);
  const others = turns.filter(({ polls }) => polls === undefined);
  return [...usual, ...others].map(({ to }) => ({ kind: "turn", in: state, to, ...version }));
}

/** Every way in which a call of the operation can be answered. */
function callsOf(
  machine: Machine,
  at: Whereabouts,
  operation: string,
  subject: Subject,
): readonly ScriptCall[] {
  const state = stateOf(machine, at, subject);
  if (state === undefined) return [];
  const call = {
    kind: "call" as const,
    in: state,
    operation,
    ...(subject === "resource" ? {} : { [subject]: true as const }),
  };
  // Calls that only show what is there are polls, unless they are refused for what they ask.
  const isPoll = machine.readOf(operation) !== undefined && machine.exists(state);
  const rules = decidingRules(machine, operation, { subject, state, where: at.where }).filter(
    (rule) => {
      if (isPoll && (rule.error === undefined || !isUpToCallers(rule))) return false;
      return rule.differs === undefined || at.told[rule.differs] === "stale";
    },
  );
  const faults = machine.faults(operation, state, subject);
  return [...rules, ...faults].map((rule) => ({ ...call, ...parts(rule) }));
}

function stateOf(
  machine: Machine,
  { state, version }: Whereabouts,
  subject: Subject,
): string | undefined {
  if (subject === "resource") return state;
  if (subject === "unpublished") return machine.exists(state) ? machine.absence : undefined;
  // A version that is gone is as good as one that never was.
  return version !== undefined && machine.exists(version) ? version : undefined;
}

/** What a step tells of the rule by which it is answered. */
function parts(rule: Partial<LifecycleCallData>): Partial<ScriptCall> {
  const { error, message, differs, asks, seldom } = rule;
  return {
    ...(error === undefined ? {} : { error }),
    ...(message === undefined ? {} : { message }),
    ...(differs === undefined ? {} : { differs }),
    ...(asks === undefined ? {} : { asks }),
    ...(seldom === undefined ? {} : { seldom }),
  };
}
