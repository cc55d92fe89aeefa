import type { LifecycleCallData, Machine } from "@shapesmith/contract";

/** States that no run comes to, and rules that never decide over a call; sentences. */
export function deadParts(machine: Machine): readonly string[] {
  const reached = statesReached(machine);
  const lost = machine.states.filter((state) => !reached.has(state));
  const states = lost.map(
    (state) =>
      `states.${state}: nothing leads to it. Start a run in it, let a call or turn lead to it, or ` +
      "remove it.",
  );
  const calls = machine.data.calls.flatMap((rule, index) => {
    const before = rulesBefore(machine, rule, reached);
    if (before === undefined) return [];
    const why =
      before.length === 0
        ? "its operations are called in none of its states."
        : `all of its calls are decided by calls.${before.join(", calls.")} before. Put it first.`;
    return [`calls.${index}: it never decides: ${why}`];
  });
  return [...states, ...calls];
}

/** The states that a run or an arbitrary sequence can come to, be it by the resource or a version. */
function statesReached(machine: Machine): ReadonlySet<string> {
  const { runs, calls, turns } = machine.data;
  const starts = Object.values(runs).flatMap((group) => Object.values(group));
  const reached = new Set(starts.map(({ start }) => start));
  // Of a lifecycle that has versions, some may not be there.
  const absent = machine.data.versions === undefined ? undefined : machine.absence;
  if (absent !== undefined) reached.add(absent);
  for (let size = -1; size !== reached.size;) {
    size = reached.size;
    for (const { from, to, publishes } of calls) {
      const isCalled = from === undefined || from.some((state) => reached.has(state));
      for (const state of isCalled ? [to, publishes] : []) {
        if (state !== undefined) reached.add(state);
      }
    }
    for (const { from, to } of turns) if (reached.has(from)) reached.add(to);
  }
  return reached;
}

/** Which rules decide over all the calls that a rule is about; undefined where it decides over some. */
function rulesBefore(
  machine: Machine,
  rule: LifecycleCallData,
  reached: ReadonlySet<string>,
): readonly number[] | undefined {
  const { calls } = machine.data;
  const found = new Set<number>();
  for (const operation of rule.operations ?? machine.operations) {
    for (const state of reached) {
      const rules = machine.rules(operation, state);
      if (!rules.includes(rule)) continue;
      const before = rules.slice(0, rules.indexOf(rule)).find(isAlways);
      if (before === undefined) return undefined;
      found.add(calls.indexOf(before));
    }
  }
  return [...found].toSorted((one, other) => one - other);
}

function isAlways({ differs, asks, where, unpublished, seldom }: LifecycleCallData): boolean {
  return [differs, asks, where, unpublished, seldom].every((part) => part === undefined);
}
