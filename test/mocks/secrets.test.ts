import { inspect } from "node:util";
import { UpdateFunctionConfigurationCommand } from "@aws-sdk/client-lambda";
import { mockLambda } from "@shapesmith/lambda/mocks";
import { ContractError, UnmatchedCallError } from "@shapesmith/mocks";
import "@shapesmith/mocks/vitest";
import { expect, test } from "vitest";
import { toldByVitest } from "./told-by-vitest.js";

test("vitest does not tell the secrets that messages hide", async () => {
  const reporters = ["--reporter=default", "--reporter=json", "--reporter=junit"];
  const text = await toldByVitest("tests-that-leak.ts", reporters);
  expect(text).toMatch(/Tests +6 failed \(6\)/);
  // Not in the code that is shown around a line that failed, either: it stands further up.
  expect(text).not.toContain("hunter2");
  expect(text).toContain("(sensitive");
});

test("code can read them, and nothing that prints or writes errors does", async () => {
  const lambda = mockLambda({ requests: "assert" });
  const input = { FunctionName: "orders", Environment: { Variables: { TOKEN: "hunter2" } } };
  const unmatched: unknown = await lambda.client
    .send(new UpdateFunctionConfigurationCommand(input))
    .catch((error: unknown) => error);
  if (!(unmatched instanceof UnmatchedCallError)) expect.fail(String(unmatched));
  expect(unmatched.input).toEqual(input);

  const Environment = { Variables: { TOKEN: ["hunter2"] as never as string } };
  const broken: unknown = await lambda.client
    .send(new UpdateFunctionConfigurationCommand({ FunctionName: "orders", Environment }))
    .catch((error: unknown) => error);
  if (!(broken instanceof ContractError)) expect.fail(String(broken));
  expect(broken.violations.map(({ actual }) => actual)).toEqual([["hunter2"]]);
  lambda.resetHistory();

  for (const error of [unmatched, broken]) {
    expect(inspect(error, { depth: null })).not.toContain("hunter2");
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: error.name,
      message: error.message,
      operation: "UpdateFunctionConfiguration",
    });
  }
});
