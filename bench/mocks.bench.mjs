// A mocked call against bare aws-sdk-client-mock, and what mocking costs a test before its first
// call, and what a call costs when many are on record. Both mock clients of the same class, and are
// sent the same commands.
import { LambdaClient, UpdateFunctionConfigurationCommand } from "@aws-sdk/client-lambda";
import * as fixtures from "@shapesmith/lambda/fixtures";
import { mockLambda } from "@shapesmith/lambda/mocks";
import { mockClient } from "aws-sdk-client-mock";
import { processorTime } from "./clock.mjs";
import { compare } from "./compare.mjs";
import { median } from "./median.mjs";
import { report, rounded } from "./report.mjs";

const callsPerBatch = 100;
const historyRounds = 5;
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

for (const history of [100, 1000, 10_000]) await compareAfter(history);

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

/** Calls that come after so many others, all of which are on record; the median of some rounds. */
async function compareAfter(history) {
  const { clients, mocks } = mocked({
    ours: (mock) => mock.on(operation).resolvesExactly(small),
    peer: (mock) => mock.on(UpdateFunctionConfigurationCommand).resolves(small),
  });
  const times = { ours: [], peer: [] };
  for (let round = 0; round < historyRounds; round++) {
    for (const who of ["ours", "peer"]) {
      mocks[who].resetHistory();
      await send(clients[who], request, history);
      const start = processorTime();
      await send(clients[who], request, callsPerBatch);
      times[who].push(((processorTime() - start) / callsPerBatch) * 1000);
    }
  }
  report({
    what: `a call after ${history} others`,
    ours: `${rounded(median(times.ours))} µs`,
    peer: `${rounded(median(times.peer))} µs`,
    lead: median(times.ours.map((time, round) => times.peer[round] / time)),
  });
  mocks.ours.restore();
  mocks.peer.restore();
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
