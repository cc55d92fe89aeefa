import {
  type GetFunctionCommandOutput,
  LambdaClient,
  ResourceConflictException,
  UpdateFunctionConfigurationCommand,
  waitUntilFunctionActiveV2,
  waitUntilFunctionUpdatedV2,
} from "@aws-sdk/client-lambda";
import type { Sequence } from "@shapesmith/contract";
import { arbitraries, fixtures, type Operations } from "@shapesmith/lambda";
import { mockClient } from "aws-sdk-client-mock";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { playerOf } from "./player.js";

const { updateFunctionConfiguration, createFunction } = fixtures.sequences;
const FunctionName = "resize";
const client = new LambdaClient({ region: "us-east-1" });
const stub = mockClient(client);

/** The client sends everything to the sequence. */
function play(sequence: Sequence<Operations>): void {
  stub.reset();
  stub.send.callsFake(playerOf(sequence));
}

function update(MemorySize = 1024): Promise<unknown> {
  return client.send(new UpdateFunctionConfigurationCommand({ FunctionName, MemorySize }));
}

/** Runs what waits in the time that the clock of the test has. */
async function soon<T>(waiting: Promise<T>): Promise<T> {
  const settled = waiting.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  await vi.runAllTimersAsync();
  const result = await settled;
  if ("error" in result) throw result.error;
  return result.value;
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("the SDK's own waiters on a sequence", () => {
  it("sees an update end after so many polls", async () => {
    play(updateFunctionConfiguration.succeeds({ polls: 3 }));
    await update();
    const { state, final } = await soon(
      waitUntilFunctionUpdatedV2({ client, maxWaitTime: 60 }, { FunctionName }),
    );
    expect(state).toBe("SUCCESS");
    expect((final as GetFunctionCommandOutput).Configuration).toMatchObject({
      LastUpdateStatus: "Successful",
      MemorySize: 1024,
    });
    // Three that see it in progress, and the one that sees it done.
    expect(stub.calls()).toHaveLength(1 + 4);
  });

  it("fails with the code", async () => {
    play(updateFunctionConfiguration.fails("SubnetOutOfIPAddresses"));
    await update();
    const waiting = soon(waitUntilFunctionUpdatedV2({ client, maxWaitTime: 60 }, { FunctionName }));
    await expect(waiting).rejects.toThrow(
      /"LastUpdateStatusReasonCode":\s*"SubnetOutOfIPAddresses"/,
    );
  });

  it("times out on an update that never ends", async () => {
    play(updateFunctionConfiguration.neverEnds());
    await update();
    const waiting = soon(waitUntilFunctionUpdatedV2({ client, maxWaitTime: 10 }, { FunctionName }));
    await expect(waiting).rejects.toMatchObject({ name: "TimeoutError" });
  });

  it("times out on a function that becomes inactive, of which no acceptor knows", async () => {
    play(updateFunctionConfiguration.becomesInactive({ polls: 0 }));
    await update();
    // The poll that sees it active is the first waiter's.
    await soon(waitUntilFunctionUpdatedV2({ client, maxWaitTime: 60 }, { FunctionName }));
    const waiting = soon(waitUntilFunctionActiveV2({ client, maxWaitTime: 10 }, { FunctionName }));
    await expect(waiting).rejects.toMatchObject({ name: "TimeoutError" });
  });

  it("sees a creation end", async () => {
    play(createFunction.succeeds({ polls: 2 }));
    await client.send(
      new (await import("@aws-sdk/client-lambda")).CreateFunctionCommand({
        FunctionName,
        Role: "arn:aws:iam::123456789012:role/resize-role",
        Code: { S3Bucket: "bucket", S3Key: "key" },
      }),
    );
    const waiting = soon(waitUntilFunctionActiveV2({ client, maxWaitTime: 60 }, { FunctionName }));
    await expect(waiting).resolves.toMatchObject({ state: "SUCCESS" });
  });

  it("gets errors of the client's own classes", async () => {
    play(updateFunctionConfiguration.conflicts());
    const error = await update().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ResourceConflictException);
  });
});

describe("a caller that updates, waits and tries again", () => {
  /** The caller under test: it does not give up while the service says to come back. */
  async function updateAndWait(): Promise<string> {
    for (let attempt = 0; attempt < 30; attempt += 1) {
      try {
        await update();
        const { state } = await waitUntilFunctionUpdatedV2(
          { client, maxWaitTime: 60 },
          { FunctionName },
        );
        return state;
      } catch (error) {
        if (!(error instanceof Error)) throw error;
        if (error.name === "ResourceNotFoundException") return "gone";
        if (error.message.includes('"state":"FAILURE"')) return "FAILURE";
      }
    }
    return "given up";
  }

  it("comes to an end on every sequence that the lifecycle allows", async () => {
    const ends = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        arbitraries.sequences.updateFunctionConfiguration({ overrides: { FunctionName } }),
        async (sequence) => {
          play(sequence);
          const end = await soon(updateAndWait());
          ends.add(end);
          expect(["SUCCESS", "FAILURE", "gone", "given up"]).toContain(end);
        },
      ),
      { numRuns: 40, seed: 8 },
    );
    expect(ends).toContain("SUCCESS");
  });
});
