// What burns users of aws-sdk-client-mock, each shown on the library alone, and ended by a mock of
// ours. docs/moving-over.md has the table of all.
import { sdkStreamMixin } from "@smithy/core/serde";
import { Readable } from "node:stream";
import * as sdk from "@aws-sdk/client-lambda";
import { mockLambda } from "@shapesmith/lambda/mocks";
import { restoreAllMocks, type ServiceMock, UnmatchedCallError } from "@shapesmith/mocks";
import type { StreamingBlobOutput } from "@shapesmith/contract";
import { mockClient } from "aws-sdk-client-mock";
import { afterEach, describe, expect, expectTypeOf, test } from "vitest";
import { generatedClient } from "../clients/pinned-clients.js";

const { GetFunctionConfigurationCommand: Get, UpdateFunctionConfigurationCommand: Update } = sdk;
const orders = { FunctionName: "orders" };
const client = new sdk.LambdaClient({ region: "us-east-1" });

const bare = (): ReturnType<
  typeof mockClient<sdk.ServiceInputTypes, sdk.ServiceOutputTypes, sdk.LambdaClientResolvedConfig>
> => mockClient(sdk.LambdaClient);

async function rejectionOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => expect.fail("expected a rejection"),
    (error: unknown) => error,
  );
}

afterEach(() => {
  restoreAllMocks();
  // A stub of the library alone, if the test made one.
  mockClient(sdk.LambdaClient).restore();
});

describe("2: the mock is not the client", () => {
  const describeRegion = (needed: sdk.LambdaClient): Promise<string> => needed.config.region();

  test("the library's stub cannot be passed where the client is expected", async () => {
    // @ts-expect-error the stub has no methods of the client
    const describe = (): Promise<string> => describeRegion(bare()); // eslint-disable-line @typescript-eslint/no-unsafe-class-instance-assignment
    await expect(async () => describe()).rejects.toThrow(TypeError);
  });

  test("a mock has a client", async () => {
    expect(await describeRegion(mockLambda().client)).toBe("us-east-1");
  });
});

describe("3: a call that nothing answers", () => {
  test("gives undefined with the library", async () => {
    bare().on(Get, { FunctionName: "bills" }).resolves({});
    expect(await client.send(new Get(orders))).toBeUndefined();
  });

  test("is rejected with what was nearest", async () => {
    mockLambda().on("GetFunctionConfiguration", { FunctionName: "bills" }).resolves();
    const error = await rejectionOf(client.send(new Get(orders)));
    expect(error).toBeInstanceOf(UnmatchedCallError);
    expect(String(error)).toContain('FunctionName is "orders", not "bills"');
  });
});

describe("4: errors that are not the SDK's", () => {
  const given = { name: "TooManyRequestsException", message: "Rate exceeded" };

  test("the library's are plain ones, and of any name", async () => {
    bare().on(Get).rejects(given);
    const error = await rejectionOf(client.send(new Get(orders)));
    expect(error).not.toBeInstanceOf(sdk.TooManyRequestsException);
    expect(error).not.toHaveProperty("$metadata");
    bare().on(Get).rejects({ name: "TooManyRequestException" });
  });

  test("a mock's are instances with metadata, of a name that the operation has", async () => {
    const behavior = mockLambda().on("GetFunctionConfiguration");
    behavior.rejects("TooManyRequestsException");
    const error = await rejectionOf(client.send(new Get(orders)));
    expect(error).toBeInstanceOf(sdk.TooManyRequestsException);
    expect(error).toMatchObject({ $fault: "client", $metadata: { httpStatusCode: 429 } });
    // @ts-expect-error a misspelt name
    expect(() => behavior.rejects("TooManyRequestException")).toThrow("TooManyRequestsException");
  });
});

describe("7: waiters", () => {
  const waiting = { client, maxWaitTime: 0.05, minDelay: 0.001, maxDelay: 0.002 };

  test("take an answer of the library that the service cannot give, and poll until the time is over", async () => {
    const polled = bare();
    polled
      .on(sdk.GetFunctionCommand)
      .resolves({ Configuration: { LastUpdateStatus: "Succesful" as never } });
    const error = await rejectionOf(sdk.waitUntilFunctionUpdatedV2(waiting, orders));
    expect(error).toMatchObject({ name: "TimeoutError" });
  });

  test("are refused such an answer where it is stubbed, and end in milliseconds", async () => {
    const lambda = mockLambda();
    const behavior = lambda.on("GetFunction");
    // @ts-expect-error no value of the enum
    expect(() => behavior.resolves({ Configuration: { LastUpdateStatus: "Succesful" } })).toThrow(
      "LastUpdateStatus: expected one of",
    );
    behavior.resolves({ Configuration: { LastUpdateStatus: "InProgress" } }).times(2);
    behavior.resolves({ Configuration: { LastUpdateStatus: "Successful" } });
    const { state } = await sdk.waitUntilFunctionUpdatedV2({ ...waiting, maxWaitTime: 10 }, orders);
    expect(state).toBe("SUCCESS");
    expect(lambda.calls("GetFunction")).toHaveLength(3);
  });
});

describe("8: behaviours that take the place of each other", () => {
  test("the library forgets answers at a second on(), and the order of patterns matters", async () => {
    const stub = bare();
    stub.on(Get).resolvesOnce({ MemorySize: 128 });
    stub.on(Get).resolvesOnce({ MemorySize: 256 });
    expect((await client.send(new Get(orders))).MemorySize).toBe(256);
    expect(await client.send(new Get(orders))).toBeUndefined();
    stub.on(Get, orders).resolves({ MemorySize: 512 });
    stub.on(Get).resolves({ MemorySize: 1024 });
    expect((await client.send(new Get(orders))).MemorySize).toBe(1024);
  });

  test("a mock queues them, and the most specific pattern answers", async () => {
    const lambda = mockLambda();
    lambda.on("GetFunctionConfiguration").resolvesOnce({ MemorySize: 128 });
    lambda.on("GetFunctionConfiguration").resolvesOnce({ MemorySize: 256 });
    expect((await client.send(new Get(orders))).MemorySize).toBe(128);
    expect((await client.send(new Get(orders))).MemorySize).toBe(256);
    lambda.on("GetFunctionConfiguration", orders).resolves({ MemorySize: 512 });
    lambda.on("GetFunctionConfiguration").resolves({ MemorySize: 1024 });
    expect((await client.send(new Get(orders))).MemorySize).toBe(512);
  });
});

interface GetObject {
  input: { Bucket: string; Key: string };
  output: { Body?: StreamingBlobOutput };
  errors: never;
}

describe("9: streaming bodies", async () => {
  const s3 = await generatedClient("s3");
  const mockS3 = s3.mock as unknown as () => ServiceMock<{ GetObject: GetObject }, object, object>;
  const S3 = s3.sdk["S3Client"] as typeof sdk.LambdaClient;
  const read = async (): Promise<string | undefined> => {
    const command = s3.createCommand("GetObject", { Bucket: "bills", Key: "1" });
    const { Body } = (await s3.createClient().send(command)) as { Body?: StreamingBlobOutput };
    return Body?.transformToString();
  };
  const stream = (): Readable => Readable.from([Buffer.from("do"), Buffer.from("ne")]);

  afterEach(() => mockClient(S3).restore());

  test("the library hands over the stream that it was given, which the caller cannot read", async () => {
    mockClient(S3)
      .onAnyCommand()
      .resolves({ Body: stream() } as never);
    await expect(read()).rejects.toThrow("transformToString is not a function");
  });

  test("a mock's can be read as the SDK's are, made of a text, of bytes or of a stream", async () => {
    const mock = mockS3();
    for (const Body of ["done", Buffer.from("done"), stream(), Readable.toWeb(stream())]) {
      mock.on("GetObject").resolves({ Body });
      expect(await read()).toBe("done");
    }
    mock.on("GetObject").resolves(() => ({ Body: stream() }));
    expect(await read()).toBe("done");
    // A stream is read once, whoever gave it.
    mock.on("GetObject").resolves({ Body: stream() });
    await read();
    await expect(read()).rejects.toThrow("already been transformed");
  });

  test("a mock refuses a stream that the caller could not read where it is taken as it is", async () => {
    const mock = mockS3();
    const told = "Body: expected a stream with the SDK's mixin";
    const plain = { Body: stream() };
    // @ts-expect-error it has no mixin
    expect(() => mock.on("GetObject").resolvesExactly(plain)).toThrow(told);
    const Get = s3.sdk["GetObjectCommand"] as typeof sdk.InvokeCommand;
    const { stub } = mock as unknown as Pick<ReturnType<typeof mockLambda>, "stub">;
    expect(() => stub.on(Get).resolves(plain as never)).toThrow(told);
    mock.on("GetObject").resolvesExactly({ Body: sdkStreamMixin(stream()) });
    expect(await read()).toBe("done");
  });
});

describe("13: functions that answer are untyped", () => {
  test("the library has any for the request and the response", () => {
    const stub = bare();
    stub.on(Update).callsFake((input) => {
      expectTypeOf(input).toBeAny();
      return { Memory: "128" };
    });
  });

  test("a mock has the types of the operation, and holds what comes to the contract", async () => {
    const lambda = mockLambda();
    lambda.on("UpdateFunctionConfiguration").callsFake((request) => {
      expectTypeOf(request.MemorySize).toEqualTypeOf<number | undefined>();
      return { MemorySize: request.MemorySize };
    });
    expect((await client.send(new Update({ ...orders, MemorySize: 128 }))).MemorySize).toBe(128);
    // @ts-expect-error no member of the response
    lambda.on("UpdateFunctionConfiguration").callsFake(() => ({ Memory: 128 }));
    await expect(client.send(new Update(orders))).rejects.toThrow("Memory");
  });
});

describe("14: inputs are recorded by reference", () => {
  async function sendTwice(): Promise<void> {
    const input = { FunctionName: "orders", Layers: ["a"] };
    const layer = "arn:aws:lambda:us-east-1:123456789012:layer:one:1";
    input.Layers = [layer];
    await client.send(new Update(input));
    input.Layers.push(layer.replace("one", "two"));
    await client.send(new Update(input));
  }

  test("the library tells of both calls what the last one sent", async () => {
    const stub = bare();
    stub.on(Update).resolves({});
    await sendTwice();
    expect(stub.commandCalls(Update).map(({ args }) => args[0].input.Layers?.length)).toEqual([
      2, 2,
    ]);
  });

  test("a mock tells what each call sent; matchers stand at any place", async () => {
    const lambda = mockLambda();
    lambda.on("UpdateFunctionConfiguration", { Layers: expect.any(Array) as never }).resolves();
    await sendTwice();
    const calls = lambda.calls("UpdateFunctionConfiguration");
    expect(calls.map(({ input }) => input.Layers?.length)).toEqual([1, 2]);
  });
});
