// A mocked call against bare aws-sdk-client-mock, and what mocking costs a test before its first
// call, and what a call costs when many are on record. Both mock clients of the same class, and are
// sent the same commands.
import { LambdaClient, UpdateFunctionConfigurationCommand } from "@aws-sdk/client-lambda";
import * as fixtures from "@shapesmith/lambda/fixtures";
import { mockLambda } from "@shapesmith/lambda/mocks";
import { mockClient } from "aws-sdk-client-mock";
import { processorTime } from "./clock.mjs";
import { collectGarbage } from "./collect-garbage.mjs";
import { compare } from "./compare.mjs";
import { median } from "./median.mjs";
import { report, rounded } from "./report.mjs";

const callsPerBatch = 100;
const historyRounds = 7;
/** How many calls are on record where a window of so many more is measured. */
const histories = [100, 1000, 10_000];
const callsPerWindow = 500;
const operation = "UpdateFunctionConfiguration";
const credentials = { accessKeyId: "id", secretAccessKey: "secret" };

const response = fixtures.operations.UpdateFunctionConfiguration.response();
const small = { FunctionName: "f", State: "Active", LastUpdateStatus: "Successful" };
const request = { FunctionName: "f", MemorySize: 512, Timeout: 30 };
const names = Array.from({ length: 20 }, (_, index) => `f${index}`);

await compareCalls("a call, a whole response, nothing validated", request, {
  options: { validate: "off" },
  ours: (mock) => mock.on(operation).resolvesExactly(response),
  peer: (mock) => mock.on(UpdateFunctionConfigurationCommand).resolves(response),
});
await compareCalls("a call, a whole response", request, {
  ours: (mock) => mock.on(operation).resolvesExactly(response),
  peer: (mock) => mock.on(UpdateFunctionConfigurationCommand).resolves(response),
});
await compareCalls("a call, both directions validated at each", request, {
  ours: (mock) => mock.on(operation).callsFake(() => response),
  peer: (mock) => mock.on(UpdateFunctionConfigurationCommand).callsFake(() => response),
});
await compareCalls("a call, a response of three members", request, {
  ours: (mock) => mock.on(operation).resolvesExactly(small),
  peer: (mock) => mock.on(UpdateFunctionConfigurationCommand).resolves(small),
});
await compareCalls("a call, a fixture made anew against one value for all", request, {
  ours: (mock) => mock.on(operation).resolves(),
  peer: (mock) => mock.on(UpdateFunctionConfigurationCommand).resolves(response),
});
await compareCalls(
  "a call, 20 rules of which the oldest matches",
  { FunctionName: names[0] },
  {
    ours: (mock) => {
      for (const FunctionName of names) mock.on(operation, { FunctionName }).resolvesExactly(small);
    },
    peer: (mock) => {
      for (const FunctionName of names) {
        mock.on(UpdateFunctionConfigurationCommand, { FunctionName }).resolves(small);
      }
    },
  },
);

await compareHistories();

const client = newClient();
await compare({
  what: "mock, one rule, restore",
  unit: "tests",
  ours: () => {
    const mock = mockLambda(client);
    mock.on(operation).resolvesExactly(response);
    mock.restore();
    return 1;
  },
  peer: () => {
    const mock = mockClient(client);
    mock.on(UpdateFunctionConfigurationCommand).resolves(response);
    mock.restore();
    return 1;
  },
});

async function compareCalls(what, input, rules) {
  const { clients, mocks } = mocked(rules);
  await compare({
    what,
    unit: "calls",
    ours: () => sendAll(clients.ours, mocks.ours, input),
    peer: () => sendAll(clients.peer, mocks.peer, input),
  });
  mocks.ours.restore();
  mocks.peer.restore();
}

/**
 * Calls that come after so many others, all of which are on record, and how much more a late one costs
 * than an early one: nothing, where a call does not look at those before it. Whatever garbage the calls
 * before a window made is collected before it, or the window would pay for them.
 */
async function compareHistories() {
  const { clients, mocks } = mocked({
    ours: (mock) => mock.on(operation).resolvesExactly(small),
    peer: (mock) => mock.on(UpdateFunctionConfigurationCommand).resolves(small),
  });
  const rounds = { ours: [], peer: [] };
  await windows(clients.ours, mocks.ours);
  await windows(clients.peer, mocks.peer);
  for (let round = 0; round < historyRounds; round++) {
    for (const who of ["ours", "peer"]) rounds[who].push(await windows(clients[who], mocks[who]));
  }
  for (const [index, history] of histories.entries()) {
    const ours = rounds.ours.map((times) => times[index]);
    const peer = rounds.peer.map((times) => times[index]);
    report({
      what: `a call after ${history} others`,
      ours: `${rounded(median(ours))} µs`,
      peer: `${rounded(median(peer))} µs`,
      lead: median(ours.map((time, round) => peer[round] / time)),
    });
  }
  const growth = (times) => median(times.map((each) => each.at(-1) / each[0]));
  report({
    what: `a call after ${histories.at(-1)} others, in calls after ${histories[0]}`,
    ours: rounded(growth(rounds.ours)),
    peer: rounded(growth(rounds.peer)),
    lead: growth(rounds.peer) / growth(rounds.ours),
  });
  mocks.ours.restore();
  mocks.peer.restore();
}

/** Microseconds of a call in each window of a history that grows from nothing. */
async function windows(client, mock) {
  mock.resetHistory();
  const times = [];
  let sent = 0;
  for (const history of histories) {
    await send(client, request, history - sent);
    collectGarbage();
    const start = processorTime();
    await send(client, request, callsPerWindow);
    times.push(((processorTime() - start) / callsPerWindow) * 1000);
    sent = history + callsPerWindow;
  }
  return times;
}

function mocked({ ours, peer, options }) {
  const clients = { ours: newClient(), peer: newClient() };
  const mocks = { ours: mockLambda(clients.ours, options), peer: mockClient(clients.peer) };
  ours(mocks.ours);
  peer(mocks.peer);
  return { clients, mocks };
}

/** A batch forgets its calls, as a test does: what is on record takes room. */
async function sendAll(target, mock, input) {
  await send(target, input, callsPerBatch);
  mock.resetHistory();
  return callsPerBatch;
}

async function send(target, input, times) {
  for (let call = 0; call < times; call++) {
    const answer = await target.send(new UpdateFunctionConfigurationCommand(input));
    if (answer === undefined) throw new Error("No rule of the mock answered.");
  }
}

function newClient() {
  return new LambdaClient({ region: "eu-west-1", credentials });
}
