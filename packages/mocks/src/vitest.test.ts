import { GetFunctionCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { describe, expect, test } from "vitest";
import { failuresOfAllMocks } from "./live-mocks.js";
import { StubbedClient } from "./stubbed-client.js";
import { callingScope, outside, scopeOfCall } from "./test-scope.js";
import { settleFile, settleMocks } from "./vitest.js";

const ownSend = sendOfClass();

function sendOfClass(): unknown {
  return Reflect.get(LambdaClient.prototype, "send");
}

function newClient(): LambdaClient {
  return new LambdaClient({ region: "us-east-1" });
}

function mock(holder: object): StubbedClient {
  return new StubbedClient(holder, {
    answer: () => Promise.resolve("mocked"),
    receive: () => undefined,
    accept: (_, response) => response,
    reset: () => undefined,
    resetHistory: () => undefined,
  });
}

describe.each(["one test", "the next test"])("a mock made in %s", () => {
  test("is in place during the test, and the class is free before it", async () => {
    expect(sendOfClass()).toBe(ownSend);
    mock(LambdaClient.prototype);
    expect(await newClient().send(new GetFunctionCommand({ FunctionName: "orders" }))).toBe(
      "mocked",
    );
  });
});

describe("a failure that the tested code caught", () => {
  const failing = new Error("nothing answers");
  const finder = {};

  /** Ends a test that has run so. */
  function settle(state: "pass" | "fail", run: () => void): Promise<void> {
    return settleMocks(() => Promise.resolve().then(run), { task: { result: { state } } } as never);
  }

  test("fails the test, with all that failed, and tells the seeds", async () => {
    const failOnce = settle("pass", () => callingScope().fail(finder, failing));
    await expect(failOnce).rejects.toBe(failing);
    const failTwice = settle("pass", () => {
      callingScope().fail(finder, failing);
      expect(failuresOfAllMocks()).toEqual([failing]);
      callingScope().fail(finder, new Error("another"));
      callingScope().note("seed 7");
    });
    await expect(failTwice).rejects.toThrow("nothing answers\nanother\nseed 7");
  });

  test("is not told again where the test has failed, and seeds only where it has", async () => {
    const failed = settle("fail", () => {
      callingScope().fail(finder, failing);
      callingScope().note("seed 7");
    });
    await expect(failed).rejects.toMatchObject({ message: "seed 7" });
    await settle("pass", () => callingScope().note("seed 7"));
  });

  test("gives back the clients of that test alone", async () => {
    const [first, second] = [newClient(), newClient()];
    const mine = mock(first);
    let other: StubbedClient | undefined;
    await settle("pass", () => {
      other = mock(second);
    });
    expect([mine.isAttached, other?.isAttached]).toEqual([true, false]);
  });

  test("in no test is the file's", () => {
    // As in a hook that runs once: the test that is running here is not the one that calls.
    outside.fail(finder, failing);
    expect(settleFile).toThrow(failing);
    expect(settleFile).not.toThrow();
  });

  test("is of the only test that runs, where nothing says which one calls", async () => {
    const scope = callingScope();
    expect(scopeOfCall(outside)).toBe(scope);
    await settle("pass", () => expect(scopeOfCall(outside)).not.toBe(scope));
  });
});
