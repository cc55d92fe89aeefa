import type { OperationContract, OperationContracts, OperationTypes } from "@shapesmith/contract";
import type { Arbitrary } from "fast-check";
import { type ArbitraryOptions, settingsOf } from "./options.js";
import { ShapeArbitrary } from "./shape-arbitrary.js";
import { type Answer, ErrorSubject, ResponseSubject, ShapeSubject } from "./subject.js";

/** The arbitraries of one operation. */
export interface OperationArbitrary<O extends OperationTypes> {
  /** What may be sent. */
  request(options?: ArbitraryOptions<O["input"]>): Arbitrary<O["input"]>;
  /** What may come back, with the metadata of a first attempt that succeeded. */
  response(options?: ArbitraryOptions<O["output"]>): Arbitrary<Answer<O["output"]>>;
  /**
   * What may be thrown: instances of the client's own exception classes, of its base class where it
   * has no class for an error. The client is loaded when the first one is generated; without it,
   * errors are plain ones with the same fields. Generating throws a TypeError where the contract
   * lists no errors, unless unlisted ones are asked for.
   */
  error(options?: ArbitraryOptions<O["errors"]>): Arbitrary<O["errors"]>;
}

/** The arbitraries of all operations of a service, by Smithy name. */
export type OperationArbitraries<O extends { readonly [K in keyof O]: OperationTypes }> = {
  readonly [K in keyof O]: OperationArbitrary<O[K]>;
};

/** The arbitraries of operations, each made when it is first asked for. */
export function operationArbitraries<O extends { readonly [K in keyof O]: OperationTypes }>(
  operations: OperationContracts<O>,
): OperationArbitraries<O> {
  const arbitraries = Object.create(null) as { [K in keyof O]: OperationArbitrary<O[K]> };
  for (const name of Object.keys(operations) as (keyof O)[]) {
    Object.defineProperty(arbitraries, name, {
      enumerable: true,
      configurable: true,
      get: () => {
        const value = arbitrariesOf(operations[name]);
        Object.defineProperty(arbitraries, name, { enumerable: true, value });
        return value;
      },
    });
  }
  return arbitraries;
}

function arbitrariesOf<O extends OperationTypes>(
  operation: OperationContract<O>,
): OperationArbitrary<O> {
  return {
    request: (options) =>
      new ShapeArbitrary(new ShapeSubject(operation.request, "request"), settingsOf(options)),
    response: (options) => {
      const status = operation.http?.code ?? 200;
      return new ShapeArbitrary(
        new ResponseSubject(operation.response, status),
        settingsOf(options),
      );
    },
    error: (options) => new ShapeArbitrary(new ErrorSubject(operation), settingsOf(options)),
  };
}
