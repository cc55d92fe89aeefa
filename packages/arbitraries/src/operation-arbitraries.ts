import {
  type ErrorName,
  lazyRecord,
  type OperationContract,
  type OperationContracts,
  type OperationTypes,
  type Service,
  type Shape,
  type ShapeConstraint,
  type SituationNames,
} from "@shapesmith/contract";
import type { Arbitrary } from "fast-check";
import type {
  ArbitraryFactory,
  ObservedArbitraryFactory,
  SituationArbitraryFactory,
} from "./arbitrary-factory.js";
import { withoutMetadata } from "./asked-metadata.js";
import { type AnyErrorOptions, errorChoiceOf, type ErrorOptions } from "./errors/error-options.js";
import { ErrorSubject, type ErrorSource } from "./errors/error-subject.js";
import {
  type UnmodelledError,
  type UnmodelledErrorName,
  unmodelledErrorNames,
} from "./errors/unmodelled-errors.js";
import type { MeantMessage } from "./errors/stated-messages.js";
import type { Invalid } from "./invalid/breaking.js";
import { breakable, InvalidArbitrary } from "./invalid/invalid-arbitrary.js";
import type { InvalidOptions } from "./invalid/invalid-options.js";
import type { AnyOptions } from "./options.js";
import { ShapeArbitrary } from "./shape-arbitrary.js";
import { type Answer, ResponseSubject, ShapeSubject } from "./subject.js";

/** The arbitraries of one operation. */
export interface OperationArbitrary<O extends OperationTypes> {
  /** What may be sent. */
  readonly request: RequestArbitrary<O>;
  /**
   * What must not be sent: requests that differ from valid ones as little as can be, each with the
   * violations that the contract has against it. Where nothing can be broken that the options ask
   * for, generating throws a TypeError.
   */
  invalidRequest(
    options?: InvalidOptions<O["input"], NamesOf<RequestSituations<O>>>,
  ): Arbitrary<Invalid<O["input"]>>;
  /**
   * The constraints that {@link invalidRequest} can break: all of the contract's, but for those that
   * nothing breaks, such as a pattern that everything matches, and lengths of more than 16 Mi
   * characters, 20,000 elements, 5,000 entries or 32 MiB.
   */
  readonly constraints: readonly ShapeConstraint[];
  /** What may come back, with the metadata of a first attempt that succeeded. */
  readonly response: ResponseArbitrary<O>;
  /**
   * What may be thrown: instances of the client's own exception classes, of its base class where it
   * has no class for an error. The client is loaded when the first one is generated; without it,
   * errors are plain ones with the same fields. Generating throws a TypeError where nothing is
   * listed that the options ask for. Errors that no model lists have the type of listed ones too:
   * asking for them means to see what a caller does with what it does not know.
   */
  error(options?: ErrorOptions<O["errors"]>): Arbitrary<O["errors"]>;
  /** One of the errors, by name. */
  readonly errors: {
    readonly [N in ErrorName<O>]: ErrorFactory<Extract<O["errors"], { readonly name: N }>>;
  };
}

/** Makes the arbitrary of what may be sent. */
export type RequestArbitrary<O extends OperationTypes> = FactoryOf<
  O["input"],
  RequestSituations<O>,
  ObservedOf<O, "input">,
  ObservedOf<O, "requestSituations">
>;

/** Makes the arbitrary of what may come back; overrides may speak of its `$metadata`, too. */
export type ResponseArbitrary<O extends OperationTypes> = FactoryOf<
  Answer<O["output"]>,
  O extends { readonly situations: infer S } ? AnswersOf<S> : unknown,
  ObservedOf<O, "output"> extends infer R ? AnswerOf<R> : never,
  ObservedOf<O, "situations"> extends infer RS ? AnswersOf<RS> : never
>;

/** The factory of values of a type; the others are those by situation and of observed values, or unknown. */
type FactoryOf<T, S, R, RS> = unknown extends S
  ? unknown extends R
    ? ArbitraryFactory<T>
    : ObservedArbitraryFactory<T, R>
  : SituationArbitraryFactory<T, S, unknown extends R ? T : R, unknown extends RS ? S : RS>;

type RequestSituations<O extends OperationTypes> = O extends {
  readonly requestSituations: infer S;
}
  ? S
  : unknown;

type NamesOf<S> = unknown extends S ? never : SituationNames<S>;

type ObservedOf<O extends OperationTypes, K extends string> = O extends {
  readonly observed: { readonly [P in K]: infer R };
}
  ? R
  : unknown;

type AnswerOf<T> = unknown extends T ? unknown : Answer<T>;
type AnswersOf<S> = unknown extends S ? unknown : { readonly [N in keyof S]: Answer<S[N]> };

/** The arbitraries of all operations of a service, by Smithy name. */
export type OperationArbitraries<O extends { readonly [K in keyof O]: OperationTypes }> = {
  readonly [K in keyof O]: OperationArbitrary<O[K]>;
};

/** Makes the arbitrary of one error. */
export type ErrorFactory<E> = ArbitraryFactory<E>;

/** Makes the arbitrary of an error that no model lists: it has no members that could be asked for. */
export type UnmodelledErrorFactory = (options?: AnyErrorOptions) => Arbitrary<UnmodelledError>;

type ErrorsOf<O extends { readonly [K in keyof O]: OperationTypes }> = O[keyof O]["errors"];

/** Every error of a service, and those that services give though no model lists them, by name. */
export type ErrorArbitraries<O extends { readonly [K in keyof O]: OperationTypes }> = {
  readonly [N in ErrorsOf<O>["name"] & string]: ErrorFactory<
    Extract<ErrorsOf<O>, { readonly name: N }>
  >;
} & {
  readonly [N in Exclude<UnmodelledErrorName, ErrorsOf<O>["name"]>]: UnmodelledErrorFactory;
};

/** The arbitraries of operations, each made when it is first asked for. */
export function operationArbitraries<O extends { readonly [K in keyof O]: OperationTypes }>(
  operations: OperationContracts<O>,
): OperationArbitraries<O> {
  const names = Object.keys(operations) as (keyof O & string)[];
  // One by one they have the types that the record has.
  return lazyRecord(names, (name) =>
    arbitrariesOf(operations[name as keyof O]),
  ) as unknown as OperationArbitraries<O>;
}

/** The arbitraries of single errors, each made when it is first asked for. */
export function errorArbitraries<O extends { readonly [K in keyof O]: OperationTypes }>(
  operations: OperationContracts<O>,
): ErrorArbitraries<O> {
  const all = Object.values<OperationContract<OperationTypes>>(operations);
  const owners = new Map<string, OperationContract<OperationTypes>>();
  for (const operation of all) {
    for (const name of operation.errorNames) if (!owners.has(name)) owners.set(name, operation);
  }
  const names = new Set([...owners.keys(), ...unmodelledErrorNames]);
  return lazyRecord([...names], (name) => {
    const owner = owners.get(name);
    if (owner !== undefined) return errorFactory(owner, name);
    return unmodelledFactory(all[0]?.service, name as UnmodelledErrorName);
  }) as ErrorArbitraries<O>;
}

export function arbitrariesOf<O extends OperationTypes>(
  operation: OperationContract<O>,
): OperationArbitrary<O> {
  const source = (): ErrorSource => ({
    title: operation.name,
    service: operation.service,
    operation,
    shapes: Object.values<Shape<unknown>>(operation.errors),
  });
  const request = (options?: AnyOptions): Arbitrary<O["input"]> =>
    new ShapeArbitrary(new ShapeSubject(operation.request, "request"), options);
  const response = (given?: AnyOptions): Arbitrary<Answer<O["output"]>> => {
    const status = operation.http?.code ?? 200;
    const { options, metadata } = withoutMetadata(given);
    const subject = new ResponseSubject(operation.response, operation.name, status, metadata);
    return new ShapeArbitrary(subject, options);
  };
  return {
    // Observed values and those in situations are of other types; all are made from the same contract.
    request: request as unknown as RequestArbitrary<O>,
    invalidRequest: (options) => new InvalidArbitrary(operation, options),
    get constraints() {
      return breakable(operation).map(({ constraint }) => constraint);
    },
    response: response as unknown as ResponseArbitrary<O>,
    error: (options) =>
      new ShapeArbitrary(new ErrorSubject(source(), errorChoiceOf(options)), options),
    errors: lazyRecord(operation.errorNames, (name) =>
      errorFactory(operation, name),
    ) as OperationArbitrary<O>["errors"],
  };
}

/** @param meant the text that it has; by default any that is known, or another. */
export function errorFactory<O extends OperationTypes>(
  operation: OperationContract<O>,
  name: string,
  meant?: MeantMessage,
): (options?: AnyOptions) => Arbitrary<unknown> {
  const { service } = operation;
  const errors = operation.errors as Readonly<Record<string, Shape<unknown>>>;
  const shape = errors[name];
  const source = {
    title: name,
    service,
    operation,
    shapes: shape === undefined ? [] : [shape],
    ...(meant === undefined ? {} : { meant }),
  };
  return (options) =>
    // It is one error: what no model lists are its members then.
    new ShapeArbitrary(new ErrorSubject({ ...source, isOne: true }, errorChoiceOf()), options);
}

function unmodelledFactory(
  service: Service | undefined,
  name: UnmodelledErrorName,
): (options?: AnyOptions) => Arbitrary<unknown> {
  const source = { title: name, service, shapes: [], isOne: true };
  return (options) =>
    new ShapeArbitrary(new ErrorSubject(source, errorChoiceOf({ common: [name] })), options);
}
