import type { OperationTypes } from "@shapesmith/contract";

/** The operations of a service, of which no more is known. */
export type AnyOperations = Readonly<Record<string, OperationTypes>>;
