import type { OperationTypes } from "../service.js";
import { answerCall } from "./answer-call.js";
import type { Machine } from "./machine.js";
import { nominalSteps } from "./nominal-steps.js";
import { type Position, startOf } from "./position.js";
import type { Script } from "./script.js";
import { scriptText } from "./script-text.js";
import type { SequenceValues } from "./sequence-values.js";

/** A call of an operation, as it reaches the service. */
export interface SequenceCall {
  /** The operation's Smithy name. */
  readonly operation: string;
  readonly request: unknown;
}

/** What a call is answered, and where the sequence stands then. */
export type SequenceAnswer = { readonly next: Position } & (
  | {
      /** With `$metadata`, as the SDK hands it over. A value of its own each time. */
      readonly response: object;
    }
  | {
      /** An instance of the client's class for it. A new one each time. */
      readonly error: Error;
    }
);

/** A call of the run that the sequence tells of, and what it is answered. */
export type SequenceStep<O extends { readonly [K in keyof O]: OperationTypes }> = {
  readonly [K in keyof O & string]: {
    readonly operation: K;
    readonly request: O[K]["input"];
    /** The state of the resource when the call is answered, by the name that the lifecycle gives it. */
    readonly state: string;
  } & (
    | { readonly response: O[K]["output"]; readonly error?: undefined }
    | { readonly error: O[K]["errors"]; readonly response?: undefined }
  );
}[keyof O & string];

/**
 * One run in the life of a resource, as data: what each call of its operations is answered, in order.
 * It never changes; who plays it keeps the position.
 *
 * ```ts
 * let position = sequence.start;
 * const answer = (operation: string, request: unknown) => {
 *   const answered = sequence.answer(position, { operation, request });
 *   if (answered === undefined) return undefined; // The sequence does not speak of such calls.
 *   position = answered.next;
 *   if ("error" in answered) throw answered.error;
 *   return answered.response;
 * };
 * ```
 *
 * Calls need not come as {@link steps} has them. Time goes on by polls, which are calls of operations
 * that only show the resource, and by calls that are refused because of its state. A caller that
 * polls more often than the run does keeps seeing the last state; one that calls what the run does not
 * speak of gets what the lifecycle says for the state that the resource is in. A sequence is about
 * one resource: that of its world, or the one that the first call names.
 */
export class Sequence<O extends { readonly [K in keyof O]: OperationTypes }> {
  /** Such as `updateFunctionConfiguration.succeeds`. */
  readonly name: string;
  readonly script: Script;
  /** Where it begins. */
  readonly start: Position;
  readonly #machine: Machine;
  readonly #values: SequenceValues;
  #steps: readonly SequenceStep<O>[] | undefined;

  /** @param called what the resource is called; by default the first call tells. */
  constructor(
    name: string,
    machine: Machine,
    script: Script,
    values: SequenceValues,
    called?: string,
  ) {
    this.name = name;
    this.script = script;
    this.#machine = machine;
    this.#values = values;
    this.start = startOf(script, called);
  }

  /** The operations that it answers, by Smithy name. */
  get operations(): readonly (keyof O & string)[] {
    // The lifecycle speaks of operations that the service has; what loads the overlay looks at that.
    return this.#machine.operations as readonly (keyof O & string)[];
  }

  /** The run: each call that a usual caller makes, and what it is answered. Made when first asked for. */
  get steps(): readonly SequenceStep<O>[] {
    return (this.#steps ??= nominalSteps<O>(this, this.#machine, this.#values));
  }

  /**
   * What a call is answered.
   *
   * @returns undefined for a call that the sequence does not speak of: of another operation, or about
   *   another resource.
   */
  answer(position: Position, call: SequenceCall): SequenceAnswer | undefined {
    return answerCall(
      { machine: this.#machine, script: this.script, values: this.#values },
      position,
      call,
    );
  }

  /** The run in words, one line a step; fast-check's reports show it. */
  toString(): string {
    return `${this.name}, ${scriptText(this.script)}`;
  }
}
