import type { OperationContracts, OperationTypes } from "@shapesmith/contract";
import type { ValueFixtures } from "@shapesmith/fixtures";
import type { AwsClientStub } from "aws-sdk-client-mock";
import { type Behavior, RuleBehavior } from "./behavior.js";
import type { AnyCall, Call } from "./call.js";
import { CallOrder } from "./call-order.js";
import { checkStub } from "./checked-stub.js";
import { type ClientClass, holderOf, nameOf, newClient } from "./client-target.js";
import { type CommandClass, CommandIndex, type OperationOf } from "./commands.js";
import { hasCommonWords } from "./common-words.js";
import { ContractError } from "./contract-error.js";
import { ContractGate } from "./contract-gate.js";
import type { Like } from "./like.js";
import { isMockOptions, type MockOptions, policyOf } from "./mock-options.js";
import { type Playable, type Player, playerOf } from "./playable.js";
import type { Answer, Rule } from "./rule.js";
import { Rules } from "./rules.js";
import { snapshot } from "./snapshot.js";
import { passThrough, StubbedClient } from "./stubbed-client.js";
import { unknownCommand, unknownOperation } from "./unknown-operation.js";
import { outOfOrder, UnmatchedCallError, unmatchedCall } from "./unmatched-call.js";
import { unusedBehaviors } from "./unused-behaviors.js";
import { waiterMocks, type WaiterMocks, type WaiterTypes } from "./waiters/waiter-mock.js";

/** Adds behaviours for the calls of operations. */
export interface CallRules<O extends { readonly [K in keyof O]: OperationTypes }, Sdk> {
  /**
   * @param command the class of the operation's command.
   * @param match a pattern of the input; all inputs, where there is none.
   * @throws Error when the mock has been restored, TypeError when there is no such operation.
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
 * for the same pattern adds to the first: it takes nothing away. Of several patterns that match a
 * call, the one that asks for most answers, whatever the order in which they were added; of equals
 * the newest. One whose answers are used up leaves the call to the next.
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
   * were refused, and those that {@link stub} answers with what is registered by its methods.
   */
  calls(): readonly AnyCall<O>[];
  calls<K extends keyof O & string>(operation: K): readonly Call<K, O[K]>[];

  /**
   * What is wrong with the test, oldest first, though the code that it tests may have caught it: calls
   * that nothing answers, and requests and responses that break the contract.
   */
  failures(): readonly Error[];
  /** @throws the first of {@link failures}. `@shapesmith/mocks/vitest` calls it after each test. */
  assertNoFailures(): void;
  /**
   * @throws Error when an answer for one time, a step of an order or a lasting answer was given to no
   *   call; it names them all.
   */
  assertAllUsed(): void;

  /**
   * Removes all rules, those of {@link stub} too, and forgets all calls and failures. The client is
   * mocked afterwards, also where it had been given back.
   */
  reset(): void;
  /** Forgets all calls and failures; the rules stay. */
  resetHistory(): void;
  /** Gives the client its own `send` back. Does nothing when that has been done before. */
  restore(): void;

  /**
   * The stub of aws-sdk-client-mock on which the mock stands. What is registered on it goes before
   * the rules of the mock, and is held to the contract like them. Its own `reset`, `resetHistory` and
   * `restore` do what the mock's do.
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

type Name<O> = keyof O & string;

class RuledMock<
  O extends { readonly [K in keyof O]: OperationTypes },
  Sdk extends object,
  Client extends object,
  W extends { readonly [K in keyof W]: WaiterTypes },
> implements ServiceMock<O, Sdk, Client, W> {
  readonly operations: OperationContracts<O>;
  readonly fixtures: ValueFixtures<O>;
  readonly #commands: CommandIndex<Name<O>>;
  readonly #stubbed: StubbedClient;
  readonly #createClient: () => Client;
  readonly #clientName: string;
  readonly #gate: ContractGate;
  readonly #unmatched: "throw" | "undefined" | "passthrough";
  readonly #rules = new Rules();
  #waiters: WaiterMocks<O, W> | undefined;
  #orders: CallOrder[] = [];
  /** Of what is played, newest first. */
  #players: Player[] = [];
  #calls: AnyCall<O>[] = [];
  #failures: Error[] = [];
  #notes: string[] = [];
  #client: Client | undefined;

  constructor(
    wiring: Wiring<O, Sdk, Client>,
    target: ClientClass<Client> | Client,
    options: MockOptions | undefined,
  ) {
    const holder = holderOf(target, wiring.client);
    const policy = policyOf(options);
    this.operations = wiring.operations;
    this.fixtures = wiring.fixtures;
    const { createClient } = wiring;
    this.#createClient =
      createClient !== undefined && target === wiring.client
        ? createClient
        : () => newClient(target);
    this.#commands = new CommandIndex<Name<O>>(wiring.sdk, wiring.operations);
    this.#clientName = nameOf(holder);
    this.#gate = new ContractGate(this.#clientName, policy, () => hasCommonWords(this.client));
    this.#unmatched = policy.unmatched;
    this.#stubbed = this.#stub(holder);
  }

  #stub(holder: object): StubbedClient {
    const answer = (command: unknown): Promise<unknown> | typeof passThrough =>
      this.#answer(command);
    const failures = (): readonly Error[] => this.#failures;
    const notes = (): readonly string[] => this.#notes;
    const stubbed = new StubbedClient(holder, {
      answer,
      forgetRules: () => this.#forgetRules(),
      forgetCalls: () => this.#forgetCalls(),
      get failures() {
        return failures();
      },
      get notes() {
        return notes();
      },
    });
    checkStub(stubbed.stub, {
      receive: (command) => this.#refusalOf(command),
      brokenResponse: (command, response) => this.#brokenResponse(command, response),
      fail: (error) => void this.#failures.push(error),
    });
    return stubbed;
  }

  get client(): Client {
    return (this.#client ??= this.#createClient());
  }

  get stub(): AwsClientStub<Client> {
    // It is a stub of the client; its type names the client's commands, which nobody needs in here.
    return this.#stubbed.stub as unknown as AwsClientStub<Client>;
  }

  on<X extends CommandClass<O, Sdk>>(
    command: X,
    match?: Like<OperationOf<O, Sdk, X>["input"]>,
  ): Behavior<OperationOf<O, Sdk, X>>;
  on<K extends Name<O>>(operation: K, match?: Like<O[K]["input"]>): Behavior<O[K]>;
  on(subject: unknown, match?: unknown): unknown {
    return this.#behavior(subject, (operation) => this.#rules.add(operation, snapshot(match)));
  }

  inOrder(): CallRules<O, Sdk> {
    const order = new CallOrder();
    this.#orders.push(order);
    const on = (subject: unknown, match?: unknown): unknown =>
      this.#behavior(subject, (operation) => order.add(operation, snapshot(match)));
    // It has the overloads of the mock's own `on`.
    return { on } as CallRules<O, Sdk>;
  }

  play<Position>(sequence: Playable<Position>): void {
    this.#refuseDetached();
    this.#players.unshift(playerOf(sequence));
  }

  get waiters(): WaiterMocks<O, W> {
    return (this.#waiters ??= waiterMocks<O, W>({
      operations: this.operations,
      fixtures: this.fixtures,
      gate: this.#gate,
      on: (operation, match) => this.on(operation, match),
    }));
  }

  calls(): readonly AnyCall<O>[];
  calls<K extends Name<O>>(operation: K): readonly Call<K, O[K]>[];
  calls(operation?: string): readonly AnyCall<O>[] {
    if (operation === undefined) return [...this.#calls];
    const name = this.#operationNamed(operation);
    return this.#calls.filter((call) => call.operation === name);
  }

  failures(): readonly Error[] {
    return [...this.#failures];
  }

  assertNoFailures(): void {
    for (const failure of this.#failures) throw failure;
  }

  assertAllUsed(): void {
    const unused = unusedBehaviors(this.#clientName, this.operations, this.#rules, this.#orders);
    if (unused !== undefined) throw unused;
  }

  reset(): void {
    this.#stubbed.reset();
  }

  resetHistory(): void {
    this.#stubbed.resetHistory();
  }

  restore(): void {
    this.#stubbed.restore();
  }

  #behavior(subject: unknown, add: (operation: string) => Rule): unknown {
    this.#refuseDetached();
    const operation = this.#operationNamed(subject);
    return new RuleBehavior(add(operation), {
      contract: this.operations[operation],
      fixture: this.fixtures[operation],
      gate: this.#gate,
      noteSeed: (seed) =>
        void this.#notes.push(
          `${operation} of the mocked ${this.#clientName} answers with { seed: ${seed} }.`,
        ),
    });
  }

  /** It does not wait for anything before it has seen the command: what it sees is what was sent. */
  #answer(command: unknown): Promise<unknown> | typeof passThrough {
    try {
      const operation = this.#operationOf(command);
      if (operation === undefined) throw unknownCommand(this.#clientName, command);
      const input = inputOf(command);
      const refusal = this.#received(operation, input);
      if (refusal !== undefined) return Promise.reject(refusal);
      const answer = this.#answerTo(operation, input);
      if (answer === undefined) return this.#unanswered(operation, input);
      const given = answer(input);
      if (!(given instanceof Promise)) return Promise.resolve(given);
      return given.catch((error: unknown) => {
        throw this.#noted(error);
      });
    } catch (error) {
      return Promise.reject(this.#noted(error));
    }
  }

  #answerTo(operation: Name<O>, input: unknown): Answer | undefined {
    for (const order of this.#orders) {
      if (!order.concerns(operation)) continue;
      const answer = order.answerTo(operation, input);
      if (answer !== undefined) return answer;
      throw outOfOrder(this.#unmatchedCall(operation, input), order.left);
    }
    if (this.#players.length === 0) return this.#rules.answerTo(operation, input);
    return (
      this.#rules.answerTo(operation, input, "once") ??
      this.#playedAnswer(operation, input) ??
      this.#rules.answerTo(operation, input)
    );
  }

  #playedAnswer(operation: string, input: unknown): Answer | undefined {
    for (const player of this.#players) {
      const given = player(operation, input);
      if (given !== undefined) return () => given;
    }
    return undefined;
  }

  #unanswered(operation: Name<O>, input: unknown): Promise<unknown> | typeof passThrough {
    if (this.#unmatched === "passthrough") return passThrough;
    if (this.#unmatched === "undefined") return Promise.resolve(undefined);
    throw unmatchedCall(this.#unmatchedCall(operation, input));
  }

  #unmatchedCall(operation: Name<O>, input: unknown): Parameters<typeof unmatchedCall>[0] {
    return {
      clientName: this.#clientName,
      operation,
      input: snapshot(input),
      node: this.operations[operation].request.node,
      rules: this.#rules.of(operation),
      ruled: this.#rules.operations,
    };
  }

  #refusalOf(command: unknown): Error | undefined {
    const operation = this.#operationOf(command);
    // The stub answers what it was told to, also for a command that the contract does not have.
    return operation === undefined ? undefined : this.#received(operation, inputOf(command));
  }

  #brokenResponse(command: unknown, response: unknown): Error | undefined {
    const operation = this.#operationOf(command);
    if (operation === undefined) return undefined;
    return this.#gate.brokenResponse(this.operations[operation], response);
  }

  /** Takes note of a call. What it returns keeps the call from being answered. */
  #received(operation: Name<O>, input: unknown): Error | undefined {
    this.#calls.push({ operation, input: snapshot(input) });
    const refusal = this.#gate.refusal(this.operations[operation], input);
    if (refusal !== undefined) this.#noted(refusal);
    return refusal;
  }

  /** An error that says of the test that it is wrong, and not what the service answers, is a failure. */
  #noted(error: unknown): Error {
    const isFailure = error instanceof ContractError || error instanceof UnmatchedCallError;
    if (isFailure) this.#failures.push(error);
    // What a function of the test throws is what the caller is to catch, whatever it is.
    return error as Error;
  }

  /** @param command one that was sent, or a class of commands. */
  #operationOf(command: unknown): Name<O> | undefined {
    const isSent = typeof command === "object" && command !== null;
    return this.#commands.operationOf(isSent ? command.constructor : command);
  }

  #operationNamed(subject: unknown): Name<O> {
    const name = typeof subject === "string" ? subject : this.#commands.operationOf(subject);
    if (name !== undefined && Object.hasOwn(this.operations, name)) return name as Name<O>;
    throw unknownOperation(this.#clientName, Object.keys(this.operations), subject);
  }

  #forgetRules(): void {
    this.#rules.clear();
    for (const order of this.#orders) order.remove();
    this.#orders = [];
    this.#players = [];
    this.#notes = [];
  }

  #forgetCalls(): void {
    this.#calls = [];
    this.#failures = [];
  }

  #refuseDetached(): void {
    if (this.#stubbed.isAttached) return;
    throw new Error(
      `The mock of ${this.#clientName} is not in place any more: it was restored, or another stub ` +
        "took over. Call its reset(), such as in a hook that runs before each test, or make a new one.",
    );
  }
}

function inputOf(command: unknown): unknown {
  return (command as { readonly input?: unknown }).input;
}
