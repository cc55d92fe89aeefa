import { LambdaClient } from "@aws-sdk/client-lambda";
import { operations as arbitraries } from "@shapesmith/lambda/arbitraries";
import { operations as contract } from "@shapesmith/lambda/contract";
import { lastUpdateStatusReasonCodes, operations as fixtures } from "@shapesmith/lambda/fixtures";
import { mockLambda } from "@shapesmith/lambda/mocks";
import fc from "fast-check";
import { expect } from "vitest";
import type { Caller } from "./broken-callers.js";
import type { Patience } from "./resize-function.js";

const lambda = new LambdaClient({ region: "us-east-1" });

/** Does not wait, but ends a caller that does so without end. */
function patience(): Patience {
  let waits = 0;
  return {
    attempts: 3,
    polls: 5,
    wait: () => {
      waits++;
      return waits > 50
        ? Promise.reject(new Error("The caller never gives up."))
        : Promise.resolve();
    },
  };
}

type ReasonCode = keyof typeof lastUpdateStatusReasonCodes;
type ErrorName = keyof typeof contract.UpdateFunctionConfiguration.errors;

export const reasonCodes = Object.keys(lastUpdateStatusReasonCodes) as ReasonCode[];
export const errorNames = Object.keys(contract.UpdateFunctionConfiguration.errors) as ErrorName[];

/** Names each reason code with the text that came with it. */
export async function reportsReason(caller: Caller, code: ReasonCode): Promise<void> {
  const failed = lastUpdateStatusReasonCodes[code]();
  using mock = mocked();
  mock.on("UpdateFunctionConfiguration").resolves();
  mock.on("GetFunctionConfiguration").resolves(failed);
  expect(await caller(lambda, "my-function", 256, patience())).toEqual({
    outcome: "failed",
    reason: `${code}: ${failed.LastUpdateStatusReason}`,
  });
}

/** Lambda does not promise a reason. */
export async function reportsWithoutReason(caller: Caller): Promise<void> {
  using mock = mocked();
  mock.on("UpdateFunctionConfiguration").resolves();
  mock.on("GetFunctionConfiguration").resolves({
    LastUpdateStatus: "Failed",
    LastUpdateStatusReason: undefined,
    LastUpdateStatusReasonCode: undefined,
  });
  expect(await caller(lambda, "my-function", 256, patience())).toEqual({
    outcome: "failed",
    reason: "no code: no reason was given",
  });
}

/** Says which error refused the update, however often it is tried. */
export async function reportsError(caller: Caller, name: ErrorName): Promise<void> {
  const asked = { for: { FunctionName: "my-function" } };
  const error = fixtures.UpdateFunctionConfiguration.error(name, undefined, asked);
  using mock = mocked();
  mock.on("UpdateFunctionConfiguration").rejects(name);
  expect(await caller(lambda, "my-function", 256, patience())).toEqual({
    outcome: "refused",
    reason: `${name}: ${error.message}`,
  });
  expect(mock.calls("UpdateFunctionConfiguration").length).toBeLessThanOrEqual(3);
}

/** Whatever Lambda answers, the caller ends with a report that fits the answer. */
export async function endsWithAReport(caller: Caller): Promise<void> {
  const update = fc.oneof(
    arbitraries.UpdateFunctionConfiguration.response(),
    arbitraries.UpdateFunctionConfiguration.error(),
  );
  const look = arbitraries.GetFunctionConfiguration.response();
  using mock = mocked();
  await fc.assert(
    fc.asyncProperty(update, look, async (updated, seen) => {
      mock.reset();
      mock.on("GetFunctionConfiguration").resolvesExactly(seen);
      mock.on("UpdateFunctionConfiguration").callsFake(() => {
        if (updated instanceof Error) throw updated;
        return updated;
      });
      const report = await caller(lambda, "my-function", 256, patience());
      const last =
        !(updated instanceof Error) && updated.LastUpdateStatus === "InProgress" ? seen : updated;
      const outcome =
        last instanceof Error
          ? "refused"
          : last.LastUpdateStatus === "Failed"
            ? "failed"
            : last.LastUpdateStatus === "Successful"
              ? "updated"
              : "unfinished";
      expect(report.outcome).toBe(outcome);
      expect(report.reason).not.toBe("");
    }),
    { seed: 20261122, numRuns: 200 },
  );
}

/** The mock, restored where its block ends. */
function mocked(): ReturnType<typeof mockLambda> & Disposable {
  const mock = mockLambda();
  return Object.assign(mock, { [Symbol.dispose]: () => mock.restore() });
}
