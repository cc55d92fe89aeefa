import { GetFunctionConfigurationCommand } from "@aws-sdk/client-lambda";
import * as arbitraries from "@shapesmith/lambda/arbitraries";
import { mockLambda } from "@shapesmith/lambda/mocks";
import "@shapesmith/mocks/vitest";
import { expect, test } from "vitest";
import { toldByVitest } from "./told-by-vitest.js";

const failing = "it does not like what an arbitrary answers";

test("a test that fails tells the seed, which gives its answers again", async () => {
  const told = await toldByVitest("tests-that-fail.ts", ["--testNamePattern", failing]);
  const answered = /answered: (\{.*\})$/m.exec(told)?.[1];
  const seed =
    /GetFunctionConfiguration of the mocked LambdaClient answers with \{ seed: (-?\d+) \}/.exec(
      told,
    )?.[1];
  if (answered === undefined || seed === undefined) expect.fail(told);

  const again = async (options: { readonly seed: number }): Promise<string> => {
    const lambda = mockLambda();
    const response = arbitraries.operations.GetFunctionConfiguration.response();
    lambda.on("GetFunctionConfiguration").resolvesArbitrary(response, options);
    const command = new GetFunctionConfigurationCommand({ FunctionName: "orders" });
    const answer = JSON.stringify(await lambda.client.send(command));
    lambda.restore();
    return answer;
  };
  expect(await again({ seed: Number(seed) })).toBe(answered);
  expect(await again({ seed: Number(seed) + 1 })).not.toBe(answered);
});
