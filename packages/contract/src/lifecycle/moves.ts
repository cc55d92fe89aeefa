import { acceptance, type ScriptStep, type Whereabouts } from "./script.js";
import { isConditional, isUpToCallers, type Machine } from "./machine.js";

/**
 * What the machine allows next, the simplest first: calls of the operation that is looked at, what
 * happens by itself, other calls, polls, then what goes wrong.
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
  const accepted = operations.flatMap((one): readonly ScriptStep[] => {
    if (machine.readOf(one) !== undefined) return [];
    return acceptance(machine, state, one) === undefined
      ? []
      : [{ kind: "call", in: state, operation: one }];
  });
  const polls: readonly ScriptStep[] = machine.exists(state) ? [{ kind: "poll", in: state }] : [];
  const [first, ...others] = accepted;
  const moves: readonly ScriptStep[] = [
    ...(first?.kind === "call" && first.operation === operation ? [first] : []),
    ...turnsFrom(machine, state, {}),
    ...polls,
    ...(first?.kind === "call" && first.operation === operation ? others : accepted),
    ...(version === undefined ? [] : versionMoves(machine, version)),
    ...operations.flatMap((one) => failures(machine, at, one)),
  ];
  return moves;
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

function failures(
  machine: Machine,
  { state, told }: Whereabouts,
  operation: string,
): readonly ScriptStep[] {
  const rules = machine.rules(operation, state);
  const end = rules.findIndex((rule) => !isConditional(rule));
  // What a request must ask for is up to who sends it.
  const decisive = (end < 0 ? rules : rules.slice(0, end + 1)).filter(
    (rule) => !isUpToCallers(rule),
  );
  return [...decisive, ...machine.faults(operation, state)].flatMap((rule) => {
    const { error, message } = rule;
    if (error === undefined) return [];
    const differs = "differs" in rule ? rule.differs : undefined;
    // Only what callers were told before can be stale.
    if (differs !== undefined && told[differs] !== "stale") return [];
    return [
      {
        kind: "call" as const,
        in: state,
        operation,
        error,
        ...(message === undefined ? {} : { message }),
        ...(differs === undefined ? {} : { differs }),
      },
    ];
  });
}
