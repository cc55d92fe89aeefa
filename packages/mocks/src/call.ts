import type { OperationTypes } from "@shapesmith/contract";

/** A call of a mocked client. */
export interface Call<Operation, O extends OperationTypes> {
  readonly operation: Operation;
  /** As it was when the command was sent, whatever the caller did to it afterwards. */
  readonly input: O["input"];
}

/** A call of any of the operations: `operation` tells which. */
export type AnyCall<O extends { readonly [K in keyof O]: OperationTypes }> = {
  [K in keyof O & string]: Call<K, O[K]>;
}[keyof O & string];
