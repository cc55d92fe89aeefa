// A mocked call against bare aws-sdk-client-mock, and what mocking costs a test before its first
// call. Both mock clients of the same class, and are sent the same commands.
import { LambdaClient, UpdateFunctionConfigurationCommand } from "@aws-sdk/client-lambda";
import * as fixtures from "@shapesmith/lambda/fixtures";
import { mockLambda } from "@shapesmith/lambda/mocks";
import { mockClient } from "aws-sdk-client-mock";
import { compare } from "./compare.mjs";

const callsPerBatch = 100;
const operation = "UpdateFunctionConfiguration";
const credentials = { accessKeyId: "id", secretAccessKey: "secret" };

const response = fixtures.operations.UpdateFunctionConfiguration.response();
const small = { FunctionName: "f", State: "Active", LastUpdateStatus: "Successful" };
const request = { FunctionName: "f", MemorySize: 512, Timeout: 30 };
const names = Array.from({ length: 20 }, (_, index) => `f${index}`);

await compareCalls("a call, a whole response", request, {
  ours: (mock) => mock.on(operation).resolvesExactly(response),
  peer: (mock) => mock.on(UpdateFunctionConfigurationCommand).resolves(response),
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
  const clients = { ours: newClient(), peer: newClient() };
  const mocks = { ours: mockLambda(clients.ours), peer: mockClient(clients.peer) };
  rules.ours(mocks.ours);
  rules.peer(mocks.peer);
  await compare({
    what,
    unit: "calls",
    ours: () => sendAll(clients.ours, mocks.ours, input),
    peer: () => sendAll(clients.peer, mocks.peer, input),
  });
  mocks.ours.restore();
  mocks.peer.restore();
}

/** A batch forgets its calls, as a test does: both get slower with every call they remember. */
async function sendAll(target, mock, input) {
  for (let call = 0; call < callsPerBatch; call++) {
    const answer = await target.send(new UpdateFunctionConfigurationCommand(input));
    if (answer === undefined) throw new Error("No rule of the mock answered.");
  }
  mock.resetHistory();
  return callsPerBatch;
}

function newClient() {
  return new LambdaClient({ region: "eu-west-1", credentials });
}
