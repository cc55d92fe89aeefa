import {
  type LifecycleRunData,
  type Machine,
  machineOf,
  type OperationContracts,
  type OperationTypes,
  Sequence,
  type Service,
} from "@shapesmith/contract";
import { type Arbitrary, array, constantFrom, nat, tuple } from "fast-check";
import { lazyRecord } from "../lazy-record.js";
import type { Override } from "../overrides.js";
import { ArbitraryValues } from "./arbitrary-values.js";
import { choices, choicesOf, type Paths, walk } from "./walk.js";

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
  const groups = new Map(groupsOf(service));
  // The emitted type names the groups of the same lifecycles.
  return lazyRecord([...groups.keys()], (name) => {
    const group = groups.get(name) as Group;
    return (options: SequenceArbitraryOptions<unknown> = {}) =>
      arbitraryOf(service, name, group, options);
  }) as unknown as SequenceArbitraries<O, G>;
}

type AnyOperations = Readonly<Record<string, OperationTypes>>;

interface Group {
  readonly machine: Machine;
  readonly runs: readonly LifecycleRunData[];
}

function groupsOf(service: Service): readonly (readonly [string, Group])[] {
  return Object.keys(service.data.lifecycles ?? {}).flatMap((name) => {
    const machine = machineOf(service, name);
    return Object.entries(machine.data.runs).map(
      ([group, runs]) => [group, { machine, runs: Object.values(runs) }] as const,
    );
  });
}

type Drawn = [start: string, chosen: readonly number[], seed: number];

/** @throws RangeError when `maxSteps` is no integer from 1 to 1,000. */
function arbitraryOf(
  service: Service,
  name: string,
  { machine, runs }: Group,
  {
    maxSteps = 12,
    overrides = {},
    observed = false,
    neverEnds = false,
  }: SequenceArbitraryOptions<unknown>,
): Arbitrary<Sequence<AnyOperations>> {
  if (!Number.isInteger(maxSteps) || maxSteps < 1 || maxSteps > 1000) {
    throw new RangeError(
      `${name}: maxSteps: expected an integer from 1 to 1000, got ${String(maxSteps)}.`,
    );
  }
  const paths = { machine, operation: operationOf(runs), starts: startsOf(runs), neverEnds };
  const seeds = new WeakMap<Sequence<AnyOperations>, number>();
  const drawn: Arbitrary<Drawn> = tuple(
    constantFrom(...paths.starts),
    array(nat(choices - 1), { minLength: 1, maxLength: maxSteps, size: "max" }),
    nat(0xffff),
  );
  return drawn.map(
    ([start, chosen, seed]) => {
      const values = new ArbitraryValues(machine, service, {
        observed,
        seed,
        overrides: overrides as Readonly<Record<string, unknown>>,
      });
      const sequence = new Sequence<AnyOperations>(
        name,
        machine,
        walk(paths, start, chosen),
        values,
      );
      seeds.set(sequence, seed);
      return sequence;
    },
    (value) => drawnOf(paths, value, seeds),
  );
}

/** @throws TypeError when the value is not one that such numbers lead to. */
function drawnOf(
  paths: Paths,
  value: unknown,
  seeds: WeakMap<Sequence<AnyOperations>, number>,
): Drawn {
  if (!(value instanceof Sequence)) throw new TypeError("It is no sequence.");
  const chosen = choicesOf(paths, value.script);
  if (chosen === undefined) throw new TypeError("No way through the lifecycle leads there.");
  return [value.script.start, [...chosen], seeds.get(value) ?? 0];
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
