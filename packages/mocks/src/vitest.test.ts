import { GetFunctionCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { describe, expect, test } from "vitest";
import { StubbedClient } from "./stubbed-client.js";
import "./vitest.js";

const ownSend: unknown = Reflect.get(LambdaClient.prototype, "send");

function mockClientClass(): StubbedClient {
  return new StubbedClient(LambdaClient.prototype, {
    answer: () => Promise.resolve("mocked"),
    forgetRules: () => undefined,
    forgetCalls: () => undefined,
    failures: [],
    notes: [],
  });
}

describe.each(["one test", "the next test"])("a mock made in %s", () => {
  test("is in place during the test, and the class is free before it", async () => {
    expect(Reflect.get(LambdaClient.prototype, "send")).toBe(ownSend);
    mockClientClass();
    const client = new LambdaClient({ region: "us-east-1" });
    expect(await client.send(new GetFunctionCommand({ FunctionName: "orders" }))).toBe("mocked");
  });
});
