import {
  LambdaClient,
  paginateListFunctions,
  ServiceException,
  waitUntilFunctionExists,
  waitUntilFunctionUpdatedV2,
} from "@aws-sdk/client-lambda";
import { mockLambda } from "@shapesmith/lambda/mocks";
import "@shapesmith/mocks/vitest";
import { expect, expectTypeOf, test, vi } from "vitest";

const FunctionName = "orders";

/** Without fake timers: the delays, in seconds, are the caller's. */
const quick = { maxWaitTime: 10, minDelay: 0.001, maxDelay: 0.001 };

function client(): LambdaClient {
  return new LambdaClient({ region: "eu-central-1" });
}

test("a waiter succeeds with the poll that it is told to, in milliseconds", async () => {
  const lambda = mockLambda();
  lambda.waiters.functionUpdatedV2.succeeds({ polls: 3, match: { FunctionName } });
  const { state } = await waitUntilFunctionUpdatedV2(
    { ...quick, client: client() },
    { FunctionName },
  );
  expect(state).toBe("SUCCESS");
  expect(lambda.calls("GetFunction")).toHaveLength(3);
});

test("a waiter fails with the reason that the service gives", async () => {
  const lambda = mockLambda();
  lambda.waiters.functionUpdatedV2.fails();
  await expect(
    waitUntilFunctionUpdatedV2({ ...quick, client: client() }, { FunctionName }),
  ).rejects.toThrow(/"LastUpdateStatus":"Failed".*"LastUpdateStatusReasonCode":"\w+"/);
});

test("five minutes of polls pass at once with fake timers", async () => {
  vi.useFakeTimers();
  try {
    const lambda = mockLambda();
    lambda.waiters.functionUpdatedV2.timesOut();
    const waiting = waitUntilFunctionUpdatedV2(
      { client: client(), maxWaitTime: 300 },
      { FunctionName },
    );
    const outcome = expect(waiting).rejects.toThrow("Waiter has timed out");
    await vi.runAllTimersAsync();
    await outcome;
    expect(lambda.calls("GetFunction").length).toBeGreaterThan(5);
  } finally {
    vi.useRealTimers();
  }
});

test("an error that the waiter does not know has it poll on", async () => {
  const lambda = mockLambda();
  lambda.waiters.functionUpdatedV2.errors("AccessDeniedException", { overrides: { status: 403 } });
  const waiting = waitUntilFunctionUpdatedV2(
    { ...quick, client: client(), maxWaitTime: 0.02 },
    { FunctionName },
  );
  await expect(waiting).rejects.toThrow("TIMEOUT");
});

test("waiters and pages refuse misspelt errors, as rejects() does", async () => {
  const lambda = mockLambda();
  const { functionUpdatedV2 } = lambda.waiters;
  // @ts-expect-error no error of the operation
  expect(() => functionUpdatedV2.errors("ResourceNotFoundExeption")).toThrow(
    "Did you mean ResourceNotFoundException?",
  );
  functionUpdatedV2.errors("Added", { polls: 1, overrides: { unlisted: true, status: 418 } });
  const waiting = waitUntilFunctionUpdatedV2(
    { ...quick, client: client(), maxWaitTime: 0.02 },
    { FunctionName },
  );
  await expect(waiting).rejects.toThrow("TIMEOUT");
  const pages = lambda.on("ListFunctions");
  // @ts-expect-error no error of the operation
  expect(() => pages.paginates(3, { error: { page: 1, name: "ServiceExeption" } })).toThrow(
    "Did you mean ServiceException?",
  );
  const overrides = { unlisted: true } as const;
  pages.paginates(3, { error: { page: 2, name: "Added", overrides } });
  pages.paginates(3, { error: { page: 2, name: "ServiceException", overrides: { Type: "x" } } });
  const paginator = paginateListFunctions({ client: client() }, {});
  await paginator.next();
  await expect(paginator.next()).rejects.toThrow(ServiceException);
});

test("pages that there cannot be, or that nobody comes to, are refused", () => {
  const pages = mockLambda().on("ListFunctions");
  expect(() => pages.paginates(-1)).toThrow("the number of items is -1");
  expect(() => pages.paginates(3, { pageSize: 0 })).toThrow("pageSize is 0");
  const name = "ServiceException";
  for (const options of [
    { error: { page: 9, name } },
    { emptyPages: [9] },
    { repeatsToken: 9 },
    { repeatsToken: 2, error: { page: 3, name } },
  ] as const) {
    expect(() => pages.paginates(3, options)).toThrow("no caller comes beyond page");
  }
  // Callers that ask for one item at a time come to the third page, and to one more that is empty.
  pages.paginates(3, { error: { page: 3, name } }).paginates(3, { emptyPages: [1, 2, 4] });
  pages.paginates(0).paginates(0, { error: { page: 1, name } });
});

test("waiters are typed by name, and only those that can fail have fails()", async () => {
  const { waiters } = mockLambda();
  expectTypeOf(waiters.functionUpdatedV2).toHaveProperty("fails");
  expectTypeOf(waiters.functionExists).not.toHaveProperty("fails");
  // @ts-expect-error no waiter of the service
  expect(waiters.functionGone).toBeUndefined();
  const misspelt = { Name: "orders" };
  expect(() => {
    // @ts-expect-error the input of GetFunction has no such member
    waiters.functionExists.succeeds({ polls: 2, match: misspelt });
  }).toThrow('GetFunctionRequest has no member "Name"');
  waiters.functionExists.succeeds({ polls: 2 });
  const { state } = await waitUntilFunctionExists({ ...quick, client: client() }, { FunctionName });
  expect(state).toBe("SUCCESS");
});

test("pages are made of what is given of each item", async () => {
  const lambda = mockLambda();
  const names = ["orders", "payments", "refunds"];
  lambda.on("ListFunctions").paginates(
    names.map((name) => ({ FunctionName: name })),
    { pageSize: 2 },
  );
  // @ts-expect-error no member of a function's configuration
  expect(() => lambda.on("ListFunctions").paginates([{ Name: "orders" }])).toThrow();
  const seen: unknown[] = [];
  for await (const { Functions = [], NextMarker } of paginateListFunctions(
    { client: client() },
    {},
  )) {
    seen.push([...Functions.map((it) => it.FunctionName), NextMarker !== undefined]);
  }
  expect(seen).toEqual([
    ["orders", "payments", true],
    ["refunds", false],
  ]);
});

test("a request that asks for less gets less", async () => {
  const lambda = mockLambda();
  lambda.on("ListFunctions").paginates(5, { pageSize: 3 });
  const sizes: number[] = [];
  const config = { client: client(), pageSize: 2 };
  for await (const { Functions = [] } of paginateListFunctions(config, {})) {
    sizes.push(Functions.length);
  }
  expect(sizes).toEqual([2, 2, 1]);
});
