// Tests that fail, each in a way of its own: other tests run them, and look at what vitest tells.
import { GetFunctionConfigurationCommand } from "@aws-sdk/client-lambda";
import * as arbitraries from "@shapesmith/lambda/arbitraries";
import { mockLambda } from "@shapesmith/lambda/mocks";
import "@shapesmith/mocks/vitest";
import { expect, test } from "vitest";

const command = new GetFunctionConfigurationCommand({ FunctionName: "orders" });

test("its matcher finds that nothing was sent", () => {
  expect(mockLambda()).toHaveSent("GetFunctionConfiguration");
});

test("its code catches that nothing answers", async () => {
  await mockLambda()
    .client.send(command)
    .catch(() => undefined);
});

test("it does not like what an arbitrary answers", async () => {
  const lambda = mockLambda();
  const response = arbitraries.operations.GetFunctionConfiguration.response();
  lambda.on("GetFunctionConfiguration").resolvesArbitrary(response);
  throw new Error(`answered: ${JSON.stringify(await lambda.client.send(command))}`);
});

test("it has a mock of its own after those that failed", () => {
  mockLambda();
});
