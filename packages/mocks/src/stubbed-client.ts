import { mockClient } from "aws-sdk-client-mock";
import { answerUnlessAborted } from "./aborted.js";
import { nameOf } from "./client-target.js";
import { enterLiveMock, type LiveMock, liveMockAround } from "./live-mocks.js";
import { callingScope, type TestScope } from "./test-scope.js";
import { isThenable } from "./thenable.js";

/** The stub of a client of which nothing more is known. */
export type ClientStub = ReturnType<typeof mockClient>;

/** What a receiver says of a command that is to be really sent. */
export const passThrough: unique symbol = Symbol("pass through");

/** Who answers what is sent to a stubbed client. */
export interface Receiver {
  /** The response; a rejection is what the caller of `send` gets. */
  answer(command: unknown, sender: unknown): Promise<unknown> | typeof passThrough;
  /**
   * Takes note of a call that the stub answers. What it returns keeps the call from being answered: the
   * caller gets it.
   */
  receive(command: unknown): Error | undefined;
  /** What the caller gets of what the stub answers. @throws what the caller gets instead. */
  accept(command: unknown, response: unknown): unknown;
  reset(): void;
  resetHistory(): void;
}

/**
 * A client whose `send` is a stub of aws-sdk-client-mock. The receiver answers as the stub's default
 * behaviour, so that whatever is registered on the stub itself goes first; it sees that too, also what
 * is set up with Sinon on the stub's `send`.
 */
export class StubbedClient implements LiveMock {
  readonly holder: object;
  readonly stub: ClientStub;
  readonly #receiver: Receiver;
  readonly #recreateSend: () => unknown;
  readonly #forgetSent: () => unknown;
  readonly #send: unknown;
  #scope: TestScope = callingScope();
  /** Whether the receiver has seen the call that is being answered. */
  #isReceived = false;

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

  get scope(): TestScope {
    return this.#scope;
  }

  /**
   * As the stub's own reset does, it takes the client again where it was given back.
   *
   * @throws Error when the `send` of the holder has been replaced by somebody else.
   */
  reset(): void {
    this.#receiver.reset();
    this.#forgetSent();
    const isTaken = !this.isAttached;
    if (isTaken) refuseReplaced(this.holder);
    this.#recreateSend();
    this.#install();
    if (!isTaken) return;
    this.#scope = callingScope();
    enterLiveMock(this);
  }

  resetHistory(): void {
    this.#receiver.resetHistory();
    this.#forgetSent();
  }

  /** Of a call that a behaviour of the stub answers; see {@link Receiver.receive}. */
  receive(command: unknown): Error | undefined {
    this.#isReceived = true;
    return this.#receiver.receive(command);
  }

  /** See {@link Receiver.accept}. */
  accept(command: unknown, response: unknown): unknown {
    return this.#receiver.accept(command, response);
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
    const { holder, stub } = this;
    const answer = (client: unknown, sent: readonly unknown[]): unknown =>
      this.#answer(client, sent);
    function receive(this: unknown, ...sent: readonly unknown[]): unknown {
      return answer(this, sent);
    }
    // Sinon's type knows one of the ways to call send, with a promise for an answer.
    stub.send.callsFake(receive as Parameters<ClientStub["send"]["callsFake"]>[0]);
    stub.send = new Proxy(stub.send, {
      apply: (send, client, sent: readonly unknown[]) => {
        // As the SDK: a promise, or where there is a callback, nothing but the callback.
        const callback = sent.length === 1 ? undefined : sent.slice(1).find(isCallback);
        const given = answerUnlessAborted(sent[1], () =>
          this.#invoke(send as unknown as Send, client, sent),
        );
        if (callback === undefined) return given;
        deliver(given, callback);
        return undefined;
      },
    });
    const property = Reflect.getOwnPropertyDescriptor(holder, "send");
    Object.defineProperty(holder, "send", { ...property, value: stub.send });
  }

  /** The answer of the stub's default behaviour. */
  #answer(client: unknown, sent: readonly unknown[]): unknown {
    this.#isReceived = true;
    const answer = this.#receiver.answer(sent[0], client);
    if (answer !== passThrough) return answer;
    const withoutCallback = sent.filter((argument) => !isCallback(argument));
    return Reflect.apply(this.#send as Send, client, withoutCallback);
  }

  #invoke(send: Send, client: unknown, sent: readonly unknown[]): unknown {
    // A function that answers may itself send something.
    const outer = this.#isReceived;
    this.#isReceived = false;
    try {
      const given = Reflect.apply(send, client, sent);
      // What the compiler does not see: the receiver is called meanwhile.
      return (this.#isReceived as boolean) ? given : this.#answeredBySinon(sent[0], given);
    } finally {
      this.#isReceived = outer;
    }
  }

  #answeredBySinon(command: unknown, given: unknown): unknown {
    const refusal = this.#receiver.receive(command);
    if (!isThenable(given)) {
      return refusal === undefined ? this.accept(command, given) : Promise.reject(refusal);
    }
    return Promise.resolve(given).then(
      (response) => {
        if (refusal !== undefined) throw refusal;
        return this.accept(command, response);
      },
      (error: unknown) => {
        throw refusal ?? error;
      },
    );
  }
}

function isStubbedElsewhere(holder: object): boolean {
  const send: unknown = Reflect.get(holder, "send");
  return typeof send === "function" && "isSinonProxy" in send;
}

function refuseReplaced(holder: object): void {
  const mock = liveMockAround(holder);
  if (mock !== undefined) {
    throw new Error(
      `Cannot mock ${described(holder)}: a mock of ${described(mock.holder)} is still in place, and a ` +
        "client has one mock at a time. Use that mock, or restore it first: call its restore(), or " +
        'import "@shapesmith/mocks/vitest", which restores the mocks of each test after it.',
    );
  }
  if (isStubbedElsewhere(holder)) {
    throw new Error(
      `Cannot mock ${nameOf(holder)}: its send is replaced by a stub made elsewhere, such as with ` +
        "mockClient(). Restore that stub first.",
    );
  }
}

/** A class is mocked in its prototype. */
function described(holder: object): string {
  const name = nameOf(holder);
  return Object.hasOwn(holder, "constructor") ? `all clients of ${name}` : `one ${name}`;
}

/** As far as it matters here. */
type Send = (...sent: readonly unknown[]) => unknown;

type Callback = (error: unknown, response?: unknown) => void;

function isCallback(argument: unknown): argument is Callback {
  return typeof argument === "function";
}

function deliver(given: unknown, callback: Callback): void {
  // What the callback throws is left unhandled, so that the test runner sees it.
  void Promise.resolve(given).then(
    (response) => callback(null, response),
    (error: unknown) => callback(error),
  );
}
