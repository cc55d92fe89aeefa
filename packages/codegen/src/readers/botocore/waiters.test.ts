import { describe, expect, test } from "vitest";
import type { Acceptor, Matcher, Waiter } from "../../model/traits.js";
import type { ReadResult } from "../reader.js";
import { readBotocoreService } from "./index.js";
import {
  file,
  fileOf,
  namespace,
  operation,
  read,
  refusal,
  serviceNode,
  shapeOf,
  structure,
  told,
} from "./testing.js";

const get = operation({ errors: [{ shape: "Gone" }, { shape: "Lost" }, { shape: "Broken" }] });
const shapes = {
  Gone: structure({}, { exception: true, error: { httpStatusCode: 404 } }),
  Lost: structure({}, { exception: true, error: { httpStatusCode: 404 } }),
  Broken: structure({}, { exception: true, error: { httpStatusCode: 500 } }),
};

function withWaiter(waiter: object): ReadResult {
  return read({
    operations: { Get: get },
    shapes,
    waiters: { Ready: { operation: "Get", delay: 5, acceptors: [], ...waiter } },
  });
}

function waiterOf(result: ReadResult): Waiter | undefined {
  return shapeOf(result, "Get").traits.waitable?.["Ready"];
}

function acceptors(...given: object[]): readonly Acceptor[] | undefined {
  const result = withWaiter({ acceptors: given.map((one) => ({ state: "success", ...one })) });
  expect(told(result)).toEqual([]);
  return waiterOf(result)?.acceptors;
}

function matcherOf(given: object): Matcher | undefined {
  return acceptors(given)?.[0]?.matcher;
}

describe("what a waiter waits for", () => {
  test.each([
    ["path", "Ready", "stringEquals"],
    ["pathAll", "Ready", "allStringEquals"],
    ["pathAny", "Ready", "anyStringEquals"],
  ])("%s of a string", (matcher, expected, comparator) => {
    expect(matcherOf({ matcher, argument: "Items[].State", expected })).toEqual({
      output: { path: "Items[].State", expected, comparator },
    });
  });

  test.each([true, false])("a path that is %s", (expected) => {
    expect(matcherOf({ matcher: "path", argument: "length(A) > `0`", expected })).toEqual({
      output: { path: "length(A) > `0`", expected: String(expected), comparator: "booleanEquals" },
    });
  });

  test.each([
    [{ matcher: "path", argument: "A || B", expected: 3 }, "(A || B) == `3`"],
    [{ matcher: "path", argument: "A", expected: null }, "(A) == `null`"],
    [{ matcher: "pathAny", argument: "A[].B", expected: 3 }, "contains([A[].B][], `3`)"],
    [
      { matcher: "pathAll", argument: "length(A) > `0`", expected: true },
      "[length(A) > `0`][] | length(@) > `0` && length([?@ != `true`]) == `0`",
    ],
  ])("%o is compared by JMESPath", (given, path) => {
    expect(matcherOf(given)).toEqual({
      output: { path, expected: "true", comparator: "booleanEquals" },
    });
  });

  test.each([
    [{ matcher: "error", expected: "Gone" }, { errorType: "Gone" }],
    [{ matcher: "error", expected: true }, { success: false }],
    [{ matcher: "error", expected: false }, { success: true }],
    [{ matcher: "status", expected: 200 }, { success: true }],
    [{ matcher: "status", expected: 500 }, { errorType: "Broken" }],
  ])("%o", (given, expected) => {
    expect(matcherOf(given)).toEqual(expected);
  });

  test("every error that comes with a status", () => {
    expect(acceptors({ matcher: "status", expected: 404, state: "retry" })).toEqual([
      { state: "retry", matcher: { errorType: "Gone" } },
      { state: "retry", matcher: { errorType: "Lost" } },
    ]);
  });
});

describe("a waiter", () => {
  const done = { state: "success", matcher: "error", expected: false };

  test("begins with the delay; the number of attempts is counted as not read", () => {
    const result = withWaiter({ acceptors: [done], maxAttempts: 40, description: "Waits." });
    expect(waiterOf(result)).toEqual({
      acceptors: [{ state: "success", matcher: { success: true } }],
      minDelay: 5,
    });
    expect(told(result)).toMatchObject([{ severity: "info", code: "properties-not-interpreted" }]);
    expect(told(result)[0]?.message).toContain("maxAttempts (1)");
  });

  test("that is slower than Smithy's usual limit keeps its delay", () => {
    const result = withWaiter({ acceptors: [done], delay: 300 });
    expect(waiterOf(result)).toMatchObject({ minDelay: 300, maxDelay: 300 });
  });

  test("goes without what no modeled answer is like", () => {
    const result = withWaiter({
      acceptors: [done, { state: "success", matcher: "status", expected: 301 }],
    });
    expect(waiterOf(result)?.acceptors).toHaveLength(1);
    expect(told(result)).toEqual([
      {
        severity: "warning",
        code: "waiter-acceptor-unreadable",
        shape: `${namespace}#Get`,
        message:
          "Of the waiter Ready, what matches status 301 is left out: no modeled answer of Get is like that.",
      },
    ]);
  });

  test.each([
    [{ operation: "Fetch" }, 'the service has no operation "Fetch"'],
    [{ acceptors: "none" }, 'acceptors: expected a list, got "none"'],
    [{ acceptors: [{ ...done, matcher: "mood" }] }, "acceptors.0.matcher: expected one of"],
    [{ acceptors: [] }, "nothing that it waits for can be expressed"],
  ])("%o is left out and told", (waiter, reason) => {
    const result = withWaiter(waiter);
    expect(waiterOf(result)).toBeUndefined();
    const warning = told(result).find(({ code }) => code === "waiter-unreadable");
    expect(warning).toMatchObject({ severity: "warning", shape: `${namespace}#TestWeather` });
    expect(warning?.message).toContain(`The waiter Ready is left out: ${reason}`);
  });

  test("has every error of a status once, however often the status stands there", () => {
    const again = { state: "retry", matcher: "status", expected: 404 };
    const result = withWaiter({ acceptors: Array.from({ length: 1000 }, () => again) });
    expect(waiterOf(result)?.acceptors).toHaveLength(2);
  });

  test("may wait for a value that is nested deeper than any call stack holds", () => {
    const deep = "[".repeat(50_000) + "]".repeat(50_000);
    const acceptor = `{"state":"success","matcher":"path","argument":"A","expected":${deep}}`;
    const waiter = `{"operation":"Get","delay":1,"acceptors":[${acceptor}]}`;
    const { findings } = readBotocoreService({
      service: file("service-2.json", serviceNode({ operations: { Get: get }, shapes })),
      waiters: fileOf("waiters-2.json", `{"waiters":{"Ready":${waiter}}}`),
    });
    expect(findings.find(({ code }) => code === "waiter-acceptor-unreadable")?.message).toBe(
      "Of the waiter Ready, what matches path a list of 1 is left out: no modeled answer of Get is like that.",
    );
  });

  test("file that is none is refused", () => {
    const message = refusal(() => read({ operations: {}, waiters: Object.assign([], {}) }));
    expect(message).toContain("waiters-2.json is no file of botocore's waiters");
  });
});
