import "@shapesmith/mocks/vitest";
import { sdkStreamMixin } from "@smithy/core/serde";
import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { describe, expect, test } from "vitest";
import { generatedClient } from "./pinned-clients.js";

interface Body extends Readable {
  transformToByteArray: () => Promise<Uint8Array>;
  transformToString: (encoding?: string) => Promise<string>;
  transformToWebStream: () => ReadableStream<Uint8Array>;
}

const s3 = await generatedClient("s3");
const command = s3.createCommand("GetObject", { Bucket: "orders", Key: "1.txt" });
const content = "päid";

function realBody(): Promise<Body> {
  return Promise.resolve(sdkStreamMixin(Readable.from([Buffer.from(content)])) as unknown as Body);
}

async function mockedBody(): Promise<Body> {
  s3.mock()
    .on("GetObject")
    .resolves({ Body: content } as object);
  return bodyOf(s3.createClient());
}

async function bodyOf(client: ReturnType<typeof s3.createClient>): Promise<Body> {
  return ((await client.send(command)) as { readonly Body: Body }).Body;
}

const isTransformed = "The stream has already been transformed.";

async function piecesOf(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

describe.each([
  ["of the SDK", realBody],
  ["of a mock", mockedBody],
])("the body %s", (_, body) => {
  test.each([
    ["transformToString", content],
    ["transformToByteArray", new Uint8Array(Buffer.from(content))],
  ] as const)("is read once by %s", async (method, read) => {
    const stream = await body();
    const got = await stream[method]();
    expect(typeof got === "string" ? got : new Uint8Array(got)).toEqual(read);
    await expect(stream.transformToString()).rejects.toThrow(isTransformed);
    await expect(stream.transformToByteArray()).rejects.toThrow(isTransformed);
    expect(() => stream.transformToWebStream()).toThrow(isTransformed);
  });

  test("is read once as a web stream", async () => {
    const stream = await body();
    expect(await piecesOf(stream.transformToWebStream())).toBe(content);
    await expect(stream.transformToString()).rejects.toThrow(isTransformed);
    expect(() => stream.transformToWebStream()).toThrow(isTransformed);
  });

  test("is a web stream to nobody else, though it was not read", async () => {
    const stream = await body();
    await stream.transformToWebStream().cancel();
    await expect(stream.transformToByteArray()).rejects.toThrow(isTransformed);
  });

  test("is read bit by bit", async () => {
    expect(await piecesOf(await body())).toBe(content);
  });

  test.each(["base64", "hex", "latin1", "utf-16le", "utf-16be"])(
    "is told in %s",
    async (encoding) => {
      const expected = Buffer.isEncoding(encoding)
        ? Buffer.from(content).toString(encoding)
        : new TextDecoder(encoding).decode(Buffer.from(content));
      expect(await (await body()).transformToString(encoding)).toBe(expected);
    },
  );
});

describe("two calls", () => {
  test("get a stream each", async () => {
    s3.mock()
      .on("GetObject")
      .resolves({ Body: content } as object);
    const client = s3.createClient();
    const [first, second] = [await bodyOf(client), await bodyOf(client)];
    expect(first).not.toBe(second);
    expect(await first.transformToString()).toBe(content);
    expect(await second.transformToString()).toBe(content);
  });

  test("get the same stream where it is one that was given", async () => {
    const stream = await realBody();
    s3.mock()
      .on("GetObject")
      .resolvesExactly({ Body: stream } as object);
    const client = s3.createClient();
    expect(await (await bodyOf(client)).transformToString()).toBe(content);
    expect(await bodyOf(client)).toBe(stream);
    await expect(stream.transformToString()).rejects.toThrow(isTransformed);
  });

  test("get what a function makes for each", async () => {
    s3.mock()
      .on("GetObject")
      .callsFake(async () => ({ Body: await realBody() }) as object);
    const client = s3.createClient();
    for (let call = 0; call < 2; call += 1) {
      expect(await (await bodyOf(client)).transformToString()).toBe(content);
    }
  });
});
