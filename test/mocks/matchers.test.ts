import * as sdk from "@aws-sdk/client-lambda";
import * as contract from "@shapesmith/lambda/contract";
import * as fixtures from "@shapesmith/lambda/fixtures";
import { mockLambda } from "@shapesmith/lambda/mocks";
import "@shapesmith/mocks/vitest";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

type Mock = ReturnType<typeof mockLambda>;

async function send(lambda: Mock, MemorySize: number): Promise<void> {
  const command = new sdk.UpdateFunctionConfigurationCommand({
    FunctionName: "orders",
    MemorySize,
  });
  await lambda.client.send(command).catch(() => undefined);
}

async function read(lambda: Mock, FunctionName = "orders"): Promise<void> {
  await lambda.client.send(new sdk.GetFunctionConfigurationCommand({ FunctionName }));
}

function messageOf(assertion: () => unknown): string {
  try {
    assertion();
  } catch (error) {
    return (error as Error).message;
  }
  return expect.fail("expected the assertion to fail");
}

let lambda: Mock;

beforeEach(() => {
  lambda = mockLambda();
  lambda.on("UpdateFunctionConfiguration").resolves();
  lambda.on("GetFunctionConfiguration").resolves();
});

describe("toHaveSent", () => {
  test("is about an operation, a pattern of its input, and how often", async () => {
    await send(lambda, 256);
    await send(lambda, 512);
    expect(lambda).toHaveSent("UpdateFunctionConfiguration");
    expect(lambda).toHaveSent("UpdateFunctionConfiguration", { MemorySize: 256 });
    expect(lambda).toHaveSent("UpdateFunctionConfiguration", { MemorySize: 256 }, { times: 1 });
    expect(lambda).toHaveSent(
      "UpdateFunctionConfiguration",
      { MemorySize: expect.any(Number) },
      { times: 2 },
    );
    expect(lambda).not.toHaveSent("UpdateFunctionConfiguration", { MemorySize: 1024 });
    expect(lambda).not.toHaveSent("GetFunctionConfiguration");
  });

  test("shows the nearest calls with what differs", async () => {
    await read(lambda);
    await send(lambda, 512);
    await send(lambda, 256);
    const wanted = { FunctionName: "orders", MemorySize: 256, Timeout: 3 };
    expect(messageOf(() => expect(lambda).toHaveSent("UpdateFunctionConfiguration", wanted))).toBe(
      [
        'expected UpdateFunctionConfiguration with { FunctionName: "orders", MemorySize: 256, Timeout: 3 } to be sent.',
        "Sent, nearest first:",
        '  UpdateFunctionConfiguration with { FunctionName: "orders", MemorySize: 256 }',
        "    - Timeout: 3",
        "    + Timeout: nothing",
        '  UpdateFunctionConfiguration with { FunctionName: "orders", MemorySize: 512 }',
        "    - MemorySize: 256",
        "    + MemorySize: 512",
        "    - Timeout: 3",
        "    + Timeout: nothing",
      ].join("\n"),
    );
  });

  test("says what was sent instead, how often, and what was not to be sent", async () => {
    expect(messageOf(() => expect(lambda).toHaveSent("GetFunctionConfiguration"))).toContain(
      "Nothing was sent.",
    );
    await send(lambda, 256);
    expect(messageOf(() => expect(lambda).toHaveSent("GetFunctionConfiguration"))).toBe(
      "expected GetFunctionConfiguration to be sent.\nGetFunctionConfiguration was not sent; only UpdateFunctionConfiguration.",
    );
    const twice = messageOf(() =>
      expect(lambda).toHaveSent("UpdateFunctionConfiguration", undefined, { times: 2 }),
    );
    expect(twice).toContain("to be sent 2 times, not once.");
    const never = messageOf(() => expect(lambda).not.toHaveSent("UpdateFunctionConfiguration"));
    expect(never).toBe(
      'expected UpdateFunctionConfiguration not to be sent, and it was:\n  UpdateFunctionConfiguration with { FunctionName: "orders", MemorySize: 256 }',
    );
  });

  test("refuses an operation that the service does not have, and what is no mock", () => {
    expect(messageOf(() => expect(lambda).toHaveSent("UpdateFunctionConfig"))).toContain(
      "has no operation UpdateFunctionConfig",
    );
    expect(messageOf(() => expect(lambda.stub).toHaveSent("GetFunction"))).toContain(
      "This matcher is for a mock of Shapesmith",
    );
  });
});

describe("a pattern of an input", () => {
  test("names members of the operation, also with .not", async () => {
    await send(lambda, 256);
    for (const assertion of [expect(lambda), expect(lambda).not]) {
      const misspelt = { MemorySiz: 256 };
      const told = 'no member "MemorySiz"; did you mean MemorySize?';
      const name = "UpdateFunctionConfiguration";
      expect(messageOf(() => assertion.toHaveSent(name, misspelt))).toContain(told);
      expect(messageOf(() => assertion.toHaveSentValid(name, misspelt))).toContain(told);
      expect(messageOf(() => assertion.toHaveSentInOrder([[name, misspelt]]))).toContain(told);
      const inner = { Environment: { Variable: {} } };
      expect(messageOf(() => assertion.toHaveSent(name, inner))).toContain(
        "did you mean Variables?",
      );
      expect(messageOf(() => assertion.toHaveSent("UpdateFunctionConfig"))).toContain(
        "no operation",
      );
    }
    expect(lambda).not.toHaveSent("UpdateFunctionConfiguration", {
      Environment: { Variables: { ANY_KEY: "a" } },
    });
  });

  test("may name a member that was sent, though the contract does not know it", async () => {
    lambda.restore();
    lambda = mockLambda({ unlisted: true });
    lambda.on("GetFunction").resolves();
    const input = { FunctionName: "orders", Added: 1 };
    await lambda.client.send(new sdk.GetFunctionCommand(input));
    expect(lambda).toHaveSent("GetFunction", { Added: 1 });
    expect(lambda).not.toHaveSent("GetFunction", { Added: 2 });
  });
});

describe("a body that is secret", () => {
  test("is told by its length and where it differs, and not in its letters", async () => {
    lambda.on("Invoke").resolves();
    const Payload = JSON.stringify({ id: "hidden", order: 1 });
    await lambda.client.send(new sdk.InvokeCommand({ FunctionName: "orders", Payload }));
    const wanted = { Payload: JSON.stringify({ id: "hidden", order: 21 }) };
    const message = messageOf(() => expect(lambda).toHaveSent("Invoke", wanted));
    expect(message).not.toContain("hidden");
    expect(message).toContain(
      "    - Payload: (sensitive, 26 characters), which as JSON differs at order",
    );
    expect(message).toContain("    + Payload: (sensitive, 25 characters)");
  });
});

describe("toHaveSentValid", () => {
  test("with .not is about calls, too: without any it fails", () => {
    expect(messageOf(() => expect(lambda).not.toHaveSentValid("GetFunction"))).toBe(
      "expected GetFunction to be sent, and not valid.\nNothing was sent.",
    );
  });

  test("is about requests that conform", async () => {
    await send(lambda, 256);
    expect(lambda).toHaveSentValid();
    expect(lambda).toHaveSentValid("UpdateFunctionConfiguration", { MemorySize: 256 });
    await send(lambda, 1);
    expect(lambda).not.toHaveSentValid("UpdateFunctionConfiguration");
    expect(messageOf(() => expect(lambda).toHaveSentValid())).toBe(
      [
        "expected requests to be sent with requests that conform; 1 of 2 do not:",
        '  UpdateFunctionConfiguration with { FunctionName: "orders", MemorySize: 1 }',
        "    MemorySize: expected at least 128, got 1",
      ].join("\n"),
    );
    expect(messageOf(() => expect(lambda).toHaveSentValid("GetFunction"))).toContain(
      "GetFunction was not sent",
    );
  });
});

describe("toHaveSentNothingElse", () => {
  test("is about the calls that no assertion before it spoke of", async () => {
    await send(lambda, 256);
    await read(lambda);
    expect(lambda).toHaveSent("UpdateFunctionConfiguration");
    expect(lambda).not.toHaveSentNothingElse();
    expect(messageOf(() => expect(lambda).toHaveSentNothingElse())).toBe(
      'expected nothing to be sent but what was asserted before; 1 more of 2 were:\n  GetFunctionConfiguration with { FunctionName: "orders" }',
    );
    expect(lambda).toHaveSent("GetFunctionConfiguration");
    expect(lambda).toHaveSentNothingElse();
  });
});

describe("toHaveSentInOrder", () => {
  test("is about calls one after the other, with others between them", async () => {
    await read(lambda);
    await send(lambda, 256);
    await read(lambda, "bills");
    expect(lambda).toHaveSentInOrder([
      "GetFunctionConfiguration",
      ["GetFunctionConfiguration", { FunctionName: "bills" }],
    ]);
    expect(lambda).not.toHaveSentInOrder([
      "UpdateFunctionConfiguration",
      "UpdateFunctionConfiguration",
    ]);
    const wanted = [
      ["GetFunctionConfiguration", { FunctionName: "bills" }],
      "UpdateFunctionConfiguration",
    ] as const;
    expect(messageOf(() => expect(lambda).toHaveSentInOrder(wanted))).toBe(
      [
        "expected 2 calls in this order, of which the first 1 were sent:",
        '  ✓ GetFunctionConfiguration with { FunctionName: "bills" }',
        "  ✗ UpdateFunctionConfiguration",
        "Sent, in this order:",
        '  GetFunctionConfiguration with { FunctionName: "orders" }',
        '  UpdateFunctionConfiguration with { FunctionName: "orders", MemorySize: 256 }',
        '  GetFunctionConfiguration with { FunctionName: "bills" }',
      ].join("\n"),
    );
  });
});

describe("toConformTo", () => {
  test("is about a value and a shape, or a request or response of an operation", () => {
    const value = fixtures.functionConfiguration();
    expect(value).toConformTo(contract.shapes.FunctionConfiguration);
    expect({ value }).toEqual({ value: expect.toConformTo(contract.shapes.FunctionConfiguration) });
    expect({ FunctionName: "orders" }).toConformTo(contract.operations.GetFunction.request);
    const later = { ...value, State: "Sleeping", MemorySize: "1" };
    expect(later).not.toConformTo(contract.shapes.FunctionConfiguration);
    const message = messageOf(() =>
      expect(later).toConformTo(contract.shapes.FunctionConfiguration),
    );
    expect(message).toContain(
      "expected a value that conforms to FunctionConfiguration; it breaks its contract in 2 ways:\n",
    );
    expect(message).toContain('  MemorySize: expected a number, got "1"');
    // @ts-expect-error it is no shape of a contract
    expect(messageOf(() => expect(value).toConformTo({}))).toContain("takes a shape of a contract");
  });
});

// The hook of "@shapesmith/mocks/vitest" is registered before this one, and runs after it.
afterEach(() => lambda.resetHistory());
