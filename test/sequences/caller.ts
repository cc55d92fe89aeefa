import type { Sequence } from "@shapesmith/contract";
import { contract, type FunctionConfiguration, type Operations } from "@shapesmith/lambda";
import { expect } from "vitest";

/** The function that callers are about. */
export const FunctionName = "resize";
export const arn = "arn:aws:lambda:us-east-1:123456789012:function:resize";
export const overrides = { FunctionName };

/** What a caller does, call by call: what each one is answered, or the error. */
export class Caller {
  readonly #sequence: Sequence<Operations>;
  #position: Sequence<Operations>["start"];

  constructor(sequence: Sequence<Operations>) {
    this.#sequence = sequence;
    this.#position = sequence.start;
  }

  call<K extends keyof Operations>(
    operation: K,
    request: Operations[K]["input"],
  ): Operations[K]["output"] {
    expect(contract.operations[operation].request.validate(request)).toEqual([]);
    const answered = this.#sequence.answer(this.#position, { operation, request });
    if (answered === undefined) throw new Error(`${operation} is not answered`);
    this.#position = answered.next;
    if ("error" in answered) throw answered.error;
    expect(
      contract.operations[operation].response.validate(answered.response, { observed: true }),
    ).toEqual([]);
    return answered.response;
  }

  refused<K extends keyof Operations>(operation: K, request: Operations[K]["input"]): Error {
    try {
      this.call(operation, request);
    } catch (error) {
      return error as Error;
    }
    throw new Error(`${operation} was accepted`);
  }

  get(Qualifier?: string): FunctionConfiguration {
    const qualified = Qualifier === undefined ? {} : { Qualifier };
    return this.call("GetFunctionConfiguration", { FunctionName, ...qualified });
  }

  update(members: object = { MemorySize: 1024 }): FunctionConfiguration {
    return this.call("UpdateFunctionConfiguration", { FunctionName, ...members });
  }

  /** An update that is done: one poll sees it in progress, the next what has come of it. */
  updateAndWait(): FunctionConfiguration {
    this.update();
    this.get();
    return this.get();
  }
}
