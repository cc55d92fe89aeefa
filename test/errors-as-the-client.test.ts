import { createRequire } from "node:module";
import { Readable } from "node:stream";
import {
  LambdaClient,
  LambdaServiceException,
  UpdateFunctionConfigurationCommand,
} from "@aws-sdk/client-lambda";
import { type UnmodelledErrorName, isRetried, retryClassOf } from "@shapesmith/arbitraries";
import { errors, operations } from "@shapesmith/lambda/arbitraries";
import { operations as contract } from "@shapesmith/lambda/contract";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

/** How the client judges errors when it decides whether to try again. */
interface Judge {
  isThrottlingError(error: Error): boolean;
  isTransientError(error: Error): boolean;
  isServerError(error: Error): boolean;
}

// The client's own dependency, wherever it is installed.
const ofTheClient = createRequire(import.meta.resolve("@aws-sdk/client-lambda"));
const judge = ofTheClient("@smithy/core/retry") as Judge;

const runs = { seed: 20261122, numRuns: 60 };
const all = Object.entries(errors as Readonly<Record<string, () => fc.Arbitrary<Error>>>);

function classOf(error: Error): string {
  if (judge.isThrottlingError(error)) return "throttling";
  if (judge.isTransientError(error)) return "transient";
  return judge.isServerError(error) ? "server" : "client";
}

describe("every error of Lambda, and those that every service gives", () => {
  it.each(all)("%s is judged as the client judges it", (name, error) => {
    for (const value of fc.sample(error(), runs)) {
      expect(value.name).toBe(name);
      expect(retryClassOf(value)).toBe(classOf(value));
    }
  });

  it("are retried or not, as asked for", () => {
    for (const retryable of [true, false]) {
      const error = operations.Invoke.error({ common: true, retryable });
      const values: readonly Error[] = fc.sample(error, runs);
      expect(values.every((value) => isRetried(value) === retryable)).toBe(true);
      expect(new Set(values.map(({ name }) => name)).size).toBeGreaterThan(3);
    }
    const throttled = operations.UpdateFunctionConfiguration.error({ retryClass: "throttling" });
    const names = fc.sample(throttled, runs).map(({ name }) => name);
    expect(new Set(names)).toEqual(new Set(["TooManyRequestsException"]));
    const rejected = operations.UpdateFunctionConfiguration.error({ retryClass: "server" });
    expect(() => fc.sample(rejected, 1)).toThrow(
      /UpdateFunctionConfiguration has no errors in the contract with retryClass: "server"/,
    );
  });

  it("come by name, with options for that one", () => {
    const error = operations.UpdateFunctionConfiguration.errors.ResourceConflictException({
      overrides: { Type: "User" },
    });
    for (const value of fc.sample(error, runs)) {
      expect(value.Type).toBe("User");
      expect(value).toBeInstanceOf(LambdaServiceException);
      const { ResourceConflictException } = contract.UpdateFunctionConfiguration.errors;
      expect(ResourceConflictException.validate(value)).toEqual([]);
      expect(error.canShrinkWithoutContext(value)).toBe(true);
    }
    expect(error.canShrinkWithoutContext(fc.sample(errors.ServiceException(), 1)[0])).toBe(false);
  });

  it("that no model lists come only when they are asked for, by name too", () => {
    const names = (common?: true | readonly UnmodelledErrorName[]): ReadonlySet<string> =>
      new Set(
        fc
          .sample(
            operations.UpdateFunctionConfiguration.error(common === undefined ? {} : { common }),
            { ...runs, numRuns: 400 },
          )
          .map(({ name }): string => name),
      );
    const listed = new Set<string>(contract.UpdateFunctionConfiguration.errorNames);
    expect(names()).toEqual(listed);
    expect(names(["AccessDeniedException"])).toEqual(new Set([...listed, "AccessDeniedException"]));
    const added = [...names(true)].filter((name) => !listed.has(name));
    expect(added).toContain("SyntaxError");
    expect(added).toContain("ExpiredTokenException");
    expect(added).toHaveLength(14);
  });
});

/** What the client throws when it gets this answer at its only attempt. */
async function thrownFor(
  statusCode: number,
  headers: Readonly<Record<string, string>>,
  body: string,
): Promise<Error> {
  const client = new LambdaClient({
    region: "us-east-1",
    credentials: { accessKeyId: "id", secretAccessKey: "secret" },
    maxAttempts: 1,
    requestHandler: {
      handle: () => {
        const response = { statusCode, headers, body: Readable.from([Buffer.from(body)]) };
        return Promise.resolve({ response });
      },
    },
  });
  try {
    await client.send(new UpdateFunctionConfigurationCommand({ FunctionName: "name" }));
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error("the client throws for every answer that is no success");
}

interface Answer {
  readonly statusCode: number;
  readonly body: string;
}

/** What a caller can see of an error, but for what differs from one to the next. */
function seen(error: Error): object {
  const { $fault, $metadata, ...rest } = error as Error & {
    $fault?: string;
    $metadata: Readonly<Record<string, unknown>>;
  };
  return {
    class: error.constructor.name,
    name: error.name,
    message: error.message,
    fault: $fault,
    status: $metadata["httpStatusCode"],
    // Present and undefined is as good as absent to who reads it.
    members: Object.entries(rest).filter(
      ([key, value]) => value !== undefined && !["name", "message"].includes(key),
    ),
  };
}

describe("what no model lists is as the client throws it", () => {
  const refusals: readonly UnmodelledErrorName[] = [
    "AccessDeniedException",
    "ExpiredTokenException",
    "IncompleteSignatureException",
    "RequestEntityTooLargeException",
    "UnrecognizedClientException",
    "ValidationException",
    "ThrottlingException",
  ];

  it.each(refusals)("%s", async (name) => {
    const factory = errors[name] as () => fc.Arbitrary<Error>;
    for (const drawn of fc.sample(factory(), { ...runs, numRuns: 5 })) {
      const { $metadata } = drawn as Error & { $metadata: { httpStatusCode: number } };
      const headers = { "x-amzn-errortype": name, "content-type": "application/json" };
      const message = drawn.message === "UnknownError" ? null : drawn.message;
      const thrown = await thrownFor(
        $metadata.httpStatusCode,
        headers,
        JSON.stringify({ message }),
      );
      expect(seen(drawn)).toEqual(seen(thrown));
      expect(drawn instanceof LambdaServiceException).toBe(true);
    }
  });

  it("an answer that is no JSON", async () => {
    for (const drawn of fc.sample(errors.SyntaxError(), { ...runs, numRuns: 20 })) {
      const { statusCode, body } = Reflect.get(drawn, "$response") as Answer;
      const thrown = await thrownFor(statusCode, { "content-type": "text/html" }, body);
      expect(seen(drawn)).toEqual(seen(thrown));
      expect(Object.keys(drawn)).toEqual(Object.keys(thrown));
    }
  });

  it("an answer without content", async () => {
    const [drawn] = fc.sample(errors.Unknown(), { ...runs, numRuns: 1 });
    if (drawn === undefined) throw new Error("one value was asked for");
    expect(seen(drawn)).toEqual(seen(await thrownFor(503, {}, "")));
  });
});
