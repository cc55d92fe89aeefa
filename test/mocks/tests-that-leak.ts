// Tests that fail over a request or an answer with a secret in it: another test runs them, and looks for
// the secret in what vitest tells.
import { UpdateFunctionConfigurationCommand } from "@aws-sdk/client-lambda";
import * as fixtures from "@shapesmith/lambda/fixtures";
import { mockLambda } from "@shapesmith/lambda/mocks";
import "@shapesmith/mocks/vitest";
import { test } from "vitest";

const Environment = { Variables: { TOKEN: "hunter2" } };
const request = { FunctionName: "orders", Environment };

/** The environment is no text, and its values are secret. */
const wrong: object = { Environment: { Variables: { TOKEN: ["hunter2"] } } };

test("nothing answers", async () => {
  await mockLambda().client.send(new UpdateFunctionConfigurationCommand(request));
});

test("nothing answers, and nobody looks", async () => {
  const { client } = mockLambda();
  const sent = [1, 2].map(() => client.send(new UpdateFunctionConfigurationCommand(request)));
  await Promise.allSettled(sent);
});

test("a request breaks the contract", async () => {
  const lambda = mockLambda({ requests: "assert" });
  await lambda.client.send(new UpdateFunctionConfigurationCommand({ ...request, ...wrong }));
});

test("an answer breaks the contract", () => {
  mockLambda().on("UpdateFunctionConfiguration").resolvesExactly(wrong);
});

test("a fixture breaks the contract", () => {
  fixtures.functionConfiguration(wrong);
});

test("an error has one for a cause", () => {
  try {
    mockLambda().on("UpdateFunctionConfiguration").resolves(wrong);
  } catch (cause) {
    throw new Error("cannot be set up", { cause });
  }
});
