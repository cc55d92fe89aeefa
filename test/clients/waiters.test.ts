import { camelCase } from "@shapesmith/contract";
import "@shapesmith/mocks/vitest";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  type GeneratedClient,
  generatedClient,
  pinnedClients,
  publishedLambda,
} from "./pinned-clients.js";

/** Seconds: enough for several polls of every waiter, at the delays that the SDK has for it. */
const maxWaitTime = 3600;

const counts = { waits: 0, polls: 0 };

afterAll(() => {
  const { waits, polls } = counts;
  process.stdout.write(`${waiters.length} waiters: ${waits} waits, ${polls} polls\n`);
});

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

interface ClientWaiter {
  readonly name: string;
  readonly operation: string;
  readonly service: GeneratedClient;
  readonly fails: boolean;
}

const services: readonly GeneratedClient[] = await Promise.all([
  publishedLambda(),
  ...pinnedClients.map(generatedClient),
]);

const waiters: readonly ClientWaiter[] = services.flatMap((service) =>
  Object.values(service.operations).flatMap((operation) =>
    Object.entries(operation.waiters).map(([name, { acceptors }]) => {
      const fails = acceptors.some(({ state }) => state === "failure");
      return { name, operation: operation.name, service, fails };
    }),
  ),
);

type Mock = ReturnType<GeneratedClient["mock"]>;

type WaitUntil = (
  params: { client: unknown; maxWaitTime: number },
  input: unknown,
) => Promise<{ readonly state: string }>;

/** How the SDK's own function ended, and what the polls brought until then. */
async function wait({
  service,
  name,
  operation,
}: ClientWaiter): Promise<{ readonly state: string; readonly polls: readonly unknown[] }> {
  const waitUntil = service.sdk[`waitUntil${name}`] as WaitUntil;
  const client = service.createClient();
  const answers: Promise<unknown>[] = [];
  const send = client.send.bind(client);
  client.send = (command) => {
    const answer = send(command);
    answers.push(answer);
    return answer;
  };
  const params = { client, maxWaitTime };
  const ended = waitUntil(params, service.fixtures[operation]?.request()).then(
    ({ state }) => state,
    (error: unknown) => /"state":"(\w+)"/.exec(String(error))?.[1] ?? String(error),
  );
  await vi.runAllTimersAsync();
  const polls = await Promise.all(answers.map((answer) => answer.catch((error: unknown) => error)));
  counts.waits += 1;
  counts.polls += polls.length;
  return { state: await ended, polls };
}

function mockOf(waiter: ClientWaiter): { mock: Mock; mocked: Mock["waiters"][string] } {
  const mock = waiter.service.mock();
  const mocked = mock.waiters[camelCase(waiter.name)];
  return mocked === undefined ? expect.fail(`The mock has no ${waiter.name}.`) : { mock, mocked };
}

/** Expects a state that the model of its service does not list. */
const outsideItsModel: ReadonlySet<string> = new Set(["ConversionTaskDeleted"]);

/** What the polls brought that no service would give. */
function faultsOf(
  { service, operation }: ClientWaiter,
  polls: readonly unknown[],
  unlisted: boolean,
): readonly string[] {
  const shape = service.operations[operation]?.response;
  return polls
    .filter((poll) => !(poll instanceof Error))
    .flatMap((poll) => shape?.validate(poll, { unlisted }) ?? [])
    .map(({ message }) => message);
}

test("every client that has waiters is looked at", () => {
  const owners = services.filter((service) => waiters.some((waiter) => waiter.service === service));
  expect(owners).toHaveLength(services.length - ["bedrock-runtime", "sqs"].length);
});

describe.each(waiters.map((waiter) => [waiter.name, waiter] as const))("%s", (name, waiter) => {
  const { service, operation } = waiter;

  test.each([1, 3])("succeeds with poll %i", async (polls) => {
    mockOf(waiter).mocked.succeeds({ polls });
    const ended = await wait(waiter);
    expect(ended.state).toBe("SUCCESS");
    expect(ended.polls).toHaveLength(polls);
    expect(faultsOf(waiter, ended.polls, outsideItsModel.has(waiter.name))).toEqual([]);
  });

  test("ends by each of its acceptors", async () => {
    const { acceptors } = service.operations[operation]?.waiters[name] ?? { acceptors: [] };
    for (const { state, matcher } of acceptors) {
      if (state === "retry" || "success" in matcher) continue;
      const expected =
        "errorType" in matcher
          ? matcher.errorType
          : ("output" in matcher ? matcher.output : matcher.inputOutput).expected;
      const { mock, mocked } = mockOf(waiter);
      mocked[state === "success" ? "succeeds" : "fails"]({ polls: 2, expected });
      const ended = await wait(waiter);
      expect(ended.state, expected).toBe(state.toUpperCase());
      expect(ended.polls).toHaveLength(2);
      mock.restore();
    }
  });

  if (waiter.fails) {
    test.each([1, 3])("fails with poll %i", async (polls) => {
      mockOf(waiter).mocked.fails({ polls });
      const ended = await wait(waiter);
      expect(ended.state).toBe("FAILURE");
      expect(ended.polls).toHaveLength(polls);
      expect(faultsOf(waiter, ended.polls, false)).toEqual([]);
    });
  } else {
    test("cannot fail, and says so", () => {
      expect(() => mockOf(waiter).mocked.fails()).toThrow(`The waiter ${waiter.name} never fails`);
    });
  }

  test("times out", async () => {
    mockOf(waiter).mocked.timesOut();
    const ended = await wait(waiter);
    expect(ended.state).toBe("TIMEOUT");
    expect(ended.polls.length).toBeGreaterThan(2);
    expect(faultsOf(waiter, ended.polls.slice(0, 2), false)).toEqual([]);
  });

  test("polls on after an error that it does not know", async () => {
    mockOf(waiter).mocked.errors("AccessDeniedException", { polls: 2 });
    const ended = await wait(waiter);
    expect(ended.state).toBe("TIMEOUT");
    expect(ended.polls.length).toBeGreaterThan(2);
    expect(ended.polls[1]).toMatchObject({ name: "AccessDeniedException" });
  });

  test("polls on where no acceptor knows the state", async () => {
    mockOf(waiter).mocked.neverMatches();
    const ended = await wait(waiter);
    expect(ended.state).toBe("TIMEOUT");
    expect(ended.polls.length).toBeGreaterThan(2);
    expect(faultsOf(waiter, ended.polls.slice(0, 2), true)).toEqual([]);
  });
});
