import {
  GetFunctionConfigurationCommand,
  LambdaClient,
  TooManyRequestsException,
  UpdateFunctionConfigurationCommand,
} from "@aws-sdk/client-lambda";
import { mockLambda } from "@shapesmith/lambda/mocks";
import { afterAll, beforeEach, expect, test } from "vitest";
import { grow } from "./caller.js";

const lambda = mockLambda(LambdaClient, { validate: "off", unmatched: "undefined" }).stub;
const client = new LambdaClient({ region: "us-east-1" });

beforeEach(() => void lambda.reset());
afterAll(() => lambda.restore());

test("grows", async () => {
  lambda.on(GetFunctionConfigurationCommand).resolves({ MemorySize: 256 });
  lambda.on(UpdateFunctionConfigurationCommand).resolves({ MemorySize: 512 });
  expect(await grow(client, "orders")).toBe("orders: 512 MB");
  const [call] = lambda.commandCalls(UpdateFunctionConfigurationCommand);
  expect(call?.args[0].input).toEqual({ FunctionName: "orders", MemorySize: 512 });
});

test("is busy", async () => {
  const busy = new TooManyRequestsException({ message: "Rate exceeded", $metadata: {} });
  lambda.on(GetFunctionConfigurationCommand).resolves({});
  lambda.on(UpdateFunctionConfigurationCommand).rejects(busy);
  expect(await grow(client, "orders")).toBe("orders: busy");
});
