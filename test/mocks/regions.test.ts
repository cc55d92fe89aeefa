import {
  GetFunctionCommand,
  GetFunctionConfigurationCommand,
  LambdaClient,
  ListFunctionsCommand,
} from "@aws-sdk/client-lambda";
import { createWorld } from "@shapesmith/fixtures";
import { mockLambda } from "@shapesmith/lambda/mocks";
import "@shapesmith/mocks/vitest";
import { describe, expect, test, vi } from "vitest";

const command = new GetFunctionConfigurationCommand({ FunctionName: "orders" });

async function arnFrom(client: LambdaClient): Promise<string | undefined> {
  return (await client.send(command)).FunctionArn;
}

function arnIn(region: string): string {
  return `arn:aws:lambda:${region}:123456789012:function:orders`;
}

describe("what a fixture answers is of the client's region", () => {
  test("where one client is mocked, from the first call on", async () => {
    const client = new LambdaClient({ region: "eu-west-1" });
    mockLambda(client).on("GetFunctionConfiguration").resolves();
    expect(await arnFrom(client)).toBe(arnIn("eu-west-1"));
    expect(await arnFrom(client)).toBe(arnIn("eu-west-1"));
  });

  test("where the class is mocked, of that which sends", async () => {
    const lambda = mockLambda();
    lambda.on("GetFunctionConfiguration").resolves();
    const clients = ["eu-west-1", "ap-southeast-2"].map((region) => new LambdaClient({ region }));
    const arns = await Promise.all([...clients, ...clients, lambda.client].map(arnFrom));
    const [first, second] = ["eu-west-1", "ap-southeast-2"].map(arnIn);
    expect(arns).toEqual([first, second, first, second, arnIn("us-east-1")]);
  });

  test("in another partition", async () => {
    const client = new LambdaClient({ region: "cn-north-1" });
    mockLambda(client).on("GetFunctionConfiguration").resolves();
    expect(await arnFrom(client)).toMatch(/^arn:aws-cn:lambda:cn-north-1:/);
  });

  test("under fake timers, of overrides of the request, of pages and of errors", async () => {
    vi.useFakeTimers();
    try {
      const client = new LambdaClient({ region: "eu-west-1" });
      const lambda = mockLambda(client);
      lambda.on("GetFunctionConfiguration").resolves(() => ({ MemorySize: 256 }));
      lambda.on("ListFunctions").paginates(3, { pageSize: 2 });
      lambda.on("GetFunction").rejects("ResourceNotFoundException");
      expect(await arnFrom(client)).toBe(arnIn("eu-west-1"));
      const { Functions = [] } = await client.send(new ListFunctionsCommand({}));
      expect(Functions.map(({ FunctionArn }) => FunctionArn)).toEqual([
        expect.stringContaining(":eu-west-1:"),
        expect.stringContaining(":eu-west-1:"),
      ]);
      await expect(client.send(new GetFunctionCommand({ FunctionName: "orders" }))).rejects.toThrow(
        arnIn("eu-west-1"),
      );
    } finally {
      vi.useRealTimers();
    }
  });

  test("of the request as it was when it was sent", async () => {
    const client = new LambdaClient({ region: "eu-west-1" });
    mockLambda(client).on("GetFunctionConfiguration").resolves();
    const input = { FunctionName: "orders" };
    const answer = client.send(new GetFunctionConfigurationCommand(input));
    input.FunctionName = "refunds";
    expect((await answer).FunctionName).toBe("orders");
  });
});

test("an explicit world wins", async () => {
  const client = new LambdaClient({ region: "eu-west-1" });
  const world = createWorld({ region: "sa-east-1" });
  mockLambda(client).on("GetFunctionConfiguration").resolves({}, { world });
  expect(await arnFrom(client)).toBe(arnIn("sa-east-1"));
});

test.each<[string, string | (() => Promise<string>)]>([
  [
    "has to be waited for",
    () => new Promise<string>((resolve) => setTimeout(resolve, 1, "eu-west-1")),
  ],
  ["cannot be found", () => Promise.reject<string>(new Error("Region is missing"))],
  ["is of no partition that is known", "local"],
])("a region that %s is taken for the usual one", async (_why, region) => {
  const client = new LambdaClient({ region });
  mockLambda(client).on("GetFunctionConfiguration").resolves();
  expect(await arnFrom(client)).toBe(arnIn("us-east-1"));
});
