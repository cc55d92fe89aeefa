import { Readable } from "node:stream";
import { contractOf, type ServiceData, type StreamingBlobOutput } from "@shapesmith/contract";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { operationArbitraries } from "./index.js";
import { ContentStream, EventStream } from "./streams.js";

interface Message {
  Text?: string;
}
type Event = { Said: Message } | { Left: object };
interface Operations {
  Copy: {
    input: { Content: Uint8Array };
    output: { Content: StreamingBlobOutput; Note?: string };
    errors: never;
  };
  Invoke: {
    input: { Payload: Uint8Array };
    output: { Payload: Uint8Array & { transformToString(): string } };
    errors: never;
  };
  Listen: { input: object; output: { Events: AsyncIterable<Event> }; errors: never };
  Speak: {
    input: { Name: string; Events: AsyncIterable<Event> };
    output: object;
    errors: never;
  };
}

const data: ServiceData = {
  id: "test.streams#Streams",
  shapes: {
    Content: { type: "blob", streaming: true },
    Copied: {
      type: "structure",
      members: { Content: { target: "Content", required: true }, Note: "smithy.api#String" },
    },
    Payload: { type: "blob" },
    Invoked: {
      type: "structure",
      members: { Payload: { target: "Payload", required: true, httpPayload: true } },
    },
    Message: { type: "structure", members: { Text: "smithy.api#String" } },
    Events: {
      type: "union",
      streaming: true,
      members: { Said: "Message", Left: "smithy.api#Unit" },
    },
    Heard: { type: "structure", members: { Events: { target: "Events", required: true } } },
    Name: { type: "string", length: { min: 1, max: 20 } },
    Spoken: {
      type: "structure",
      members: {
        Name: { target: "Name", required: true },
        Events: { target: "Events", required: true },
      },
    },
  },
  operations: {
    Copy: { input: "Copied", output: "Copied" },
    Invoke: { input: "Invoked", output: "Invoked" },
    Listen: { output: "Heard" },
    Speak: { input: "Spoken" },
  },
};

const { operations } = contractOf<object, Operations>(data, import.meta.url);
const arbitraries = operationArbitraries<Operations>(operations);
const seed = 5;

describe("the body of an answer", () => {
  const response = arbitraries.Copy.response();

  test("can be read as bytes, as a text and as a stream, with the same result", async () => {
    // A stream can be read once: the same seed gives the same content again.
    const bodies = (): StreamingBlobOutput[] =>
      fc.sample(response, { seed, numRuns: 30 }).map(({ Content }) => Content);
    const bytes = await Promise.all(bodies().map((body) => body.transformToByteArray()));
    const texts = await Promise.all(bodies().map((body) => body.transformToString("base64")));
    const streams = await Promise.all(
      bodies().map((body) => {
        if (!(body instanceof Readable)) throw new Error("expected a Readable");
        return body.toArray();
      }),
    );
    expect(texts).toEqual(bytes.map((content) => Buffer.from(content).toString("base64")));
    expect(streams.map((chunks) => Buffer.concat(chunks as Uint8Array[]))).toEqual(
      bytes.map((content) => Buffer.from(content)),
    );
  });

  test("can be read once", async () => {
    for (const { Content } of fc.sample(response, { seed, numRuns: 5 })) {
      await Content.transformToByteArray();
      await expect(Content.transformToString()).rejects.toThrow(/already been transformed/);
    }
  });

  test("can be read once as a web stream", async () => {
    for (const { Content } of fc.sample(response, { seed, numRuns: 5 })) {
      if (!(Content instanceof ContentStream)) throw new Error("expected a ContentStream");
      const pieces: Uint8Array[] = [];
      for await (const piece of Content.transformToWebStream()) pieces.push(piece as Uint8Array);
      expect(Buffer.concat(pieces)).toEqual(Buffer.from(Content.content));
      expect(() => Content.transformToWebStream()).toThrow(/already been transformed/);
      await expect(Content.transformToString()).rejects.toThrow(/already been transformed/);
    }
  });

  test("shrinks after it has been read, to streams that have not", async () => {
    const failure = await fc.check(
      fc.asyncProperty(response, async ({ Content }) => {
        const bytes = await Content.transformToByteArray();
        return bytes.length < 4;
      }),
      { seed },
    );
    expect(fc.stringify(failure.counterexample)).toContain("stream of 4 bytes (0, 0, 0, 0)");
  });

  test("is a stream of its own in each simpler value", async () => {
    const values = fc.sample(response, { seed, numRuns: 20 });
    const value = values.find(({ Note = "" }) => Note.length > 3);
    if (value === undefined) throw new Error("none of the answers has a longer note");
    await value.Content.transformToByteArray();
    const simpler = [...response.shrink(value, undefined)];
    expect(simpler.length).toBeGreaterThan(3);
    for (const candidate of simpler) {
      await expect(candidate.value.Content.transformToString()).resolves.toBeTypeOf("string");
    }
  });
});

describe("a stream beside another argument that shrinks is one that nobody has read", () => {
  test("a body", async () => {
    const property = fc.asyncProperty(
      arbitraries.Copy.response(),
      fc.nat(1000),
      async ({ Content }, limit) => {
        await Content.transformToByteArray();
        return limit < 500;
      },
    );
    const { counterexample, errorInstance } = await fc.check(property, { seed });
    expect(counterexample?.[1]).toBe(500);
    expect(errorInstance).toHaveProperty("message", "Property failed by returning false");
  });

  test("events, also of a value with what no model lists", async () => {
    const property = fc.asyncProperty(
      arbitraries.Listen.response({ unlisted: true }).filter(({ Events }) => {
        return Events instanceof EventStream && Events.events.length > 0;
      }),
      fc.nat(1000),
      async ({ Events }, limit) => {
        for await (const _ of Events) return limit < 500;
        throw new Error("they have been read before");
      },
    );
    const { counterexample, errorInstance } = await fc.check(property, { seed });
    expect(counterexample?.[1]).toBe(500);
    expect(errorInstance).toHaveProperty("message", "Property failed by returning false");
  });

  test("events of an invalid request", async () => {
    const invalid = arbitraries.Speak.invalidRequest();
    const property = fc.asyncProperty(invalid, fc.nat(1000), async ({ value }, limit) => {
      const events = value.Events as unknown;
      if (events instanceof EventStream) {
        expect(await read(events as AsyncIterable<Event>)).toHaveLength(events.events.length);
      }
      return limit < 500;
    });
    const { counterexample, errorInstance } = await fc.check(property, { seed });
    expect(counterexample?.[1]).toBe(500);
    expect(errorInstance).toHaveProperty("message", "Property failed by returning false");
  });
});

async function read(events: AsyncIterable<Event>): Promise<readonly Event[]> {
  const found: Event[] = [];
  for await (const event of events) found.push(event);
  return found;
}

test("the body of a request is its content", () => {
  for (const { Content } of fc.sample(arbitraries.Copy.request(), { seed, numRuns: 20 })) {
    expect(Content).toBeInstanceOf(Uint8Array);
  }
});

test("a blob that is the whole body spells its text in answers only", () => {
  for (const { Payload } of fc.sample(arbitraries.Invoke.response(), { seed, numRuns: 20 })) {
    expect(Payload.transformToString()).toBe(Buffer.from(Payload).toString());
    expect(Payload).toEqual(new Uint8Array(Payload));
  }
  for (const { Payload } of fc.sample(arbitraries.Invoke.request(), { seed, numRuns: 20 })) {
    expect(Payload).not.toHaveProperty("transformToString");
  }
  const answers = arbitraries.Invoke.response();
  const [value] = fc.sample(answers, { seed, numRuns: 1 });
  for (const simpler of value === undefined ? [] : answers.shrink(value, undefined)) {
    expect(simpler.value.Payload.transformToString()).toBeTypeOf("string");
  }
});

describe("an event stream", () => {
  const response = arbitraries.Listen.response();

  test("gives events of every kind, once", async () => {
    const tags = new Set<string>();
    for (const { Events } of fc.sample(response, { seed, numRuns: 30 })) {
      for (const event of await read(Events)) tags.add(Object.keys(event).join(" "));
      expect(await read(Events)).toEqual([]);
    }
    expect(tags).toEqual(new Set(["Said", "Left"]));
  });

  test("shrinks to the fewest and least events that fail", async () => {
    const { counterexample } = await fc.check(
      fc.asyncProperty(response, async ({ Events }) => {
        const events = await read(Events);
        return !events.some((event) => "Said" in event && event.Said.Text !== undefined);
      }),
      { seed },
    );
    const [found] = counterexample ?? [];
    const texts = [...(found === undefined ? [] : response.shrink(found, undefined))];
    expect(fc.stringify(found)).toContain("stream of 1 events");
    expect(texts.length).toBeGreaterThan(0);
  });
});
