import {
  type CommonErrorName,
  type ErrorName,
  type OperationContracts,
  type OperationTypes,
  requireKnownOptions,
  type Waiter,
} from "@shapesmith/contract";
import { camelCase } from "@shapesmith/contract";
import type {
  AnswerOptions as FixtureAnswerOptions,
  ResponseOverrides,
  ValueFixtures,
} from "@shapesmith/fixtures";
import type { AnswerOptions, Behavior, RejectionOverrides, ResponseOf } from "../behavior.js";
import type { Acceptance, ContractGate } from "../contract-gate.js";
import type { Like } from "../like.js";
import { rejectionOf, type RejectionSource } from "../rejection.js";
import type { UnlistedErrorOverrides } from "../unlisted-error.js";
import { type Poll, Polls } from "./polls.js";

/** Which polls a waiter's mock answers. */
export interface PollOptions<O extends OperationTypes> {
  /** Only those polls whose input is like this. By default all calls of the operation. */
  readonly match?: Like<O["input"]>;
}

export interface EndingOptions<O extends OperationTypes> extends PollOptions<O> {
  /** The poll that ends the wait: those before it have the waiter go on. At least 1, by default 2. */
  readonly polls?: number;
  /**
   * What the acceptor expects that ends the wait, where there are several: a value such as
   * `ROLLBACK_FAILED`, or the name of an error. By default the first of the waiter's acceptors.
   */
  readonly expected?: string;
}

export interface ErrorsOptions<O extends OperationTypes, N extends string> extends PollOptions<O> {
  /** The first poll that is answered with the error. At least 1, the default. */
  readonly polls?: number;
  /** What to change about the error. */
  readonly overrides?: RejectionOverrides<O, N>;
}

/** How polls are answered with an error that the operation does not list. */
export interface UnlistedErrorsOptions<O extends OperationTypes> extends PollOptions<O> {
  /** The first poll that is answered with the error. At least 1, the default. */
  readonly polls?: number;
  readonly overrides: UnlistedErrorOverrides & { readonly unlisted: true };
}

/**
 * Sets up the mock for a waiter of the SDK: answers of its operation that satisfy the waiter's
 * acceptors and the contract. What is set up after it answers the polls that come after its own; when
 * nothing is left, the last answer stays as it is. One that goes on without end, as that of `timesOut`
 * does, is one poll where another follows it.
 *
 * The SDK waits between polls as long as its caller says: with `minDelay: 0.001, maxDelay: 0.001`
 * (seconds) `waitUntil...` takes milliseconds; else let fake timers advance.
 */
export interface WaiterMock<O extends OperationTypes> {
  /** @throws WaiterError when no answer is found that satisfies the acceptor's expression. */
  succeeds(options?: EndingOptions<O>): void;
  /** Every poll has the waiter go on, until the caller's `maxWaitTime` is over. */
  timesOut(options?: PollOptions<O>): void;
  /**
   * Polls are answered with an error. Unless an acceptor names it, the SDK's waiters go on polling,
   * whatever the error says, until the time is over.
   *
   * @throws TypeError when the operation does not list the error and it is no common one, and
   *   ContractError when a listed error with its overrides breaks the contract.
   */
  errors<N extends ErrorName<O> | CommonErrorName>(name: N, options?: ErrorsOptions<O, N>): void;
  /** An error that neither the operation lists nor many services have. */
  errors(name: string, options: UnlistedErrorsOptions<O>): void;
  /**
   * Every poll is answered with a state that no acceptor knows: one that the model lists where there
   * is one, else one that it does not list.
   */
  neverMatches(options?: PollOptions<O>): void;
}

/** A waiter that can fail. */
export interface FailingWaiterMock<O extends OperationTypes> extends WaiterMock<O> {
  /** @throws WaiterError when no answer is found that satisfies the acceptor's expression. */
  fails(options?: EndingOptions<O>): void;
}

/** What emitted code says of a waiter. */
export interface WaiterTypes {
  /** The Smithy name of the operation that it polls. */
  readonly operation: string;
  /** Whether one of its acceptors ends the wait with a failure. */
  readonly fails: boolean;
}

/** The waiters of a service by camelCase name, such as `functionUpdatedV2`. */
export type WaiterMocks<
  O extends { readonly [K in keyof O]: OperationTypes },
  W extends { readonly [K in keyof W]: WaiterTypes },
> = {
  readonly [K in keyof W]: W[K]["operation"] extends keyof O
    ? W[K]["fails"] extends true
      ? FailingWaiterMock<O[W[K]["operation"]]>
      : WaiterMock<O[W[K]["operation"]]>
    : never;
};

/** What of a service's mock its waiters need. */
export interface WaiterHost<O extends { readonly [K in keyof O]: OperationTypes }> {
  readonly operations: OperationContracts<O>;
  readonly fixtures: ValueFixtures<O>;
  readonly gate: ContractGate;
  on<K extends keyof O & string>(operation: K, match?: Like<O[K]["input"]>): Behavior<O[K]>;
}

/** The waiters of all operations; each is looked at when it is first asked for. */
export function waiterMocks<
  O extends { readonly [K in keyof O]: OperationTypes },
  W extends { readonly [K in keyof W]: WaiterTypes },
>(host: WaiterHost<O>): WaiterMocks<O, W> {
  const mocks = Object.create(null) as Record<string, FailingWaiterMock<OperationTypes>>;
  // The contract of a service has the operations that its types have.
  for (const operation of Object.keys(host.operations) as (keyof O & string)[]) {
    for (const [name, waiter] of Object.entries(host.operations[operation].waiters)) {
      mocks[camelCase(name)] = new RuledWaiter(
        name,
        waiter,
        {
          contract: host.operations[operation],
          fixture: host.fixtures[operation],
          gate: host.gate,
        },
        (match) => host.on(operation, match),
      ) as FailingWaiterMock<OperationTypes>;
    }
  }
  // Emitted from the same waiters.
  return mocks as unknown as WaiterMocks<O, W>;
}

type Choose<O extends OperationTypes> = (polls: Polls<O>) => Poll;

/** One after which the waiter goes on, and one that ends it. */
const usualPolls = 2;

class RuledWaiter<O extends OperationTypes> implements FailingWaiterMock<O> {
  readonly #name: string;
  readonly #waiter: Waiter;
  readonly #source: RejectionSource<O>;
  readonly #on: (match: Like<O["input"]> | undefined) => Behavior<O>;

  constructor(
    name: string,
    waiter: Waiter,
    source: RejectionSource<O>,
    on: (match: Like<O["input"]> | undefined) => Behavior<O>,
  ) {
    this.#name = name;
    this.#waiter = waiter;
    this.#source = source;
    this.#on = on;
  }

  succeeds(options: EndingOptions<O> = {}): void {
    const { match, polls, expected } = this.#known(options, ["match", "polls", "expected"]);
    this.#play(match, polls ?? usualPolls, (found) => found.ending("success", expected));
  }

  fails(options: EndingOptions<O> = {}): void {
    const { match, polls, expected } = this.#known(options, ["match", "polls", "expected"]);
    this.#play(match, polls ?? usualPolls, (found) => found.ending("failure", expected));
  }

  timesOut(options: PollOptions<O> = {}): void {
    const { match } = this.#known(options, ["match"]);
    this.#play(match, 1, (found) => found.goingOn());
  }

  neverMatches(options: PollOptions<O> = {}): void {
    const { match } = this.#known(options, ["match"]);
    this.#play(match, 1, (found) => found.unknown());
  }

  errors(
    name: string,
    options: PollOptions<O> & { polls?: number; overrides?: unknown } = {},
  ): void {
    const { match, polls = 1, overrides } = this.#known(options, ["match", "polls", "overrides"]);
    // Made once here, so that what is wrong with it is reported at this line.
    rejectionOf(this.#source, name, overrides);
    this.#play(match, polls, () => ({ kind: "error", name, overrides }));
  }

  /** @throws TypeError when there is another option. */
  #known<Options extends object>(options: Options, known: readonly string[]): Options {
    requireKnownOptions(`the waiter ${this.#name}`, options, known);
    return options;
  }

  /** @param count the number of the first poll that is the last one; those before it go on. */
  #play(match: Like<O["input"]> | undefined, count: number, last: Choose<O>): void {
    if (!Number.isSafeInteger(count) || count < 1) {
      throw new RangeError(
        `The waiter ${this.#name} was given ${count} polls: expected a whole number from 1 on, as the first poll is sent at once.`,
      );
    }
    const choices = [...new Array<Choose<O>>(count - 1).fill((found) => found.goingOn()), last];
    if (this.#waiter.acceptors.some(({ matcher }) => "inputOutput" in matcher)) {
      this.#answerEach(this.#on(match), choices);
      return;
    }
    // Found before there is a rule: where nothing is found, the mock stays as it is.
    const found = this.#polls(undefined);
    const known = new Map<Choose<O>, Poll>();
    for (const choose of [last, ...choices]) {
      if (!known.has(choose)) known.set(choose, choose(found));
    }
    this.#answerAll(
      this.#on(match),
      choices.flatMap((choose) => known.get(choose) ?? []),
    );
  }

  #answerAll(behavior: Behavior<O>, polls: readonly Poll[]): void {
    for (const poll of polls) {
      if (poll.kind === "error") {
        const create = this.#rejection(poll);
        const fake = (request: O["input"]): never => {
          throw create(request);
        };
        behavior.callsFakeOnce(fake);
      } else {
        behavior.resolvesOnce(this.#overrides(poll), accepted(poll));
      }
    }
    behavior.repeatLast();
  }

  /** What satisfies an acceptor follows from each request, so it is found when that comes. */
  #answerEach(behavior: Behavior<O>, choices: readonly Choose<O>[]): void {
    for (const choose of choices) {
      const fake = (request: O["input"]): ResponseOf<O> => {
        const poll = choose(this.#polls(request));
        if (poll.kind === "answer") {
          const options = poll.answer.options as FixtureAnswerOptions<O>;
          return this.#source.fixture.response(this.#overrides(poll), options);
        }
        throw this.#rejection(poll)(request);
      };
      behavior.callsFakeOnce(fake, later);
    }
    behavior.repeatLast();
  }

  /** Acceptors name errors that no operation lists, and some wait for any that nobody knows. */
  #rejection({ name, overrides }: Poll & { kind: "error" }): (request: O["input"]) => Error {
    const { errors, unmodelledErrors } = this.#source.contract;
    const isKnown = Object.hasOwn(errors, name) || Object.hasOwn(unmodelledErrors, name);
    const given = isKnown ? overrides : { ...(overrides as object | undefined), unlisted: true };
    return rejectionOf(this.#source, name, given);
  }

  #overrides(poll: Poll & { kind: "answer" }): ResponseOverrides<O["output"]> {
    // They are overrides of members that the shape of the response has.
    return poll.answer.overrides as ResponseOverrides<O["output"]>;
  }

  #polls(request: O["input"] | undefined): Polls<O> {
    const { contract, fixture } = this.#source;
    return new Polls(this.#name, this.#waiter, contract, fixture, request);
  }
}

/** A state that no acceptor knows may be one that the model does not list. */
const later: Acceptance = { unlisted: true };

function accepted<O extends OperationTypes>({
  answer,
}: Poll & { readonly kind: "answer" }): AnswerOptions<O> {
  // The situation is one that the shape of the response has.
  return { ...(answer.options as AnswerOptions<O>), ...later };
}
