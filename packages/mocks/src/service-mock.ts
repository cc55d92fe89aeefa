import type { OperationContracts, OperationTypes } from "@shapesmith/contract";
import type { ValueFixtures } from "@shapesmith/fixtures";
import type { AwsClientStub } from "aws-sdk-client-mock";
import type { Behavior } from "./behavior.js";
import type { AnyCall, Call } from "./call.js";
import type { ClientClass } from "./client-target.js";
import type { CommandClass, OperationOf } from "./commands.js";
import type { Like } from "./like.js";
import { isMockOptions, type MockOptions } from "./mock-options.js";
import type { Playable } from "./playable.js";
import { RuledMock } from "./ruled-mock.js";
import type { WaiterMocks, WaiterTypes } from "./waiters/waiter-mock.js";

/** Adds behaviours for the calls of operations. */
export interface CallRules<O extends { readonly [K in keyof O]: OperationTypes }, Sdk> {
  /**
   * @param command the class of the operation's command.
   * @param match a pattern of the input; all inputs, where there is none.
   * @throws Error when the mock has been restored, TypeError when there is no such operation, or its
   *   input has no member that the pattern names and the mock accepts none that the contract lacks.
   */
  on<X extends CommandClass<O, Sdk>>(
    command: X,
    match?: Like<OperationOf<O, Sdk, X>["input"]>,
  ): Behavior<OperationOf<O, Sdk, X>>;
  /** As with a command, by the operation's Smithy name. */
  // Last, since compilers tell what the last overload has against an argument.
  on<K extends keyof O & string>(operation: K, match?: Like<O[K]["input"]>): Behavior<O[K]>;
}

/**
 * A mocked client of a service.
 *
 * `on` adds a behaviour for the calls of an operation whose input is like the pattern. A second one
 * for the same pattern adds to the first: answers for a number of calls queue, and a lasting one is
 * given when the queue is empty. There is one lasting answer for a pattern: a second takes its place, and
 * {@link ServiceMock.assertAllUsed} tells where no call had got the first. Of several patterns that match
 * a call, the one that asks for most answers, whatever the order in which they were added; of equals the
 * newest. One whose answers are used up leaves the call to the next.
 *
 * @typeParam O the operations of the service, by Smithy name.
 * @typeParam Sdk the module of the client.
 * @typeParam Client the client.
 * @typeParam W the waiters of the service.
 */
export interface ServiceMock<
  O extends { readonly [K in keyof O]: OperationTypes },
  Sdk,
  Client,
  W extends { readonly [K in keyof W]: WaiterTypes } = object,
> extends CallRules<O, Sdk> {
  /**
   * The client that is mocked; where a class is, one of that class, made when it is first asked for,
   * of region us-east-1 and with credentials that are good for nothing.
   */
  readonly client: Client;

  /** The contracts that requests and responses are held to. */
  readonly operations: OperationContracts<O>;
  /** The fixtures that answers are made of. */
  readonly fixtures: ValueFixtures<O>;

  /** Sets up answers that have a waiter of the SDK succeed, fail or wait in vain. */
  readonly waiters: WaiterMocks<O, W>;

  /**
   * An order of calls: what is added to it with `on` answers one call each (or `times(n)`), and only
   * in the order in which it was added. A call of one of its operations that comes too early is
   * rejected with an `UnmatchedCallError`; operations that have no place in what is still to come are
   * answered by the rules of the mock.
   */
  inOrder(): CallRules<O, Sdk>;

  /**
   * Plays a sequence, such as one of `fixtures.sequences` or one that an arbitrary of them gave: it
   * answers the calls that it speaks of, and goes on with each. Answers for one time that were given
   * with `on` go before it, lasting ones after it; of several sequences the one played last goes first.
   */
  play<Position>(sequence: Playable<Position>): void;

  /**
   * The calls that were sent, oldest first, with their inputs as they were then; also those that
   * were refused, and those that {@link stub} answers. What is done to an input that was given out does
   * not change what is given out next. A call whose `abortSignal` is aborted before its answer
   * is there is rejected with an `AbortError`, as by the SDK; where it is aborted already, the call was
   * never sent.
   */
  calls(): readonly AnyCall<O>[];
  calls<K extends keyof O & string>(operation: K): readonly Call<K, O[K]>[];

  /**
   * What is wrong with the test, oldest first, though the code that it tests may have caught it: calls
   * that nothing answers, requests and responses that break the contract, commands that the contract
   * does not know, pages that no token leads to; each a `MockError`, or a `FixtureError` where overrides
   * make no fixture. `@shapesmith/mocks/vitest` fails the test for them, also after {@link reset} and
   * {@link restore}.
   */
  failures(): readonly Error[];
  /** @throws the first of {@link failures}. */
  assertNoFailures(): void;
  /**
   * What is set up on {@link stub} is not looked at: the library does not tell what of it was used.
   *
   * @throws Error when an answer for a number of calls, a step of an order or a lasting answer was given
   *   to no call, also where another lasting one took its place, or when no call came for a sequence that
   *   is played; it names them all.
   */
  assertAllUsed(): void;

  /**
   * Removes all rules, those of {@link stub} too, and forgets all calls and failures; a test is failed
   * for its failures all the same. The client is mocked afterwards, also where it had been given back.
   *
   * @throws Error when another mock or stub has taken the client.
   */
  reset(): void;
  /** Forgets all calls and failures: the test is not failed for them either. The rules stay. */
  resetHistory(): void;
  /** Gives the client its own `send` back. Does nothing when that has been done before. */
  restore(): void;

  /**
   * The stub of aws-sdk-client-mock on which the mock stands. What is registered on it goes before
   * the rules of the mock, and is held to the contract like them: at the line that stubs it where the
   * response and its operation are known there, else when it answers. Its own `reset`, `resetHistory`
   * and `restore` do what the mock's do.
   */
  readonly stub: AwsClientStub<Client>;
}

/** What a mock needs to know of a service. */
export interface Wiring<O extends { readonly [K in keyof O]: OperationTypes }, Sdk, Client> {
  /** The module of the client. The command of an operation is its export `<Operation>Command`. */
  readonly sdk: Sdk;
  /** The class of the service's clients, of which the mocked one may be a subclass. */
  readonly client: ClientClass<Client>;
  /** Makes a client, where the class does not make one of a configuration. */
  readonly createClient?: () => Client;
  readonly operations: OperationContracts<O>;
  readonly fixtures: ValueFixtures<O>;
}

/**
 * Mocks a client: everything that is sent to it is held to the contract and answered by the rules of
 * the mock; what no rule answers is rejected with an `UnmatchedCallError`.
 *
 * @param target the class of which all clients are mocked, or one client. By default the class that
 *   the wiring names. Options may stand in its place.
 * @throws Error when the target is mocked already, or one is the class of the other's client;
 *   TypeError when it is no target, and for options that do not exist.
 */
export function mockService<
  O extends { readonly [K in keyof O]: OperationTypes },
  Sdk extends object,
  Client extends object,
  W extends { readonly [K in keyof W]: WaiterTypes } = object,
>(
  wiring: Wiring<O, Sdk, Client>,
  target?: ClientClass<Client> | Client | MockOptions,
  options?: MockOptions,
): ServiceMock<O, Sdk, Client, W> {
  if (!isMockOptions(target)) return new RuledMock(wiring, target ?? wiring.client, options);
  if (options !== undefined) throw new TypeError("A mock was given its options twice.");
  return new RuledMock(wiring, wiring.client, target);
}
