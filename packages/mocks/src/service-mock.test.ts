import * as sdk from "@aws-sdk/client-lambda";
import { contractOf, type ResponseMetadata, type ServiceData } from "@shapesmith/contract";
import { operationFixtures } from "@shapesmith/fixtures";
import { afterEach, describe, expect, test } from "vitest";
import { restoreAllMocks } from "./live-mocks.js";
import { mockService, type ServiceMock } from "./service-mock.js";
import { UnmatchedCallError } from "./unmatched-call.js";

type State = "Active" | "Failed" | "Pending";
type LastUpdateStatus = "Failed" | "InProgress" | "Successful";

interface UpdateRequest {
  FunctionName: string | undefined;
  MemorySize?: number | undefined;
  Layers?: string[] | undefined;
  Environment?: { Variables?: Record<string, string> | undefined } | undefined;
}

interface Configuration {
  FunctionName?: string | undefined;
  State?: State | undefined;
  LastUpdateStatus?: LastUpdateStatus | undefined;
  LastModified?: Date | undefined;
  Layers?: { Arn?: string | undefined }[] | undefined;
}

interface ConflictError extends Error {
  readonly name: "ResourceConflictException";
  readonly $fault: "client";
  readonly $metadata: ResponseMetadata;
  Type?: string | undefined;
}

interface ThrottleError extends Error {
  readonly name: "TooManyRequestsException";
  readonly $fault: "client";
  readonly $metadata: ResponseMetadata;
  retryAfterSeconds?: string | undefined;
}

export interface Operations {
  DeleteFunction: {
    input: { FunctionName: string | undefined };
    output: { StatusCode?: number | undefined };
    errors: never;
  };
  GetFunction: {
    input: { FunctionName: string | undefined };
    output: { Configuration?: Configuration | undefined };
    errors: ThrottleError;
  };
  ListFunctions: {
    input: { Marker?: string | undefined; MaxItems?: number | undefined };
    output: { Functions?: Configuration[] | undefined; NextMarker?: string | undefined };
    errors: ThrottleError;
  };
  UpdateFunctionConfiguration: {
    input: UpdateRequest;
    output: Configuration;
    errors: ConflictError | ThrottleError;
  };
}

const data: ServiceData = {
  id: "com.amazonaws.lambda#Lambda",
  client: { packageName: "@aws-sdk/client-lambda", baseException: "LambdaServiceException" },
  shapes: {
    FunctionName: { type: "string", length: { min: 1, max: 64 }, pattern: "[a-zA-Z0-9-_]+" },
    FunctionRequest: {
      type: "structure",
      members: { FunctionName: { target: "FunctionName", required: true, httpLabel: true } },
    },
    UpdateRequest: {
      type: "structure",
      members: {
        FunctionName: { target: "FunctionName", required: true, httpLabel: true },
        MemorySize: { target: "smithy.api#Integer", range: { min: 128, max: 32768 } },
        Layers: "UpdateRequest.Layers",
        Environment: "Environment",
      },
    },
    "UpdateRequest.Layers": { type: "list", member: "smithy.api#String" },
    Environment: { type: "structure", members: { Variables: "Environment.Variables" } },
    "Environment.Variables": { type: "map", key: "smithy.api#String", value: "VariableValue" },
    VariableValue: { type: "string", sensitive: true },
    State: { type: "enum", values: ["Active", "Failed", "Pending"] },
    LastUpdateStatus: { type: "enum", values: ["Successful", "Failed", "InProgress"] },
    Configuration: {
      type: "structure",
      members: {
        FunctionName: "FunctionName",
        State: "State",
        LastUpdateStatus: "LastUpdateStatus",
        LastModified: "smithy.api#Timestamp",
        Layers: "Configuration.Layers",
      },
    },
    "Configuration.Layers": { type: "list", member: "Layer" },
    Layer: { type: "structure", members: { Arn: "smithy.api#String" } },
    GetFunctionResponse: { type: "structure", members: { Configuration: "Configuration" } },
    ListRequest: {
      type: "structure",
      members: { Marker: "smithy.api#String", MaxItems: "smithy.api#Integer" },
    },
    ListResponse: {
      type: "structure",
      members: { Functions: "ListResponse.Functions", NextMarker: "smithy.api#String" },
    },
    "ListResponse.Functions": { type: "list", member: "Configuration" },
    DeleteResponse: { type: "structure", members: { StatusCode: "smithy.api#Integer" } },
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
      members: { retryAfterSeconds: "smithy.api#String", message: "smithy.api#String" },
    },
  },
  operations: {
    DeleteFunction: {
      input: "FunctionRequest",
      output: "DeleteResponse",
      http: { method: "DELETE", uri: "/2015-03-31/functions/{FunctionName}", code: 204 },
    },
    GetFunction: {
      input: "FunctionRequest",
      output: "GetFunctionResponse",
      errors: ["TooManyRequestsException"],
    },
    ListFunctions: {
      input: "ListRequest",
      output: "ListResponse",
      errors: ["TooManyRequestsException"],
      pagination: { inputToken: "Marker", outputToken: "NextMarker", items: "Functions" },
    },
    UpdateFunctionConfiguration: {
      input: "UpdateRequest",
      output: "Configuration",
      errors: ["ResourceConflictException", "TooManyRequestsException"],
    },
  },
};

const { operations } = contractOf<object, Operations>(data, import.meta.url);
const fixtures = operationFixtures<Operations>(operations);

export type LambdaMock = ServiceMock<Operations, typeof sdk, sdk.LambdaClient>;

function mockLambda(target?: typeof sdk.LambdaClient | sdk.LambdaClient): LambdaMock {
  return mockService({ sdk, client: sdk.LambdaClient, operations, fixtures }, target);
}

function client(): sdk.LambdaClient {
  return new sdk.LambdaClient({ region: "us-east-1" });
}

function update(
  input: UpdateRequest = { FunctionName: "orders" },
): Promise<sdk.UpdateFunctionConfigurationCommandOutput> {
  return client().send(new sdk.UpdateFunctionConfigurationCommand(input));
}

async function rejectionOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    (value) => expect.fail(`expected a rejection, got ${JSON.stringify(value)}`),
    (error: unknown) => error,
  );
}

afterEach(restoreAllMocks);

test("the response that a rule gives has its overrides, and $metadata", async () => {
  mockLambda().on("UpdateFunctionConfiguration").resolves({ State: "Pending" });
  const { State, $metadata } = await update();
  expect({ State, status: $metadata.httpStatusCode }).toStrictEqual({
    State: "Pending",
    status: 200,
  });
});

test("the error that a rule gives is an instance of the SDK's class", async () => {
  const behavior = mockLambda().on("UpdateFunctionConfiguration");
  behavior.rejects("ResourceConflictException", { message: "An update is in progress." });
  const error = await rejectionOf(update());
  expect(error).toBeInstanceOf(sdk.ResourceConflictException);
  expect(error).toBeInstanceOf(sdk.LambdaServiceException);
  expect(error).toMatchObject({ message: "An update is in progress." });
});

describe("rules", () => {
  test("the most specific one that matches answers, whatever the order in which they were added", async () => {
    const mock = mockLambda();
    mock.on("UpdateFunctionConfiguration", { MemorySize: 512 }).resolves({ State: "Failed" });
    mock.on("UpdateFunctionConfiguration").resolves({ State: "Active" });
    mock.on("UpdateFunctionConfiguration", { MemorySize: 256 }).resolves({ State: "Pending" });
    expect((await update({ FunctionName: "orders", MemorySize: 256 })).State).toBe("Pending");
    expect((await update({ FunctionName: "orders", MemorySize: 512 })).State).toBe("Failed");
    expect((await update({ FunctionName: "orders", MemorySize: 128 })).State).toBe("Active");
  });

  test("one whose answers are used up leaves the older ones to answer", async () => {
    const mock = mockLambda();
    mock.on("UpdateFunctionConfiguration").resolves({ State: "Active" });
    mock.on("UpdateFunctionConfiguration").rejectsOnce("TooManyRequestsException");
    expect(await rejectionOf(update())).toBeInstanceOf(sdk.TooManyRequestsException);
    expect((await update()).State).toBe("Active");
  });

  test("keep their pattern, whatever happens to the object that it was given as", async () => {
    const pattern = { FunctionName: "orders" };
    mockLambda().on("UpdateFunctionConfiguration", pattern).resolves({ State: "Active" });
    pattern.FunctionName = "bills";
    expect((await update()).State).toBe("Active");
  });

  test("a command's class stands for its operation", async () => {
    const mock = mockLambda();
    const command = sdk.UpdateFunctionConfigurationCommand;
    mock.on(command, { FunctionName: "orders" }).resolves({ State: "Failed" });
    expect((await update()).State).toBe("Failed");
  });

  test("apply to commands of a class that extends the command's", async () => {
    class Traced extends sdk.UpdateFunctionConfigurationCommand {}
    mockLambda().on("UpdateFunctionConfiguration").resolves({ State: "Active" });
    const response = await client().send(new Traced({ FunctionName: "orders" }));
    expect(response.State).toBe("Active");
  });

  test("cannot be added for what the contract does not have", () => {
    const mock = mockLambda();
    // @ts-expect-error no operation of this name
    expect(() => mock.on("UpdateFunction")).toThrow("has no operation UpdateFunction");
    // @ts-expect-error the contract in use does not have this operation
    expect(() => mock.on(sdk.InvokeCommand)).toThrow("has no command InvokeCommand");
  });

  test("are removed by reset, which leaves the client mocked", async () => {
    const mock = mockLambda();
    const behavior = mock.on("UpdateFunctionConfiguration").resolves();
    mock.reset();
    expect(await rejectionOf(update())).toBeInstanceOf(UnmatchedCallError);
    expect(() => behavior.resolves()).toThrow("removed by a reset");
    mock.on("UpdateFunctionConfiguration").resolves({ State: "Failed" });
    expect((await update()).State).toBe("Failed");
  });

  test("cannot be added after restore", () => {
    const mock = mockLambda();
    mock.restore();
    mock.restore();
    expect(() => mock.on("UpdateFunctionConfiguration")).toThrow("not in place any more");
  });
});

describe("a call that no rule answers", () => {
  test("is rejected with what was nearest, and is no error of the service", async () => {
    const mock = mockLambda();
    mock.on("UpdateFunctionConfiguration", { FunctionName: "bills", MemorySize: 1 }).resolves();
    mock.on("UpdateFunctionConfiguration", { FunctionName: "bills" }).resolves();
    const error = await rejectionOf(update());
    expect(error).toBeInstanceOf(UnmatchedCallError);
    expect(error).not.toBeInstanceOf(sdk.LambdaServiceException);
    expect(error).toMatchObject({
      operation: "UpdateFunctionConfiguration",
      input: { FunctionName: "orders" },
      message: expect.stringMatching(
        /FunctionName is "orders", not "bills"[^;]*\n[^]*; /,
      ) as string,
    });
  });

  test("is rejected for a command that the contract does not know", async () => {
    mockLambda();
    const sent = client().send(new sdk.InvokeCommand({ FunctionName: "orders" }));
    expect(await rejectionOf(sent)).toMatchObject({
      message: expect.stringContaining("InvokeCommand") as string,
    });
  });

  test("shows up in the error of a waiter, which takes any error for a reason to try again", async () => {
    mockLambda();
    const waiting = { client: client(), maxWaitTime: 0.01, minDelay: 0.001, maxDelay: 0.002 };
    const wait = sdk.waitUntilFunctionUpdatedV2(waiting, { FunctionName: "orders" });
    expect(await rejectionOf(wait)).toMatchObject({
      message: expect.stringContaining("no rule of the mock answers") as string,
    });
  });
});

describe("calls", () => {
  test("hold the inputs as they were when they were sent", async () => {
    const mock = mockLambda();
    mock.on("UpdateFunctionConfiguration").resolves();
    const input = { FunctionName: "orders", Layers: ["a"] };
    await update(input);
    input.Layers.push("b");
    await update(input);
    expect(mock.calls("UpdateFunctionConfiguration")).toStrictEqual([
      {
        operation: "UpdateFunctionConfiguration",
        input: { FunctionName: "orders", Layers: ["a"] },
      },
      {
        operation: "UpdateFunctionConfiguration",
        input: { FunctionName: "orders", Layers: ["a", "b"] },
      },
    ]);
  });

  test("are those of all operations, refused ones too, until they are forgotten", async () => {
    const mock = mockLambda();
    mock.on("GetFunction").resolves();
    await client().send(new sdk.GetFunctionCommand({ FunctionName: "orders" }));
    await rejectionOf(update());
    const names = mock.calls().map(({ operation }) => operation);
    expect(names).toStrictEqual(["GetFunction", "UpdateFunctionConfiguration"]);
    mock.resetHistory();
    expect(mock.calls()).toStrictEqual([]);
    await client().send(new sdk.GetFunctionCommand({ FunctionName: "orders" }));
    expect(mock.calls("GetFunction")).toHaveLength(1);
  });
});

describe("what the SDK builds on send", () => {
  test("paginators go from page to page, and stop at a page without a token", async () => {
    const mock = mockLambda();
    mock.on("ListFunctions").resolves();
    mock.on("ListFunctions", { Marker: undefined }).resolves({ NextMarker: "2" });
    const pages = [];
    for await (const page of sdk.paginateListFunctions({ client: client() }, {})) pages.push(page);
    expect(pages.map(({ NextMarker }) => NextMarker)).toStrictEqual(["2", undefined]);
    const markers = mock.calls("ListFunctions").map(({ input }) => input.Marker);
    expect(markers).toStrictEqual([undefined, "2"]);
  });

  test("waiters poll until the answers say so", async () => {
    const mock = mockLambda();
    mock
      .on("GetFunction", { FunctionName: "orders" })
      .resolvesOnce({ Configuration: { LastUpdateStatus: "InProgress" } })
      .rejectsOnce("TooManyRequestsException")
      .resolves({ Configuration: { LastUpdateStatus: "Successful" } });
    const waiting = { client: client(), maxWaitTime: 10, minDelay: 0.001, maxDelay: 0.002 };
    const { state } = await sdk.waitUntilFunctionUpdatedV2(waiting, { FunctionName: "orders" });
    expect(state).toBe("SUCCESS");
    expect(mock.calls("GetFunction")).toHaveLength(3);
  });

  test("the aggregated client's methods are answered", async () => {
    mockLambda().on("UpdateFunctionConfiguration").resolves({ State: "Active" });
    const lambda = new sdk.Lambda({ region: "us-east-1" });
    expect((await lambda.updateFunctionConfiguration({ FunctionName: "orders" })).State).toBe(
      "Active",
    );
  });
});

describe("the target", () => {
  test("is one client, where one is given", async () => {
    const mocked = client();
    mockLambda(mocked).on("DeleteFunction").resolves();
    const command = new sdk.DeleteFunctionCommand({ FunctionName: "orders" });
    expect((await mocked.send(command)).$metadata.httpStatusCode).toBe(204);
    expect(Object.hasOwn(sdk.LambdaClient.prototype, "send")).toBe(false);
  });

  test("is a class that extends the client", () => {
    expect(mockLambda(sdk.Lambda).stub.clientName()).toBe("Lambda");
  });

  test("is nothing else", () => {
    // @ts-expect-error not a client of Lambda
    expect(() => mockLambda(new Date())).toThrow("Expected LambdaClient");
    // @ts-expect-error not a client of Lambda
    expect(() => mockLambda(Date)).toThrow("got Date");
  });
});

test("the stub is aws-sdk-client-mock's, and goes before the rules", async () => {
  const mock = mockLambda();
  mock.on("UpdateFunctionConfiguration").resolves({ State: "Active" });
  mock.stub.on(sdk.UpdateFunctionConfigurationCommand).resolves({ State: "Failed" });
  expect((await update()).State).toBe("Failed");
  expect(mock.stub.commandCalls(sdk.UpdateFunctionConfigurationCommand)).toHaveLength(1);
  expect(mock.calls()).toHaveLength(1);
});
