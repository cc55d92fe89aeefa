import type { ClientStub, StubbedClient } from "./stubbed-client.js";
import { isThenable } from "./thenable.js";

/** The behaviours of aws-sdk-client-mock. */
type StubBehavior = ReturnType<ClientStub["on"]>;

/**
 * Holds to the contract what is registered through the stub's methods: a response at the line that
 * stubs it where its operation is known there, else when it answers; requests when they are sent, so
 * that no function of a test gets to see one that the service refuses. Everything else is the library's
 * own.
 *
 * @param brokenResponse what the operation of a class of commands cannot answer with.
 */
export function checkStub(
  client: StubbedClient,
  brokenResponse: (commandClass: unknown, response: unknown) => Error | undefined,
): void {
  const { stub } = client;
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
        const broken = brokenResponse(commandClass, response);
        if (broken !== undefined) throw broken;
        return () => guarded(() => Promise.resolve(response));
      }
      return () => guarded(async (command) => client.accept(command, await response));
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
            ? Promise.resolve(response).then((value) => client.accept(command, value))
            : client.accept(command, response);
        });
    }
  }

  function guarded(answer: (command: unknown) => unknown): unknown {
    // Sinon has the call on record before it is answered.
    const command: unknown = stub.send.lastCall.args[0];
    const refusal = client.receive(command);
    return refusal === undefined ? answer(command) : Promise.reject(refusal);
  }
}

type Fake = Parameters<StubBehavior["callsFake"]>[0];
