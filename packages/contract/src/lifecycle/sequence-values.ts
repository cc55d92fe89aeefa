import type { OperationContract, OperationTypes, Service } from "../service.js";
import type { Shape } from "../shape.js";
import type { Home } from "./at-home.js";

/** Members of a structure by name. */
export type Members = Readonly<Record<string, unknown>>;

/** One of the values of a structure's record of cases, such as a reason code. */
export interface CaseInstance {
  /** The name of the record, such as `lastUpdateStatusReasonCodes`. */
  readonly record: string;
  readonly value: string;
}

/** What a value is asked for. */
export interface ValueQuery {
  /** Counts on with everything that changes: another number gives other ids. */
  readonly nth: number;
  /** The request that it answers, or that it is about. */
  readonly request?: unknown;
}

/** Where the values in the answers of a sequence come from. They are the same for the same query. */
export interface SequenceValues {
  readonly service: Service;
  /** Whether answers show what was recorded though no model lists it. */
  readonly observed: boolean;
  /** When the sequence begins. */
  readonly epoch: Date;
  readonly home: Home;
  /** Members that a caller wants the resource to have. */
  readonly overrides: Members;
  /** The structure in a situation. */
  structure(
    shape: Shape<unknown>,
    query: ValueQuery & {
      readonly situation: string | readonly string[] | undefined;
      /** Members that are told already, such as the resource's name. They count for more than overrides. */
      readonly given: Members;
      /** Members that are new: they are not as overrides have them. */
      readonly fresh: readonly string[];
      /** The value of one of the structure's cases that it is about. */
      readonly instance: CaseInstance | undefined;
    },
  ): Members;
  /** What the structure repeats of a request that changes the resource. */
  repeated(
    operation: OperationContract<OperationTypes>,
    query: ValueQuery,
    shape: Shape<unknown>,
  ): Members;
  /** An answer in full, `$metadata` included, that goes with these members. */
  response(
    operation: OperationContract<OperationTypes>,
    query: ValueQuery & { readonly given: Members },
  ): Members;
  /** A request in full, with these members. */
  request(
    operation: OperationContract<OperationTypes>,
    query: ValueQuery & { readonly given?: Members },
  ): Members;
  /** An error of the operation, a new one each time. */
  error(
    operation: OperationContract<OperationTypes>,
    query: ValueQuery & {
      readonly error: string;
      /** The name of one of its messages. */
      readonly message?: string | undefined;
      /** The resource as it is; undefined where there is none. */
      readonly resource: Members | undefined;
    },
  ): Error;
}
