import {
  LambdaServiceException,
  PolicyLengthExceededException,
  ResourceConflictException,
} from "@aws-sdk/client-lambda";
import { contractOf, type ResponseMetadata } from "@shapesmith/contract";
import { operationFixtures } from "@shapesmith/fixtures";
import { expect, test } from "vitest";
import { type Behavior, RuleBehavior } from "./behavior.js";
import { ContractError } from "./contract-error.js";
import { ContractGate } from "./contract-gate.js";
import { policyOf } from "./mock-options.js";
import { Rule } from "./rule.js";

interface ErrorNamed<N extends string> extends Error {
  readonly name: N;
  readonly $fault: "client";
  readonly $metadata: ResponseMetadata;
}

interface Update {
  input: { FunctionName: string | undefined };
  output: {
    State?: "Active" | "Pending" | undefined;
    Layers?: { Arn?: string | undefined }[] | undefined;
  };
  errors:
    | (ErrorNamed<"ResourceConflictException"> & { Type?: string | undefined })
    | ErrorNamed<"TooManyRequestsException">;
}

const { operations } = contractOf<object, { Update: Update }>(
  {
    id: "com.amazonaws.lambda#Lambda",
    client: { packageName: "@aws-sdk/client-lambda", baseException: "LambdaServiceException" },
    shapes: {
      Request: { type: "structure", members: { FunctionName: "smithy.api#String" } },
      Configuration: { type: "structure", members: { State: "State", Layers: "Layers" } },
      State: { type: "enum", values: ["Active", "Pending"] },
      Layers: { type: "list", member: "Layer" },
      Layer: { type: "structure", members: { Arn: "smithy.api#String" } },
      ResourceConflictException: {
        type: "structure",
        error: "client",
        httpError: 409,
        members: { Type: "smithy.api#String", message: "smithy.api#String" },
      },
      TooManyRequestsException: {
        type: "structure",
        error: "client",
        httpError: 429,
        retryable: { throttling: true },
        members: { message: "smithy.api#String" },
      },
      PolicyLengthExceededException: {
        type: "structure",
        error: "client",
        httpError: 413,
        members: { message: "smithy.api#String" },
      },
    },
    operations: {
      Update: {
        input: "Request",
        output: "Configuration",
        errors: ["ResourceConflictException", "TooManyRequestsException"],
        http: { method: "PUT", uri: "/functions/{FunctionName}", code: 202 },
      },
    },
  },
  import.meta.url,
);
const fixture = operationFixtures<{ Update: Update }>(operations).Update;

const source = {
  contract: operations.Update,
  fixture,
  gate: new ContractGate("LambdaClient", policyOf(), ({ error }) => error),
  refuseDetached: (): void => undefined,
  noteSeed: (): void => undefined,
};

/** A behaviour, and what a call gets that it answers. */
function subject(): { behavior: Behavior<Update>; answer: () => Promise<unknown> } {
  const rule = new Rule(undefined);
  const answer = (): Promise<unknown> =>
    Promise.resolve().then(() => rule.next()?.({ FunctionName: "orders" }));
  return { behavior: new RuleBehavior(rule, source), answer };
}

async function rejectionOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    (value) => expect.fail(`expected a rejection, got ${JSON.stringify(value)}`),
    (error: unknown) => error,
  );
}

test("resolves gives the fixture with the overrides and $metadata", async () => {
  const { behavior, answer } = subject();
  behavior.resolves({ State: "Pending", $metadata: { attempts: 3 } }, { seed: 7 });
  const response = await answer();
  const overrides = { State: "Pending", $metadata: { attempts: 3 } } as const;
  const asked = { seed: 7, for: { FunctionName: "orders" } };
  expect(response).toStrictEqual(fixture.response(overrides, asked));
  expect(response).toMatchObject({ $metadata: { httpStatusCode: 202, attempts: 3 } });
});

test("resolves gives every call a response of its own, whatever happens to the overrides", async () => {
  const { behavior, answer } = subject();
  const overrides = { Layers: [{ Arn: "a" }] };
  behavior.resolves(overrides);
  overrides.Layers.push({ Arn: "b" });
  const first = await answer();
  expect(first).toMatchObject({ Layers: [{ Arn: "a" }] });
  expect(await answer()).toStrictEqual(first);
  expect(await answer()).not.toBe(first);
});

test("resolves reports overrides that break the contract where they are given", () => {
  const { behavior } = subject();
  // @ts-expect-error no value of the enum
  expect(() => behavior.resolves({ State: "Sleeping" })).toThrow(ContractError);
  // @ts-expect-error no situation of the answer
  expect(() => behavior.resolvesOnce({}, { situation: "unheard-of" })).toThrow();
});

test("resolves can be told to give what the contract does not allow", async () => {
  const { behavior, answer } = subject();
  // @ts-expect-error no value of the enum
  behavior.resolves({ State: "Sleeping" }, { validate: false });
  expect(await answer()).toMatchObject({ State: "Sleeping" });
});

test("resolvesExactly gives copies of the value, and adds $metadata alone", async () => {
  const { behavior, answer } = subject();
  const response = { Layers: [{ Arn: "a" }] };
  behavior.resolvesExactly(response).resolvesExactlyOnce({});
  response.Layers.push({ Arn: "b" });
  expect(await answer()).toStrictEqual({
    $metadata: expect.objectContaining({ httpStatusCode: 202 }) as unknown,
  });
  const second = await answer();
  expect(second).toMatchObject({ Layers: [{ Arn: "a" }] });
  const third = await answer();
  expect(third).toStrictEqual(second);
  expect(Reflect.get(Object(third), "Layers")).not.toBe(Reflect.get(Object(second), "Layers"));
});

test("resolvesExactly leaves $metadata as it is given", async () => {
  const { behavior, answer } = subject();
  behavior.resolvesExactly({ $metadata: { httpStatusCode: 203 } });
  expect(await answer()).toStrictEqual({ $metadata: { httpStatusCode: 203 } });
});

test("rejects gives the error that the operation lists, an instance of the SDK's class", async () => {
  const { behavior, answer } = subject();
  behavior.rejects("ResourceConflictException", { Type: "User", message: "in progress" });
  const error = await rejectionOf(answer());
  expect(error).toBeInstanceOf(ResourceConflictException);
  expect(error).toBeInstanceOf(LambdaServiceException);
  expect(error).toMatchObject({
    name: "ResourceConflictException",
    message: "in progress",
    Type: "User",
    $fault: "client",
    $metadata: { httpStatusCode: 409 },
  });
  expect(await rejectionOf(answer())).not.toBe(error);
});

test("rejects gives $retryable where the error has it", async () => {
  const { behavior, answer } = subject();
  behavior.rejects("TooManyRequestsException");
  expect(await rejectionOf(answer())).toMatchObject({
    $retryable: { throttling: true },
    $metadata: { httpStatusCode: 429 },
  });
});

test("rejects gives the service's base class for a name that nothing lists", async () => {
  const { behavior, answer } = subject();
  behavior.rejects("AccessDeniedException", { status: 403, message: "no", Reason: "policy" });
  const error = await rejectionOf(answer());
  expect(error).toBeInstanceOf(LambdaServiceException);
  expect(error).not.toBeInstanceOf(ResourceConflictException);
  expect(error).toMatchObject({
    name: "AccessDeniedException",
    message: "no",
    Reason: "policy",
    $fault: "client",
    $metadata: { httpStatusCode: 403 },
  });
});

test("whose fault an error is and its status follow from each other", async () => {
  const { behavior, answer } = subject();
  behavior.rejectsOnce("ServiceUnavailable", { status: 503 });
  behavior.rejectsOnce("InternalFailure", { fault: "server" });
  behavior.rejectsOnce("ValidationException");
  const errors = [await rejectionOf(answer()), await rejectionOf(answer())];
  expect(errors).toMatchObject([
    { $fault: "server", message: "UnknownError" },
    { $fault: "server", $metadata: { httpStatusCode: 500 } },
  ]);
  expect(await rejectionOf(answer())).toMatchObject({
    $fault: "client",
    $metadata: { httpStatusCode: 400 },
  });
});

test("rejects gives the SDK's class, with its status, for an error of another operation", async () => {
  const { behavior, answer } = subject();
  behavior.rejects("PolicyLengthExceededException", { unlisted: true });
  const error = await rejectionOf(answer());
  expect(error).toBeInstanceOf(PolicyLengthExceededException);
  expect(error).toMatchObject({ $fault: "client", $metadata: { httpStatusCode: 413 } });
});

test("rejects reports members that a listed error does not have where they are given", () => {
  const { behavior } = subject();
  // @ts-expect-error the model says which status the error has
  expect(() => behavior.rejects("ResourceConflictException", { status: 400 })).toThrow(
    ContractError,
  );
});

test("callsFake gives what the function returns or resolves to, and adds $metadata", async () => {
  const { behavior, answer } = subject();
  behavior.callsFakeOnce(({ FunctionName }) => ({ Layers: [{ Arn: FunctionName }] }));
  behavior.callsFake(() => Promise.resolve({ State: "Active" as const }));
  const $metadata = { httpStatusCode: 202 };
  expect(await answer()).toMatchObject({ Layers: [{ Arn: "orders" }], $metadata });
  expect(await answer()).toMatchObject({ State: "Active", $metadata });
});

test("callsFake rejects with what the function throws", async () => {
  const { behavior, answer } = subject();
  const refusal = new Error("socket hang up");
  behavior.callsFake(() => {
    throw refusal;
  });
  expect(await rejectionOf(answer())).toBe(refusal);
});
