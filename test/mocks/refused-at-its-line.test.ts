// What a mock is told wrong is refused at the line that tells it: passed over in silence it would have
// a test pass that tests nothing. Plain JavaScript has no types that say so.
import * as sdk from "@aws-sdk/client-lambda";
import { mockLambda } from "@shapesmith/lambda/mocks";
import { matchers } from "@shapesmith/mocks/matchers";
import { restoreAllMocks } from "@shapesmith/mocks";
import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";

expect.extend({ ...matchers });
afterEach(restoreAllMocks);

const client = new sdk.LambdaClient({ region: "us-east-1" });
const unknown = (value: unknown): never => value as never;

describe("a pattern", () => {
  test.each([null, 1, "orders", [], /orders/, new Map(), () => true])(
    "that is none is refused: %s",
    async (pattern) => {
      const lambda = mockLambda();
      const told = "The pattern for GetFunction is to be an object with members of its input";
      expect(() => lambda.on("GetFunction", unknown(pattern))).toThrow(told);
      expect(() => lambda.inOrder().on("GetFunction", unknown(pattern))).toThrow(told);
      lambda.on("GetFunction").resolves();
      await client.send(new sdk.GetFunctionCommand({ FunctionName: "orders" }));
      expect(() => expect(lambda).toHaveSent("GetFunction", unknown(pattern))).toThrow(told);
    },
  );

  test("that names a member that there is not is refused, unless such are accepted", () => {
    const misspelt = unknown({ FunctionNme: "orders" });
    expect(() => mockLambda().on("GetFunction", misspelt)).toThrow(
      'GetFunctionRequest has no member "FunctionNme"; did you mean FunctionName?',
    );
    restoreAllMocks();
    mockLambda({ unlisted: true }).on("GetFunction", misspelt);
    restoreAllMocks();
    mockLambda({ validate: { requests: "NONE" } }).on("GetFunction", misspelt);
  });

  test("may be an instance of a class or a matcher of a test runner", () => {
    class Named {
      FunctionName = "orders";
    }
    const lambda = mockLambda();
    lambda.on("GetFunction", new Named()).resolves();
    const matcher: unknown = expect.objectContaining({ FunctionName: "orders" });
    lambda.on("GetFunction", unknown(matcher)).resolves();
  });
});

describe("an answer", () => {
  test.each([null, 1, "text", []])("of overrides that are none is refused: %j", async (given) => {
    const lambda = mockLambda({ validate: "off" });
    const told = "resolves() of GetFunction takes an object of members to change";
    expect(() => lambda.on("GetFunction").resolves(unknown(given))).toThrow(told);
    lambda.on("GetFunction").resolves(() => unknown(given));
    const command = new sdk.GetFunctionCommand({ FunctionName: "orders" });
    await expect(client.send(command)).rejects.toThrow(told);
    expect(lambda.failures()).toHaveLength(1);
  });

  test.each([undefined, null, 5])("of an error that is none is refused: %s", (given) => {
    const told = "the name of an error or an instance of Error, not";
    expect(() => mockLambda().on("GetFunction").rejects(unknown(given))).toThrow(told);
    restoreAllMocks();
    expect(() => mockLambda().waiters.functionUpdatedV2.errors(unknown(given))).toThrow(told);
  });

  test("of what is no arbitrary or no sequence is refused", () => {
    const lambda = mockLambda();
    const { sequence } = { sequence: () => ({ start: 0 }) };
    for (const given of [undefined, null, {}, sequence]) {
      expect(() => lambda.on("GetFunction").resolvesArbitrary(unknown(given))).toThrow(
        "takes an arbitrary of fast-check",
      );
      expect(() => lambda.play(unknown(given))).toThrow("play() takes a sequence");
    }
    lambda.on("GetFunction").resolvesArbitrary(fc.constant({}));
  });

  test("of items that are none is refused", () => {
    const behavior = mockLambda().on("ListFunctions");
    expect(() => behavior.paginates(unknown(undefined))).toThrow(
      "The pages of ListFunctions take a list of items or their number, not nothing.",
    );
    expect(() => behavior.paginates(unknown(["orders"]))).toThrow(
      "An item of ListFunctions is to be an object of members to change about its fixture",
    );
  });
});

test("options that do not exist are refused", () => {
  const lambda = mockLambda();
  const { functionUpdatedV2: waiter } = lambda.waiters;
  const calls = [
    () => waiter.succeeds(unknown({ poll: 3 })),
    () => waiter.fails(unknown({ poll: 3 })),
    () => waiter.timesOut(unknown({ polls: 3 })),
    () => waiter.neverMatches(unknown({ polls: 3 })),
    () => waiter.errors("ServiceException", unknown({ poll: 3 })),
    () => lambda.on("ListFunctions").paginates(3, unknown({ pagesize: 1 })),
    () => lambda.on("GetFunction").resolvesExactly({}, unknown({ validat: false })),
    () => expect(lambda).toHaveSent("GetFunction", {}, unknown({ time: 1 })),
  ];
  for (const call of calls)
    expect(call).toThrow(/There is no option "(polls?|pagesize|validat|time)"/);
});

describe("an operation", () => {
  test("is not called by its command's name, nor in matchers by the command's class", () => {
    const lambda = mockLambda();
    expect(() => lambda.on(unknown("GetFunctionCommand"))).toThrow("did you mean GetFunction?");
    expect(() => expect(lambda).toHaveSent(unknown(sdk.GetFunctionCommand))).toThrow(
      /no command GetFunctionCommand; did you mean GetFunction\?: expected the Smithy name of one of its \d+ operations\.$/,
    );
  });
});
