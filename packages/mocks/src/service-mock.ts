import type { OperationContracts, OperationTypes } from "@shapesmith/contract";
import type { OperationFixtures } from "@shapesmith/fixtures";
import type { AwsClientStub } from "aws-sdk-client-mock";
import { type Behavior, RuleBehavior } from "./behavior.js";
import type { AnyCall, Call } from "./call.js";
import { type ClientClass, holderOf, nameOf } from "./client-target.js";
import { type CommandClass, CommandIndex, type OperationOf } from "./commands.js";
import type { Like } from "./like.js";
import { Rule } from "./rule.js";
import { snapshot } from "./snapshot.js";
import { StubbedClient } from "./stubbed-client.js";
import { unmatchedCall } from "./unmatched-call.js";
import { waiterMocks, type WaiterMocks, type WaiterTypes } from "./waiters/waiter-mock.js";

/**
 * A mocked client of a service.
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
> {
  /**
   * Adds a rule for the calls of an operation whose input is like the pattern; for all of its calls
   * where there is no pattern. The rule added last that matches and has an answer left answers.
   *
   * @param command the class of the operation's command.
   * @throws Error when the mock has been restored, TypeError when there is no such operation.
   */
  on<X extends CommandClass<O, Sdk>>(
    command: X,
    match?: Like<OperationOf<O, Sdk, X>["input"]>,
  ): Behavior<OperationOf<O, Sdk, X>>;
  /** As with a command, by the operation's Smithy name. */
  // Last, since compilers tell what the last overload has against an argument.
  on<K extends keyof O & string>(operation: K, match?: Like<O[K]["input"]>): Behavior<O[K]>;

  /** Sets up answers that have a waiter of the SDK succeed, fail or wait in vain. */
  readonly waiters: WaiterMocks<O, W>;

  /**
   * The calls that the mock answered or refused, oldest first. Calls that were answered by what is
   * registered on {@link stub} are in `stub.calls()` alone.
   */
  calls(): readonly AnyCall<O>[];
  calls<K extends keyof O & string>(operation: K): readonly Call<K, O[K]>[];

  /** Removes all rules, those of {@link stub} too, and forgets all calls. The client stays mocked. */
  reset(): void;
  /** Forgets all calls; the rules stay. */
  resetHistory(): void;
  /** Gives the client its own `send` back. Does nothing when that has been done before. */
  restore(): void;

  /**
   * The stub of aws-sdk-client-mock on which the mock stands. What is registered on it goes before
   * the rules of the mock. Its own `reset`, `resetHistory` and `restore` do what the mock's do.
   */
  readonly stub: AwsClientStub<Client>;
}

/** What a mock needs to know of a service. */
export interface Wiring<O extends { readonly [K in keyof O]: OperationTypes }, Sdk, Client> {
  /** The module of the client. The command of an operation is its export `<Operation>Command`. */
  readonly sdk: Sdk;
  readonly client: ClientClass<Client>;
  readonly operations: OperationContracts<O>;
  readonly fixtures: OperationFixtures<O>;
}

/**
 * Mocks a client: everything that is sent to it is answered by the rules of the mock, and what no
 * rule answers is rejected with an `UnmatchedCallError`.
 *
 * @param target the class of which all clients are mocked, or one client. By default the class that
 *   the wiring names.
 * @throws Error when the target is mocked already, or one is the class of the other's client.
 */
export function mockService<
  O extends { readonly [K in keyof O]: OperationTypes },
  Sdk extends object,
  Client extends object,
  W extends { readonly [K in keyof W]: WaiterTypes } = object,
>(
  wiring: Wiring<O, Sdk, Client>,
  target: ClientClass<Client> | Client = wiring.client,
): ServiceMock<O, Sdk, Client, W> {
  return new RuledMock(wiring, target);
}

class RuledMock<
  O extends { readonly [K in keyof O]: OperationTypes },
  Sdk extends object,
  Client extends object,
  W extends { readonly [K in keyof W]: WaiterTypes },
> implements ServiceMock<O, Sdk, Client, W> {
  readonly #operations: OperationContracts<O>;
  readonly #fixtures: OperationFixtures<O>;
  readonly #commands: CommandIndex<keyof O & string>;
  readonly #client: StubbedClient;
  readonly #clientName: string;
  /** By operation, newest first. */
  readonly #rules = new Map<string, readonly Rule[]>();
  #waiters: WaiterMocks<O, W> | undefined;
  #calls: AnyCall<O>[] = [];

  constructor(wiring: Wiring<O, Sdk, Client>, target: ClientClass<Client> | Client) {
    const holder = holderOf(target, wiring.client);
    this.#operations = wiring.operations;
    this.#fixtures = wiring.fixtures;
    // The contract of a service has the operations that its types have.
    const names = Object.keys(wiring.operations) as (keyof O & string)[];
    this.#commands = new CommandIndex(wiring.sdk, names);
    this.#clientName = nameOf(holder);
    this.#client = new StubbedClient(holder, {
      answer: (command) => this.#answer(command),
      forgetRules: () => this.#forgetRules(),
      forgetCalls: () => (this.#calls = []),
    });
  }

  get stub(): AwsClientStub<Client> {
    // It is a stub of the client; its type names the client's commands, which nobody needs in here.
    return this.#client.stub as unknown as AwsClientStub<Client>;
  }

  on<X extends CommandClass<O, Sdk>>(
    command: X,
    match?: Like<OperationOf<O, Sdk, X>["input"]>,
  ): Behavior<OperationOf<O, Sdk, X>>;
  on<K extends keyof O & string>(operation: K, match?: Like<O[K]["input"]>): Behavior<O[K]>;
  on(subject: unknown, match?: unknown): unknown {
    this.#refuseDetached();
    const operation = this.#operationNamed(subject);
    const rule = new Rule(snapshot(match));
    this.#rules.set(operation, [rule, ...this.#rulesFor(operation)]);
    return new RuleBehavior(rule, this.#operations[operation], this.#fixtures[operation]);
  }

  get waiters(): WaiterMocks<O, W> {
    return (this.#waiters ??= waiterMocks<O, W>({
      operations: this.#operations,
      fixtures: this.#fixtures,
      on: (operation, match) => this.on(operation, match),
    }));
  }

  calls(): readonly AnyCall<O>[];
  calls<K extends keyof O & string>(operation: K): readonly Call<K, O[K]>[];
  calls(operation?: string): readonly AnyCall<O>[] {
    if (operation === undefined) return [...this.#calls];
    const name = this.#operationNamed(operation);
    return this.#calls.filter((call) => call.operation === name);
  }

  reset(): void {
    this.#client.reset();
  }

  resetHistory(): void {
    this.#client.resetHistory();
  }

  restore(): void {
    this.#client.restore();
  }

  /** Up to its first await it runs while the command is being sent: what it sees is what was sent. */
  async #answer(command: unknown): Promise<unknown> {
    const { operation, input } = this.#received(command);
    const rules = this.#rulesFor(operation);
    const answer = rules.find((rule) => rule.isReady && rule.matches(input))?.next();
    if (answer !== undefined) return await answer(input);
    throw unmatchedCall({
      clientName: this.#clientName,
      operation,
      input: snapshot(input),
      node: this.#operations[operation].request.node,
      rules,
      ruled: [...this.#rules.keys()],
    });
  }

  #received(command: unknown): { readonly operation: keyof O & string; readonly input: unknown } {
    const commandClass = typeof command === "object" ? command?.constructor : undefined;
    const operation = this.#commands.operationOf(commandClass);
    if (operation === undefined || typeof command !== "object" || command === null) {
      throw new TypeError(
        `What was sent to a mocked ${this.#clientName} is no command that it knows: ` +
          `${nameOf(command)}. If it is one of the same client by name, two copies of that ` +
          "package are loaded; if it is newer than the emitted contract, generate that again.",
      );
    }
    const input: unknown = Reflect.get(command, "input");
    this.#calls.push({ operation, input: snapshot(input) });
    return { operation, input };
  }

  #operationNamed(subject: unknown): keyof O & string {
    const name = typeof subject === "string" ? subject : this.#commands.operationOf(subject);
    if (name !== undefined && Object.hasOwn(this.#operations, name))
      return name as keyof O & string;
    const asked =
      typeof subject === "function" ? `command ${subject.name}` : `operation ${String(subject)}`;
    throw new TypeError(
      `The contract of ${this.#clientName} has no ${asked}: expected the Smithy name of one of its ` +
        `${Object.keys(this.#operations).length} operations, or the class of its command.`,
    );
  }

  #rulesFor(operation: string): readonly Rule[] {
    return this.#rules.get(operation) ?? [];
  }

  #forgetRules(): void {
    for (const rule of [...this.#rules.values()].flat()) rule.remove();
    this.#rules.clear();
  }

  #refuseDetached(): void {
    if (this.#client.isAttached) return;
    throw new Error(
      `The mock of ${this.#clientName} is not in place any more: it was restored, or another stub ` +
        "took over. Make a new one, such as in a hook that runs before each test.",
    );
  }
}
