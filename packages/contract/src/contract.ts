import type { ServiceData } from "./data.js";
import { lazyRecord } from "./lazy-record.js";
import {
  type OperationContracts,
  type OperationTypes,
  Service,
  type ShapeContracts,
} from "./service.js";

/** The contract of a service: what an emitted `contract.ts` exports. */
export interface Contract<S, O extends { readonly [K in keyof O]: OperationTypes }> {
  readonly shapes: ShapeContracts<S>;
  readonly operations: OperationContracts<O>;
}

/**
 * Makes the contract of a service out of its data. Nothing is linked or compiled before it is used.
 *
 * @param data the shapes and operations, or a function that gives them when they are first needed: a
 *   service has hundreds, and whoever imports it may use one.
 * @param from `import.meta.url` of the emitted module: the installed client is resolved from there.
 */
export function contractOf<S, O extends { readonly [K in keyof O]: OperationTypes }>(
  data: ServiceData | (() => ServiceData),
  from: string,
): Contract<S, O> {
  const service = new Service(typeof data === "function" ? data : () => data, from);
  // Emitted types and emitted data list the same names; a test of every service holds them to it.
  const shapes = lazyRecord(
    () => Object.keys(service.data.shapes).filter((name) => !name.includes(".")),
    (name) => service.shape(name),
  ) as ShapeContracts<S>;
  const operations = lazyRecord(
    () => Object.keys(service.data.operations),
    (name) => service.operation(name, service.data.operations[name] ?? {}),
  ) as OperationContracts<O>;
  return { shapes, operations };
}
