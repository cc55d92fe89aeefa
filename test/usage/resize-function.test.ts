import { describe, expect, it } from "vitest";
import { brokenCallers } from "./broken-callers.js";
import {
  endsWithAReport,
  errorNames,
  reasonCodes,
  reportsError,
  reportsReason,
  reportsWithoutReason,
} from "./checks.js";
import { resizeFunction } from "./resize-function.js";

describe("a caller that does it right", () => {
  it.each(reasonCodes)("reports the reason %s", async (code) => {
    await reportsReason(resizeFunction, code);
  });

  it("reports a failure without a reason", async () => {
    await reportsWithoutReason(resizeFunction);
  });

  it.each(errorNames)("reports the error %s", async (name) => {
    await reportsError(resizeFunction, name);
  });

  it("ends with a report whatever Lambda answers", async () => {
    await endsWithAReport(resizeFunction);
  });
});

describe.each(Object.entries(brokenCallers))("a caller that %s", (_mistake, caller) => {
  it("is found by the fixtures", async () => {
    const checks = [
      ...reasonCodes.map((code) => () => reportsReason(caller, code)),
      () => reportsWithoutReason(caller),
      ...errorNames.map((name) => () => reportsError(caller, name)),
    ];
    const results = await inTurn(checks);
    expect(results.filter((failed) => failed).length).toBeGreaterThan(0);
  });

  it("is found by the property", async () => {
    await expect(endsWithAReport(caller)).rejects.toThrow("Property failed");
  });
});

/** Whether each check fails; one after the other, since they mock the same client. */
async function inTurn(checks: readonly (() => Promise<void>)[]): Promise<readonly boolean[]> {
  const failed: boolean[] = [];
  for (const check of checks) {
    failed.push(
      await check().then(
        () => false,
        () => true,
      ),
    );
  }
  return failed;
}
