export type {
  ArbitraryFactory,
  ObservedArbitraryFactory,
  ObservedOptions,
  SituationArbitraryFactory,
  UnlistedOptions,
} from "./arbitrary-factory.js";
export type { AnyErrorOptions, ErrorOptions } from "./errors/error-options.js";
export { isRetried, type RetryClass, retryClassOf } from "./errors/retry-class.js";
export type { Invalid } from "./invalid/breaking.js";
export type { InvalidOptions } from "./invalid/invalid-options.js";
export {
  type ErrorArbitraries,
  errorArbitraries,
  type ErrorFactory,
  type OperationArbitraries,
  operationArbitraries,
  type OperationArbitrary,
  type UnmodelledErrorFactory,
} from "./operation-arbitraries.js";
export type { ArbitraryOptions, Presence } from "./options.js";
export type { OptionalByName, Override, WithUnlisted } from "./overrides.js";
export { pattern, type PatternConstraints } from "./pattern-arbitrary.js";
export {
  sequenceArbitraries,
  type SequenceArbitraries,
  type SequenceArbitrary,
  type SequenceArbitraryOptions,
} from "./sequences/sequence-arbitraries.js";
export { arbitraryOf, situationArbitraryOf } from "./shape-arbitrary.js";
export type {
  MissingAnswerName,
  UnmodelledError,
  UnmodelledErrorName,
} from "./errors/unmodelled-errors.js";
