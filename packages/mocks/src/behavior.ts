import type {
  ErrorName,
  OperationContract,
  OperationTypes,
  ResponseMetadata,
} from "@shapesmith/contract";
import type {
  ErrorOf,
  ErrorOverrides,
  FixtureOptions,
  OperationFixture,
  ResponseOverrides,
} from "@shapesmith/fixtures";
import { withMetadata } from "./metadata.js";
import { Pages } from "./paginators/pages.js";
import type { PaginateOptions, Paginates } from "./paginators/paginates.js";
import type { Answer, Rule } from "./rule.js";
import { snapshot } from "./snapshot.js";
import { unlistedError, type UnlistedErrorOverrides } from "./unlisted-error.js";

/** A response of an operation; `$metadata` is added where it is missing. */
export type ResponseOf<O extends OperationTypes> = O["output"] & {
  readonly $metadata?: ResponseMetadata;
};

/** What to change about an error: of its members, if the operation lists it. */
export type RejectionOverrides<O extends OperationTypes, N extends string> =
  N extends ErrorName<O> ? ErrorOverrides<ErrorOf<O, N>> : UnlistedErrorOverrides;

/**
 * What a mocked operation answers. Answers for one time come first, in the order in which they were
 * given, then the lasting one, of which the last given counts. Every call gets a value of its own.
 */
export interface Behavior<O extends OperationTypes> extends Paginates<O> {
  /**
   * Answers with the operation's fixture.
   *
   * @throws FixtureError when the response with its overrides breaks the contract.
   */
  resolves(overrides?: ResponseOverrides<O["output"]>, options?: FixtureOptions): this;
  /** As {@link resolves}, for one call. */
  resolvesOnce(overrides?: ResponseOverrides<O["output"]>, options?: FixtureOptions): this;

  /** Answers with this value, whether the contract allows it or not. */
  resolvesExactly(response: ResponseOf<O>): this;
  /** As {@link resolvesExactly}, for one call. */
  resolvesExactlyOnce(response: ResponseOf<O>): this;

  /**
   * Rejects with an instance of the SDK's own class for the error. A name that the operation does
   * not list gives one of the base class of the service's errors.
   *
   * @throws FixtureError when a listed error with its overrides breaks the contract.
   */
  rejects<N extends ErrorName<O> | (string & {})>(
    name: N,
    overrides?: RejectionOverrides<O, N>,
  ): this;
  /** As {@link rejects}, for one call. */
  rejectsOnce<N extends ErrorName<O> | (string & {})>(
    name: N,
    overrides?: RejectionOverrides<O, N>,
  ): this;

  /** Answers with what the function returns; what it throws is what the caller catches. */
  callsFake(fake: (request: O["input"]) => ResponseOf<O> | Promise<ResponseOf<O>>): this;
  /** As {@link callsFake}, for one call. */
  callsFakeOnce(fake: (request: O["input"]) => ResponseOf<O> | Promise<ResponseOf<O>>): this;
}

type ListedOverrides<O extends OperationTypes> = ErrorOverrides<ErrorOf<O, ErrorName<O>>>;

/** A behaviour that writes its answers into a rule. */
export class RuleBehavior<O extends OperationTypes> implements Behavior<O> {
  readonly #rule: Rule;
  readonly #contract: OperationContract<O>;
  readonly #fixture: OperationFixture<O>;

  constructor(rule: Rule, contract: OperationContract<O>, fixture: OperationFixture<O>) {
    this.#rule = rule;
    this.#contract = contract;
    this.#fixture = fixture;
  }

  resolves(overrides?: ResponseOverrides<O["output"]>, options?: FixtureOptions): this {
    return this.#always(this.#fixtureAnswer(overrides, options));
  }

  resolvesOnce(overrides?: ResponseOverrides<O["output"]>, options?: FixtureOptions): this {
    return this.#once(this.#fixtureAnswer(overrides, options));
  }

  resolvesExactly(response: ResponseOf<O>): this {
    return this.#always(this.#exactAnswer(response));
  }

  resolvesExactlyOnce(response: ResponseOf<O>): this {
    return this.#once(this.#exactAnswer(response));
  }

  rejects<N extends ErrorName<O> | (string & {})>(
    name: N,
    overrides?: RejectionOverrides<O, N>,
  ): this {
    return this.#always(this.#rejection(name, overrides));
  }

  rejectsOnce<N extends ErrorName<O> | (string & {})>(
    name: N,
    overrides?: RejectionOverrides<O, N>,
  ): this {
    return this.#once(this.#rejection(name, overrides));
  }

  callsFake(fake: (request: O["input"]) => ResponseOf<O> | Promise<ResponseOf<O>>): this {
    return this.#always(this.#fakeAnswer(fake));
  }

  callsFakeOnce(fake: (request: O["input"]) => ResponseOf<O> | Promise<ResponseOf<O>>): this {
    return this.#once(this.#fakeAnswer(fake));
  }

  paginates(
    items: readonly unknown[] | number,
    { items: member, error, ...options }: PaginateOptions<O> & { readonly items?: string } = {},
  ): this {
    const input = { items: snapshot(items), member, options, error };
    const pages = new Pages(this.#contract, this.#fixture, input);
    return this.callsFake((request) => pages.answer(request));
  }

  #always(answer: Answer): this {
    this.#rule.answerAlways(answer);
    return this;
  }

  #once(answer: Answer): this {
    this.#rule.answerOnce(answer);
    return this;
  }

  #fixtureAnswer(
    overrides: ResponseOverrides<O["output"]> | undefined,
    options: FixtureOptions | undefined,
  ): Answer {
    const kept = snapshot(overrides);
    // Made once here, so that overrides which break the contract are reported on their own line.
    this.#fixture.response(kept, options);
    return () => this.#fixture.response(kept, { ...options, validate: false });
  }

  #exactAnswer(response: ResponseOf<O>): Answer {
    const kept = snapshot(response);
    return () => withMetadata(snapshot(kept), this.#contract.http);
  }

  #rejection(name: string, overrides: unknown): Answer {
    const kept = snapshot(overrides);
    // By the type of `rejects`, the overrides are those that go with the name. The types of operations
    // know no more of an error than its name; what a fixture gives is an instance.
    const create = this.#isListed(name)
      ? () => this.#fixture.error(name, kept as ListedOverrides<O>) as object as Error
      : () => unlistedError(this.#contract.service, name, kept as UnlistedErrorOverrides);
    // Made once here, so that overrides which break the contract are reported on their own line.
    create();
    return () => {
      throw create();
    };
  }

  #isListed(name: string): name is ErrorName<O> {
    return Object.hasOwn(this.#contract.errors, name);
  }

  #fakeAnswer(fake: (request: O["input"]) => ResponseOf<O> | Promise<ResponseOf<O>>): Answer {
    return async (request) => withMetadata(await fake(request), this.#contract.http);
  }
}
