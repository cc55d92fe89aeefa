import type { OperationContract, OperationTypes, Service } from "../service.js";
import type { Shape } from "../shape.js";

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
  /** Counts on with everything that changes: another number gives other ids and a later time. */
  readonly nth: number;
  /** The request that it answers, or that it is about. */
  readonly request?: unknown;
}

/** Where the values in the answers of a sequence come from. They are the same for the same query. */
export interface SequenceValues {
  readonly service: Service;
  /** Whether answers show what was recorded though no model lists it. */
  readonly observed: boolean;
  /** The structure in a situation. */
  structure(
    shape: Shape<unknown>,
    query: ValueQuery & {
      readonly situation: string | readonly string[] | undefined;
      /** Members that are told already, such as the resource's name. */
      readonly given: Members;
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
  /** An answer in full, `$metadata` included; the resource is put into it afterwards. */
  response(operation: OperationContract<OperationTypes>, query: ValueQuery): Members;
  /** A request in full. */
  request(operation: OperationContract<OperationTypes>, query: ValueQuery): Members;
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
