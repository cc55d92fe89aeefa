import type { ClientStub } from "./stubbed-client.js";

/** What is asked of each call that is answered by what is registered on a stub. */
export interface StubGate {
  /**
   * Takes note of a call. What it returns keeps the call from being answered: the caller gets it.
   */
  receive(command: unknown): Error | undefined;
  /** What the command's operation cannot answer with. @param command the command, or its class. */
  brokenResponse(command: unknown, response: unknown): Error | undefined;
  /** Takes note of a response that the operation cannot answer with. */
  fail(error: Error): void;
}

/** The behaviours of aws-sdk-client-mock. */
type StubBehavior = ReturnType<ClientStub["on"]>;

/**
 * Holds to the contract what is registered through the stub's methods: a response at the line that
 * stubs it where its operation is known there, else when it answers; requests when they are sent.
 * Everything else is the library's own.
 */
export function checkStub(stub: ClientStub, gate: StubGate): void {
  const on = stub.on.bind(stub);
  const onAnyCommand = stub.onAnyCommand.bind(stub);
  stub.on = (...args) => checkBehavior(on(...args), args[0]);
  stub.onAnyCommand = (...args) => checkBehavior(onAnyCommand(...args), undefined);

  function checkBehavior(behavior: StubBehavior, commandClass: unknown): StubBehavior {
    const callsFake = behavior.callsFake.bind(behavior);
    const callsFakeOnce = behavior.callsFakeOnce.bind(behavior);
    const once = (fake: Fake): StubBehavior => {
      callsFakeOnce(fake);
      return behavior;
    };
    const checked: Partial<StubBehavior> = {
      resolves: (response) => callsFake(answering(response)),
      resolvesOnce: (response) => once(answering(response)),
      rejects: (error) => callsFake(rejecting(error)),
      rejectsOnce: (error) => once(rejecting(error)),
      callsFake: (fake) => callsFake(faking(fake)),
      callsFakeOnce: (fake) => once(faking(fake)),
    };
    return Object.assign(behavior, checked);

    function answering(response: unknown): Fake {
      if (commandClass !== undefined && !isThenable(response)) {
        const broken = gate.brokenResponse(commandClass, response);
        if (broken !== undefined) throw broken;
        return () => guarded(() => Promise.resolve(response));
      }
      return () => guarded(async (command) => accepted(command, await response));
    }

    function rejecting(error: Parameters<StubBehavior["rejects"]>[0]): Fake {
      const thrown =
        error instanceof Error
          ? error
          : typeof error === "string"
            ? new Error(error)
            : Object.assign(new Error(), error);
      return () => guarded(() => Promise.reject(thrown));
    }

    function faking(fake: Fake): Fake {
      return (input, getClient) =>
        guarded((command) => {
          const response: unknown = fake(input, getClient);
          return isThenable(response)
            ? Promise.resolve(response).then((value) => accepted(command, value))
            : accepted(command, response);
        });
    }
  }

  function guarded(answer: (command: unknown) => unknown): unknown {
    // Sinon has the call on record before it is answered.
    const command: unknown = stub.send.lastCall.args[0];
    const refusal = gate.receive(command);
    return refusal === undefined ? answer(command) : Promise.reject(refusal);
  }

  function accepted(command: unknown, response: unknown): unknown {
    const broken = gate.brokenResponse(command, response);
    if (broken === undefined) return response;
    gate.fail(broken);
    throw broken;
  }
}

type Fake = Parameters<StubBehavior["callsFake"]>[0];

function isThenable(value: unknown): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    "then" in value &&
    typeof value.then === "function"
  );
}
