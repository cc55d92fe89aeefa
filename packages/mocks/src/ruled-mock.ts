import type { OperationContracts, OperationTypes } from "@shapesmith/contract";
import type { ValueFixtures } from "@shapesmith/fixtures";
import type { AwsClientStub } from "aws-sdk-client-mock";
import { Answers } from "./answers.js";
import { type Behavior, RuleBehavior } from "./behavior.js";
import type { AnyCall, Call } from "./call.js";
import { copyOfCall } from "./call-record.js";
import { checkPattern, expectPattern } from "./check-pattern.js";
import { checkStub } from "./checked-stub.js";
import { type ClientClass, holderOf, nameOf, newClient } from "./client-target.js";
import { type CommandClass, CommandIndex, type OperationOf } from "./commands.js";
import { commonRefusal } from "./common-words.js";
import { ContractGate } from "./contract-gate.js";
import type { Like } from "./like.js";
import { isWrongTest } from "./mock-error.js";
import { type MockOptions, policyOf } from "./mock-options.js";
import type { Playable } from "./playable.js";
import type { Rule } from "./rule.js";
import type { CallRules, ServiceMock, Wiring } from "./service-mock.js";
import { snapshot } from "./snapshot.js";
import { passThrough, StubbedClient } from "./stubbed-client.js";
import { scopeOfCall, type TestScope } from "./test-scope.js";
import { unknownCommand, unknownOperation } from "./unknown-operation.js";
import { outOfOrder, unmatchedCall } from "./unmatched-call.js";
import { unusedBehaviors } from "./unused-behaviors.js";
import { waiterMocks, type WaiterMocks, type WaiterTypes } from "./waiters/waiter-mock.js";

type Name<O> = keyof O & string;

/** A mock that answers by its rules; see `ServiceMock`. */
export class RuledMock<
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
  readonly #answers = new Answers();
  #waiters: WaiterMocks<O, W> | undefined;
  #calls: AnyCall<O>[] = [];
  #failures: Error[] = [];
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
    this.#gate = new ContractGate(this.#clientName, policy, (violation) =>
      commonRefusal(this.client, violation),
    );
    this.#unmatched = policy.unmatched;
    this.#stubbed = this.#stub(holder);
  }

  #stub(holder: object): StubbedClient {
    const stubbed = new StubbedClient(holder, {
      answer: (command, sender) => this.#answer(command, sender),
      receive: (command) => this.#refusalOf(command),
      accept: (command, response) => this.#accept(command, response),
      reset: () => {
        this.#answers.clear();
        this.#forget();
      },
      resetHistory: () => {
        this.#scope.forgive(this);
        this.#forget();
      },
    });
    checkStub(stubbed, (command, response) => this.#brokenResponse(command, response));
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
    return this.#behavior(subject, match, (operation, pattern) =>
      this.#answers.rules.add(operation, pattern),
    );
  }

  inOrder(): CallRules<O, Sdk> {
    const order = this.#answers.addOrder();
    const on = (subject: unknown, match?: unknown): unknown =>
      this.#behavior(subject, match, (operation, pattern) => order.add(operation, pattern));
    // It has the overloads of the mock's own `on`.
    return { on } as CallRules<O, Sdk>;
  }

  play<Position>(sequence: Playable<Position>): void {
    this.#refuseDetached();
    this.#answers.play(sequence);
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
    const name = operation === undefined ? undefined : this.#operationNamed(operation);
    const calls = this.#calls.filter((call) => name === undefined || call.operation === name);
    return calls.map(copyOfCall);
  }

  failures(): readonly Error[] {
    return [...this.#failures];
  }

  assertNoFailures(): void {
    for (const failure of this.#failures) throw failure;
  }

  assertAllUsed(): void {
    const unused = unusedBehaviors(this.#clientName, this.operations, this.#answers);
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

  #behavior(
    subject: unknown,
    match: unknown,
    add: (operation: string, pattern: unknown) => Rule,
  ): unknown {
    this.#refuseDetached();
    const operation = this.#operationNamed(subject);
    const contract = this.operations[operation];
    if (match !== undefined) {
      expectPattern(operation, match);
      if (!this.#gate.acceptsUnknownMembers) {
        checkPattern(operation, match, contract.request.node, []);
      }
    }
    return new RuleBehavior(add(operation, snapshot(match)), {
      contract,
      fixture: this.fixtures[operation],
      gate: this.#gate,
      refuseDetached: () => this.#refuseDetached(),
      noteSeed: (seed) =>
        this.#scope.note(
          `${operation} of the mocked ${this.#clientName} answers with { seed: ${seed} }.`,
        ),
    });
  }

  /** It does not wait for anything before it has seen the command: what it sees is what was sent. */
  #answer(command: unknown, sender: unknown): Promise<unknown> | typeof passThrough {
    try {
      const operation = this.#operationOf(command);
      if (operation === undefined) throw unknownCommand(this.#clientName, command);
      const input = inputOf(command);
      const refusal = this.#received(operation, input);
      if (refusal !== undefined) return Promise.reject(refusal);
      const answer = this.#answers.answerTo(operation, input, (left) =>
        outOfOrder(this.#unmatchedCall(operation, input), left),
      );
      if (answer === undefined) return this.#unanswered(operation, input);
      const given = answer(input, sender);
      if (!(given instanceof Promise)) return Promise.resolve(given);
      return given.catch((error: unknown) => {
        throw this.#noted(error);
      });
    } catch (error) {
      return Promise.reject(this.#noted(error));
    }
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
      rules: this.#answers.rules.of(operation),
      ruled: this.#answers.rules.operations,
      isTurnOver: this.#answers.orders.some((order) => order.isOver(operation)),
      played: this.#answers.players.map(({ name }) => name),
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

  /** What the caller gets of a response of the stub. @throws ContractError when it breaks the contract. */
  #accept(command: unknown, response: unknown): unknown {
    const broken = this.#brokenResponse(command, response);
    if (broken === undefined) return response;
    throw this.#noted(broken);
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
    if (isWrongTest(error)) {
      this.#failures.push(error);
      this.#scope.fail(this, error);
    }
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
    throw unknownOperation(this.#clientName, Object.keys(this.operations), subject, {
      takesClasses: true,
    });
  }

  /** Of the test that a call belongs to which comes now. */
  get #scope(): TestScope {
    return scopeOfCall(this.#stubbed.scope);
  }

  #forget(): void {
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
