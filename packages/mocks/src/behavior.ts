import {
  type CommonErrorName,
  type ErrorName,
  type OperationContract,
  type OperationTypes,
  requireKnownOptions,
  type ResponseMetadata,
} from "@shapesmith/contract";
import type {
  ErrorFixtureOptions,
  ErrorOf,
  ErrorOverrides,
  AnswerOptions as FixtureAnswerOptions,
  ValueFixture,
  ResponseOverrides,
} from "@shapesmith/fixtures";
import { type DrawOptions, type DrawnFrom, drawer } from "./arbitrary-answers.js";
import type { Acceptance, ContractGate } from "./contract-gate.js";
import { fixtureAnswer } from "./fixture-answer.js";
import { withMetadata } from "./metadata.js";
import { pageOptions, Pages } from "./paginators/pages.js";
import type { PaginateOptions, Paginates } from "./paginators/paginates.js";
import { rejectionOf } from "./rejection.js";
import type { Answer, Rule } from "./rule.js";
import { inWorldOf } from "./sender-world.js";
import { copierOf, snapshot } from "./snapshot.js";
import type { UnlistedErrorOverrides } from "./unlisted-error.js";

/** A response of an operation; `$metadata` is added where it is missing. */
export type ResponseOf<O extends OperationTypes> = O["output"] & {
  readonly $metadata?: ResponseMetadata;
};

/** What to change about an error: of its members, if the operation lists it. */
export type RejectionOverrides<O extends OperationTypes, N extends string> =
  N extends ErrorName<O> ? ErrorOverrides<ErrorOf<O, N>> : UnlistedErrorOverrides;

/** How the fixture is made, and what is accepted of its overrides. */
export type AnswerOptions<O extends OperationTypes> = Omit<
  FixtureAnswerOptions<O>,
  "for" | "validate" | "observed"
> &
  Acceptance;

/**
 * Asks for an answer with what a later release may add. No type knows that, so that any object will do
 * for the compiler; the mock holds what the contract lists of it to the contract all the same.
 */
interface Unlisted {
  readonly unlisted: true;
}

/** A value, or a function that makes it of the request; what it throws is what the caller catches. */
export type Given<O extends OperationTypes, T> = T | ((request: O["input"]) => T | Promise<T>);

/**
 * What a mocked operation answers. Answers for one time, or for so many, come first, in the order in
 * which they were given, then the lasting one, of which the last given counts. Every call gets a value of
 * its own. All of its methods throw when the mock has been restored.
 */
export interface Behavior<O extends OperationTypes> extends Paginates<O> {
  /**
   * Answers with the operation's fixture.
   *
   * @param overrides what to change about it, or a function that tells it of the request.
   * @throws ContractError when the operation cannot answer so: here, or where the overrides are a
   *   function, to the caller.
   */
  resolves(overrides: Given<O, object>, options: AnswerOptions<O> & Unlisted): this;
  resolves(overrides?: Given<O, ResponseOverrides<O["output"]>>, options?: AnswerOptions<O>): this;
  /** As {@link resolves}, for one call. */
  resolvesOnce(overrides: Given<O, object>, options: AnswerOptions<O> & Unlisted): this;
  resolvesOnce(
    overrides?: Given<O, ResponseOverrides<O["output"]>>,
    options?: AnswerOptions<O>,
  ): this;

  /**
   * Answers with this value, or with what the function returns, to which only `$metadata` is added.
   *
   * @throws ContractError when the operation cannot answer so: here, or where the response is a
   *   function, to the caller.
   */
  resolvesExactly(response: Given<O, object>, options: Acceptance & Unlisted): this;
  resolvesExactly(response: Given<O, ResponseOf<O>>, options?: Acceptance): this;
  /** As {@link resolvesExactly}, for one call. */
  resolvesExactlyOnce(response: Given<O, object>, options: Acceptance & Unlisted): this;
  resolvesExactlyOnce(response: Given<O, ResponseOf<O>>, options?: Acceptance): this;

  /**
   * Answers each call with another value of an arbitrary of fast-check, which must be installed. A
   * failing test tells the seed, where `@shapesmith/mocks/vitest` is imported.
   *
   * @param options.seed by default the one that fast-check is configured with, else another one in
   *   each run.
   */
  resolvesArbitrary(arbitrary: DrawnFrom<ResponseOf<O>>, options?: DrawOptions & Acceptance): this;

  /**
   * Rejects with an instance of the SDK's own class for the error; where the client has none of that
   * name, of the base class of the service's errors.
   *
   * @throws TypeError when the operation does not list the error and it is no common one, and
   *   ContractError when a listed error with its overrides breaks the contract.
   */
  rejects<N extends ErrorName<O> | CommonErrorName>(
    name: N,
    overrides?: RejectionOverrides<O, N>,
    options?: ErrorFixtureOptions<O["input"]>,
  ): this;
  /** Rejects with an error that neither the operation lists nor many services have. */
  rejects(name: string, overrides: UnlistedErrorOverrides & { readonly unlisted: true }): this;
  /** Rejects with this error as it is. */
  rejects(error: Error): this;
  /** As {@link rejects}, for one call. */
  rejectsOnce<N extends ErrorName<O> | CommonErrorName>(
    name: N,
    overrides?: RejectionOverrides<O, N>,
    options?: ErrorFixtureOptions<O["input"]>,
  ): this;
  rejectsOnce(name: string, overrides: UnlistedErrorOverrides & { readonly unlisted: true }): this;
  rejectsOnce(error: Error): this;

  /** {@link resolvesExactly} with a function, under the name that aws-sdk-client-mock has for it. */
  callsFake(
    fake: (request: O["input"]) => object | Promise<object>,
    options: Acceptance & Unlisted,
  ): this;
  callsFake(
    fake: (request: O["input"]) => ResponseOf<O> | Promise<ResponseOf<O>>,
    options?: Acceptance,
  ): this;
  /** As {@link callsFake}, for one call. */
  callsFakeOnce(
    fake: (request: O["input"]) => object | Promise<object>,
    options: Acceptance & Unlisted,
  ): this;
  callsFakeOnce(
    fake: (request: O["input"]) => ResponseOf<O> | Promise<ResponseOf<O>>,
    options?: Acceptance,
  ): this;

  /** The answer given last is for so many calls, from 1; then those that were given after it. */
  times(count: number): this;
  /** The answer given last is for all calls that follow, too. */
  repeatLast(): this;
}

/** What the answers of an operation are made from, and held to. */
export interface AnswerSource<O extends OperationTypes> {
  readonly contract: OperationContract<O>;
  readonly fixture: ValueFixture<O>;
  readonly gate: ContractGate;
  /** @throws Error when the mock has given its client back: nobody would get an answer. */
  readonly refuseDetached: () => void;
  /** Takes note of the seed that answers are drawn with. */
  readonly noteSeed: (seed: number) => void;
}

/** A behaviour that writes its answers into a rule. */
export class RuleBehavior<O extends OperationTypes> implements Behavior<O> {
  readonly #rule: Rule;
  readonly #source: AnswerSource<O>;

  constructor(rule: Rule, source: AnswerSource<O>) {
    this.#rule = rule;
    this.#source = source;
  }

  resolves(overrides?: unknown, options?: AnswerOptions<O>): this {
    return this.#always(this.#fixtureAnswer(overrides, options));
  }

  resolvesOnce(overrides?: unknown, options?: AnswerOptions<O>): this {
    return this.#once(this.#fixtureAnswer(overrides, options));
  }

  resolvesExactly(response: Given<O, ResponseOf<O>>, options?: Acceptance): this {
    return this.#always(this.#exactAnswer(response, options));
  }

  resolvesExactlyOnce(response: Given<O, ResponseOf<O>>, options?: Acceptance): this {
    return this.#once(this.#exactAnswer(response, options));
  }

  resolvesArbitrary(
    arbitrary: DrawnFrom<ResponseOf<O>>,
    options: DrawOptions & Acceptance = {},
  ): this {
    const draw = drawer(arbitrary, options, this.#source.noteSeed);
    return this.#always(async () => this.#checked(await draw(), options));
  }

  rejects(
    error: string | Error,
    overrides?: unknown,
    options?: ErrorFixtureOptions<O["input"]>,
  ): this {
    return this.#always(this.#rejection(error, overrides, options));
  }

  rejectsOnce(
    error: string | Error,
    overrides?: unknown,
    options?: ErrorFixtureOptions<O["input"]>,
  ): this {
    return this.#once(this.#rejection(error, overrides, options));
  }

  callsFake(
    fake: (request: O["input"]) => ResponseOf<O> | Promise<ResponseOf<O>>,
    options?: Acceptance,
  ): this {
    return this.#always(this.#exactAnswer(fake, options));
  }

  callsFakeOnce(
    fake: (request: O["input"]) => ResponseOf<O> | Promise<ResponseOf<O>>,
    options?: Acceptance,
  ): this {
    return this.#once(this.#exactAnswer(fake, options));
  }

  times(count: number): this {
    this.#source.refuseDetached();
    this.#rule.times(count);
    return this;
  }

  repeatLast(): this {
    this.#source.refuseDetached();
    this.#rule.repeatLast();
    return this;
  }

  paginates(
    items: readonly unknown[] | number,
    { items: member, error, ...options }: PaginateOptions<O> & { readonly items?: string } = {},
  ): this {
    requireKnownOptions("paginates()", options, pageOptions);
    const input = { items: snapshot(items), member, options, error };
    const pages = new Pages(this.#source, input);
    return this.#always(async (request, sender) => {
      const page = await inWorldOf(sender, request, (sent, world) => pages.answer(sent, world));
      return this.#checked(page, undefined);
    });
  }

  #always(answer: Answer): this {
    this.#source.refuseDetached();
    this.#rule.answerAlways(answer);
    return this;
  }

  #once(answer: Answer): this {
    this.#source.refuseDetached();
    this.#rule.answerOnce(answer);
    return this;
  }

  #fixtureAnswer(overrides: unknown, options: AnswerOptions<O> | undefined): Answer {
    // By the types of `resolves`; with `unlisted`, any object.
    const given = overrides as Given<O, ResponseOverrides<O["output"]>> | undefined;
    return fixtureAnswer(this.#source, given, options);
  }

  #exactAnswer(response: Given<O, ResponseOf<O>>, options: Acceptance | undefined): Answer {
    if (options !== undefined) {
      requireKnownOptions("an exact answer", options, ["observed", "unlisted", "validate"]);
    }
    // Responses are structures, so that a function can only be one that makes them.
    if (typeof response === "function") {
      const fake = response;
      return async (request) => this.#checked(await fake(request), options);
    }
    this.#source.gate.checkResponse(this.#source.contract, response, options);
    return copierOf(withMetadata(response, this.#source.contract.http)).copy;
  }

  #checked(response: ResponseOf<O>, options: Acceptance | undefined): unknown {
    this.#source.gate.checkResponse(this.#source.contract, response, options);
    return withMetadata(response, this.#source.contract.http);
  }

  #rejection(
    error: string | Error,
    overrides: unknown,
    options: ErrorFixtureOptions<O["input"]> | undefined,
  ): Answer {
    // An error of another realm is an instance of another class.
    if (isObject(error)) return () => Promise.reject(error);
    const create = rejectionOf(this.#source, error, overrides, options);
    return (request, sender) =>
      inWorldOf(sender, request, (sent, world) => Promise.reject(create(sent, world)));
  }
}

/** Plain JavaScript gives whatever it likes. */
function isObject<T>(value: T): value is T & object {
  return typeof value === "object" && value !== null;
}
