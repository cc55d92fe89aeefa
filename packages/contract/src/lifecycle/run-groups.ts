import type { Service } from "../service.js";
import type { LifecycleRunData } from "./lifecycle-data.js";
import { type Machine, machineOf } from "./machine.js";

/** Runs that are about the same call, such as those of `updateFunctionConfiguration`. */
export interface RunGroup {
  readonly machine: Machine;
  /** By name. */
  readonly runs: Readonly<Record<string, LifecycleRunData>>;
}

/** The groups of all lifecycles of a service, by name. */
export function runGroups(service: Service): ReadonlyMap<string, RunGroup> {
  const found = Object.keys(service.data.lifecycles ?? {}).flatMap((name) => {
    const machine = machineOf(service, name);
    return Object.entries(machine.data.runs).map(
      ([group, runs]) => [group, { machine, runs }] as const,
    );
  });
  return new Map(found);
}
