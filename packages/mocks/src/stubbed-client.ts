import { mockClient } from "aws-sdk-client-mock";
import { nameOf } from "./client-target.js";
import { enterLiveMock, type LiveMock, liveMockAround } from "./live-mocks.js";

/** The stub of a client of which nothing more is known. */
export type ClientStub = ReturnType<typeof mockClient>;

/** What a receiver says of a command that is to be really sent. */
export const passThrough: unique symbol = Symbol("pass through");

/** Who answers what is sent to a stubbed client. */
export interface Receiver {
  /** The response; a rejection is what the caller of `send` gets. */
  answer(command: unknown): Promise<unknown> | typeof passThrough;
  forgetRules(): void;
  forgetCalls(): void;
  /** What is wrong with the test, though the code that it tests may have caught it. */
  readonly failures: readonly Error[];
  /** What to know of the mock when a test fails. */
  readonly notes: readonly string[];
}

/**
 * A client whose `send` is a stub of aws-sdk-client-mock. The receiver answers as the stub's default
 * behaviour, so that whatever is registered on the stub itself goes first.
 */
export class StubbedClient implements LiveMock {
  readonly holder: object;
  readonly stub: ClientStub;
  readonly #receiver: Receiver;
  readonly #recreateSend: () => unknown;
  readonly #forgetSent: () => unknown;
  readonly #send: unknown;

  /** @throws Error when the `send` of the holder is replaced already. */
  constructor(holder: object, receiver: Receiver) {
    refuseReplaced(holder);
    this.holder = holder;
    this.#receiver = receiver;
    this.#send = Reflect.get(holder, "send");
    // Clients have a send; mockClient asks for types of @smithy/types that it does not look at.
    this.stub = mockClient(holder as Parameters<typeof mockClient>[0]);
    this.#recreateSend = this.stub.reset.bind(this.stub);
    this.#forgetSent = this.stub.resetHistory.bind(this.stub);
    this.#takeOverLifecycle();
    this.#install();
    enterLiveMock(this);
  }

  get isAttached(): boolean {
    return (
      Object.hasOwn(this.holder, "send") && Reflect.get(this.holder, "send") === this.stub.send
    );
  }

  get failures(): readonly Error[] {
    return this.#receiver.failures;
  }

  get notes(): readonly string[] {
    return this.#receiver.notes;
  }

  /** As the stub's own reset does, it takes the client again where it was given back. */
  reset(): void {
    this.resetHistory();
    this.#receiver.forgetRules();
    if (!this.isAttached && isReplaced(this.holder)) return;
    this.#recreateSend();
    this.#install();
    enterLiveMock(this);
  }

  resetHistory(): void {
    this.#receiver.forgetCalls();
    this.#forgetSent();
  }

  restore(): void {
    // Only what is ours: another stub may have taken the place.
    if (this.isAttached) this.stub.send.restore();
  }

  /** The stub's reset puts a new `send` in place, which would no longer lead here. */
  #takeOverLifecycle(): void {
    const { stub } = this;
    stub.reset = (): ClientStub => {
      this.reset();
      return stub;
    };
    stub.resetHistory = (): ClientStub => {
      this.resetHistory();
      return stub;
    };
    stub.restore = (): void => this.restore();
  }

  #install(): void {
    const receiver = this.#receiver;
    const send = this.#send;
    function receive(this: unknown, ...sent: readonly unknown[]): unknown {
      const answer = receiver.answer(sent[0]);
      if (answer === passThrough) return Reflect.apply(send as () => unknown, this, sent);
      return deliver(answer, sent.length === 1 ? undefined : sent.slice(1).find(isCallback));
    }
    // Sinon's type knows one of the ways to call send, with a promise for an answer.
    this.stub.send.callsFake(receive as Parameters<ClientStub["send"]["callsFake"]>[0]);
  }
}

function isReplaced(holder: object): boolean {
  return liveMockAround(holder) !== undefined || isStubbedElsewhere(holder);
}

function isStubbedElsewhere(holder: object): boolean {
  const send: unknown = Reflect.get(holder, "send");
  return typeof send === "function" && "isSinonProxy" in send;
}

function refuseReplaced(holder: object): void {
  const mock = liveMockAround(holder);
  if (mock !== undefined) {
    throw new Error(
      `Cannot mock ${nameOf(holder)}: a mock of ${nameOf(mock.holder)} is still in place, and a ` +
        "client has one mock at a time. Use that mock, or restore it first: call its restore(), or " +
        'import "@shapesmith/mocks/vitest", which restores every mock after each test.',
    );
  }
  if (isStubbedElsewhere(holder)) {
    throw new Error(
      `Cannot mock ${nameOf(holder)}: its send is replaced by a stub made elsewhere, such as with ` +
        "mockClient(). Restore that stub first.",
    );
  }
}

type Callback = (error: unknown, response?: unknown) => void;

function isCallback(argument: unknown): argument is Callback {
  return typeof argument === "function";
}

/** As the SDK does: a promise, or where there is a callback, nothing but the callback. */
function deliver(
  answer: Promise<unknown>,
  callback: Callback | undefined,
): Promise<unknown> | undefined {
  if (callback === undefined) return answer;
  // What the callback throws is left unhandled, so that the test runner sees it.
  void answer.then(
    (response) => callback(null, response),
    (error: unknown) => callback(error),
  );
  return undefined;
}
