import {
  type CaseInstance,
  casesOfRun,
  lazyRecord,
  type LifecycleRunData,
  type Machine,
  type OperationContracts,
  type OperationTypes,
  requireKnownOptions,
  resourceKinds,
  type RunGroup,
  runGroups,
  type Sequence,
  type Service,
} from "@shapesmith/contract";
import type { Arbitrary } from "fast-check";
import type { Override } from "../overrides.js";
import { ArbitraryValues } from "./arbitrary-values.js";
import type { AnyOperations } from "./any-operations.js";
import { PathArbitrary } from "./path-arbitrary.js";

/** What an arbitrary of sequences generates. */
export interface SequenceArbitraryOptions<T> {
  /** Steps at most: calls, polls, and what happens between them. From 1 to 1,000, by default 12. */
  readonly maxSteps?: number;
  /** Members that the resource has, but for those that tell its state. */
  readonly overrides?: Override<T>;
  /** Answers show what was recorded from the real service though no model lists it. False by default. */
  readonly observed?: boolean;
  /**
   * Some sequences end in a state that should not last and does: a caller that waits for its end
   * without a limit of its own waits forever. False by default.
   */
  readonly neverEnds?: boolean;
}

/**
 * The arbitrary of the runs of one group: any interleaving of calls, polls and failures that the
 * lifecycle allows. It shrinks to fewer steps, to those that succeed, and to the simplest values.
 */
export type SequenceArbitrary<O extends { readonly [K in keyof O]: OperationTypes }, T> = (
  options?: SequenceArbitraryOptions<T>,
) => Arbitrary<Sequence<O>>;

/**
 * Arbitraries of sequences by group, such as `updateFunctionConfiguration`.
 *
 * @typeParam G the structure that describes the resource, by group.
 */
export type SequenceArbitraries<O extends { readonly [K in keyof O]: OperationTypes }, G> = {
  readonly [K in keyof G]: SequenceArbitrary<O, G[K]>;
};

/** The arbitraries of sequences of a service, each made when it is first asked for. */
export function sequenceArbitraries<O extends { readonly [K in keyof O]: OperationTypes }, G>(
  operations: OperationContracts<O>,
): SequenceArbitraries<O, G> {
  const [first] = Object.keys(operations) as (keyof O & string)[];
  if (first === undefined) return {} as SequenceArbitraries<O, G>;
  const { service } = operations[first];
  const groups = runGroups(service);
  // The emitted type names the groups of the same lifecycles.
  return lazyRecord([...groups.keys()], (name) => {
    const group = groups.get(name) as RunGroup;
    return (options: SequenceArbitraryOptions<unknown> = {}) =>
      arbitraryOf(service, name, group, options);
  }) as unknown as SequenceArbitraries<O, G>;
}

const optionNames = [
  "maxSteps",
  "overrides",
  "observed",
  "neverEnds",
] satisfies (keyof SequenceArbitraryOptions<unknown>)[];

/**
 * @throws RangeError when `maxSteps` is no integer from 1 to 1,000; TypeError for an option that does
 *   not exist.
 */
function arbitraryOf(
  service: Service,
  name: string,
  { machine, runs: named }: RunGroup,
  options: SequenceArbitraryOptions<unknown>,
): Arbitrary<Sequence<AnyOperations>> {
  requireKnownOptions(`arbitraries of ${name}`, options, optionNames);
  const { maxSteps = 12, overrides = {}, observed = false, neverEnds = false } = options;
  if (!Number.isInteger(maxSteps) || maxSteps < 1 || maxSteps > 1000) {
    throw new RangeError(
      `${name}: maxSteps: expected an integer from 1 to 1000, got ${String(maxSteps)}.`,
    );
  }
  const runs = Object.values(named);
  const given = overrides as Readonly<Record<string, unknown>>;
  const called = given[machine.data.named];
  const kinds = new Map(
    resourceKinds(machine, given).map(({ where, members }) => [
      JSON.stringify(where),
      { where, members },
    ]),
  );
  return new PathArbitrary({
    name,
    paths: {
      machine,
      operation: operationOf(runs),
      starts: startsOf(runs),
      kinds: [...kinds.values()].map(({ where }) => where),
      cases: casesByState(machine, service),
      maxSteps,
      neverEnds,
    },
    values: (seed, where) => {
      const { members = {} } = kinds.get(JSON.stringify(where)) ?? {};
      const overrides = { ...members, ...given };
      return new ArbitraryValues(machine, service, { observed, seed, overrides });
    },
    called: typeof called === "string" ? called : undefined,
  });
}

/** What runs of the lifecycle come to a state with, such as reason codes. */
function casesByState(
  machine: Machine,
  service: Service,
): ReadonlyMap<string, readonly CaseInstance[]> {
  const runs = Object.values(machine.data.runs).flatMap((group) => Object.values(group));
  const found = runs.flatMap((run) => {
    const { cases: record, steps } = run;
    if (record === undefined) return [];
    const instances = casesOfRun(machine, service, run).values.map((value) => ({ record, value }));
    return steps.flatMap((step) =>
      "becomes" in step && step.case ? [[step.becomes, instances] as const] : [],
    );
  });
  return new Map(found);
}

/** What the runs of a group are about: the first call of the first. */
function operationOf(runs: readonly LifecycleRunData[]): string {
  const calls = runs.flatMap(({ steps }) =>
    steps.flatMap((step) => ("call" in step ? [step.call] : [])),
  );
  return calls[0] ?? "";
}

function startsOf(runs: readonly LifecycleRunData[]): readonly string[] {
  return [...new Set(runs.map(({ start }) => start))];
}
