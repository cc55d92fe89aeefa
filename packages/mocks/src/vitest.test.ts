import { GetFunctionCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { describe, expect, test } from "vitest";
import { StubbedClient } from "./stubbed-client.js";
import { settleMocks } from "./vitest.js";

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

describe("a failure that the tested code caught", () => {
  const failing = new Error("nothing answers");
  const context = (state: "pass" | "fail"): Parameters<typeof settleMocks>[0] =>
    ({ task: { result: { state } } }) as never;

  function mockThatFailed(failures: readonly Error[], notes = ["seed 7"]): void {
    new StubbedClient(LambdaClient.prototype, {
      answer: () => Promise.resolve("mocked"),
      forgetRules: () => undefined,
      forgetCalls: () => undefined,
      failures,
      notes,
    });
  }

  test("fails the test, with all that failed and the seeds", async () => {
    mockThatFailed([failing], []);
    await expect(settleMocks(context("pass"))).rejects.toBe(failing);
    mockThatFailed([failing, new Error("another")]);
    await expect(settleMocks(context("pass"))).rejects.toThrow("nothing answers\nanother\nseed 7");
    expect(Reflect.get(LambdaClient.prototype, "send")).toBe(ownSend);
  });

  test("is not told again where the test has failed, and seeds only where it has", async () => {
    mockThatFailed([failing]);
    await expect(settleMocks(context("fail"))).rejects.toThrow(/^seed 7$/);
    mockThatFailed([failing], []);
    await settleMocks(context("fail"));
    mockThatFailed([]);
    await settleMocks(context("pass"));
  });
});
