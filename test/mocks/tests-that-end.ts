// Tests that end in all the ways in which mocks end with them, some of them by failing: another test
// runs them, and looks at what vitest tells. Those whose title ends with "fails" are to fail.
import { GetFunctionCommand, LambdaClient } from "@aws-sdk/client-lambda";
import * as arbitraries from "@shapesmith/lambda/arbitraries";
import { mockLambda } from "@shapesmith/lambda/mocks";
import "@shapesmith/mocks/vitest";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";

const command = new GetFunctionCommand({ FunctionName: "orders" });

type Mock = ReturnType<typeof mockLambda>;

function newClient(): LambdaClient {
  return new LambdaClient({
    region: "us-east-1",
    credentials: { accessKeyId: "none", secretAccessKey: "none" },
    maxAttempts: 1,
    requestHandler: { handle: () => Promise.reject(new Error("really sent")) } as never,
  });
}

async function outcome(client: LambdaClient): Promise<string> {
  return client.send(command).then(
    () => "answered",
    (error: unknown) => (error as Error).name,
  );
}

async function swallow(mock: Mock): Promise<void> {
  expect(await outcome(mock.client)).toBe("UnmatchedCallError");
}

describe("tests that run at the same time", () => {
  let endFirst: () => void;
  const firstHasEnded = new Promise<void>((resolve) => (endFirst = resolve));

  test.concurrent("the first ends early", async () => {
    const client = newClient();
    mockLambda(client).on("GetFunction").resolves();
    expect(await outcome(client)).toBe("answered");
    setTimeout(endFirst, 50);
  });
  test.concurrent("the second keeps its mock", async () => {
    const client = newClient();
    mockLambda(client).on("GetFunction").resolves();
    await firstHasEnded;
    expect(await outcome(client)).toBe("answered");
  });
  test.concurrent("the third swallows what is wrong, and fails", async () => {
    await swallow(mockLambda(newClient()));
    await firstHasEnded;
  });
});

describe("what was swallowed is told", () => {
  let mock: Mock;

  describe("after a reset", () => {
    afterEach(() => mock.reset());
    test("in a hook: fails", async () => {
      mock = mockLambda();
      await swallow(mock);
    });
  });
  test("after the mock was restored and another made: fails", async () => {
    mock = mockLambda();
    await swallow(mock);
    mock.restore();
    mockLambda();
  });
  test("but not after resetHistory", async () => {
    mock = mockLambda();
    await swallow(mock);
    mock.resetHistory();
  });
});

describe("a mock of the whole file", () => {
  const client = newClient();
  let mock: Mock;
  beforeAll(() => {
    mock = mockLambda(client);
  });

  test("is told of one test", async () => {
    mock.on("GetFunction").resolves();
    expect(await outcome(client)).toBe("answered");
    expect(mock.calls()).toHaveLength(1);
  });
  test("is still in place in the next, and has forgotten: fails", async () => {
    expect(mock.calls()).toHaveLength(0);
    expect(await outcome(client)).toBe("UnmatchedCallError");
  });
  test("does not blame a test for another", () => {
    expect(mock.failures()).toEqual([]);
  });
  describe("with its answers in a hook", () => {
    beforeEach(() => void mock.on("GetFunction").resolves());
    test.each([1, 2])("is answered, %i", async () => {
      expect(await outcome(client)).toBe("answered");
    });
  });
  afterAll(() => mock.restore());
});

describe("a call that is left running", () => {
  const client = newClient();
  let goOn: () => void;
  const next = new Promise<void>((resolve) => (goOn = resolve));
  let left: Promise<string>;

  test("by a test that ends", () => {
    mockLambda(client);
    left = next.then(() => outcome(client));
  });
  test("is not blamed on the one that comes next", async () => {
    mockLambda(client);
    goOn();
    expect(await left).toBe("UnmatchedCallError");
  });
});

test("the seed of an arbitrary is told: fails", async () => {
  const mock = mockLambda();
  const response = arbitraries.operations.GetFunction.response();
  mock.on("GetFunction").resolvesArbitrary(response, { seed: 4711 });
  expect(await outcome(mock.client)).toBe("answered");
  throw new Error("it does not like the answer");
});
