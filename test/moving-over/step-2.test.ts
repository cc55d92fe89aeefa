import {
  GetFunctionConfigurationCommand,
  TooManyRequestsException,
  UpdateFunctionConfigurationCommand,
} from "@aws-sdk/client-lambda";
import { mockLambda } from "@shapesmith/lambda/mocks";
import { afterAll, beforeEach, expect, test } from "vitest";
import { grow } from "./caller.js";

const lambda = mockLambda();
const { client, stub } = lambda;

beforeEach(() => lambda.reset());
afterAll(() => lambda.restore());

test("grows", async () => {
  stub.on(GetFunctionConfigurationCommand).resolves({ MemorySize: 256 });
  stub.on(UpdateFunctionConfigurationCommand).resolves({ MemorySize: 512 });
  expect(await grow(client, "orders")).toBe("orders: 512 MB");
  const [call] = stub.commandCalls(UpdateFunctionConfigurationCommand);
  expect(call?.args[0].input).toEqual({ FunctionName: "orders", MemorySize: 512 });
});

test("is busy", async () => {
  const busy = new TooManyRequestsException({ message: "Rate exceeded", $metadata: {} });
  stub.on(GetFunctionConfigurationCommand).resolves({});
  stub.on(UpdateFunctionConfigurationCommand).rejects(busy);
  expect(await grow(client, "orders")).toBe("orders: busy");
});
