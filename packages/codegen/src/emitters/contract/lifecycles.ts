import type { LifecycleData, LifecycleRequestsData, LifecycleRunData } from "@shapesmith/contract";
import type { Plan } from "../../plan/plan.js";

/** The lifecycles of which a part of a service has what they need, without what it has not. */
export function lifecyclesData(plan: Plan): Readonly<Record<string, LifecycleData>> | undefined {
  const lifecycles = Object.entries(plan.service.traits.lifecycles ?? {});
  const kept = lifecycles.flatMap(([name, data]) => {
    const part = partOf(plan, data);
    return part === undefined ? [] : [[name, part] as const];
  });
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

function partOf(plan: Plan, data: LifecycleData): LifecycleData | undefined {
  const known = new Set(plan.operations.map(({ name }) => name));
  const structure = plan.shapes.find(({ shape }) => shape.id.endsWith(`#${data.structure}`));
  const reads = Object.entries(data.reads).filter(([operation]) => known.has(operation));
  // Without a poll no time goes on.
  if (structure === undefined || !reads.some(([, { list }]) => !list)) return undefined;
  const runs = Object.entries(data.runs).flatMap(([group, all]) => {
    const kept = Object.entries(all).filter(([, run]) =>
      callsOf(run).every((one) => known.has(one)),
    );
    return kept.length === 0 ? [] : [[group, Object.fromEntries(kept)] as const];
  });
  if (runs.length === 0) return undefined;
  const { requests, requestsIn } = data;
  return {
    ...data,
    structure: structure.name,
    reads: Object.fromEntries(reads),
    calls: ofOperations(known, data.calls),
    faults: ofOperations(known, data.faults),
    ...(requests === undefined ? {} : { requests: requestsOf(known, requests) }),
    ...(requestsIn === undefined
      ? {}
      : {
          requestsIn: Object.fromEntries(
            Object.entries(requestsIn).map(([name, own]) => [name, requestsOf(known, own)]),
          ),
        }),
    runs: Object.fromEntries(runs),
  };
}

function requestsOf(
  known: ReadonlySet<string>,
  requests: LifecycleRequestsData,
): LifecycleRequestsData {
  return Object.fromEntries(Object.entries(requests).filter(([operation]) => known.has(operation)));
}

function ofOperations<T extends { readonly operations?: readonly string[] }>(
  known: ReadonlySet<string>,
  rules: readonly T[],
): readonly T[] {
  return rules.flatMap((rule) => {
    const operations = rule.operations?.filter((name) => known.has(name));
    if (operations === undefined) return [rule];
    return operations.length === 0 ? [] : [{ ...rule, operations }];
  });
}

function callsOf({ steps }: LifecycleRunData): readonly string[] {
  return steps.flatMap((step) => ("call" in step ? [step.call] : []));
}
