import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import type { BlobForm, BlobPayloadOutput, StreamingBlobOutput } from "@shapesmith/contract";
import { toStringMethod } from "fast-check";
import type { Direction } from "./direction.js";

/**
 * The body of an answer, as the SDK hands it over: a stream that can be read once, as a whole by
 * the methods that the SDK mixes in or bit by bit.
 */
export class ContentStream extends Readable implements StreamingBlobOutput {
  /** What the stream gives, also after it has been read: shrinking starts from it. */
  readonly content: Uint8Array;
  #isTaken = false;

  constructor(content: Uint8Array) {
    super();
    this.content = content;
    const start = content.subarray(0, 16).join(", ");
    printAs(this, `stream of ${content.length} bytes (${start})`);
  }

  override _read(): void {
    this.push(this.content.slice());
    this.push(null);
  }

  /** @throws Error when the stream has been read before, in this or any other way. */
  // eslint-disable-next-line @typescript-eslint/require-await -- what is thrown must be a rejection
  async transformToByteArray(): Promise<Uint8Array> {
    this.#take();
    this.destroy();
    return this.content.slice();
  }

  /**
   * @param encoding one that `Buffer` or `TextDecoder` knows; UTF-8 by default.
   * @throws Error when the stream has been read before, in this or any other way.
   */
  async transformToString(encoding?: string): Promise<string> {
    const bytes = await this.transformToByteArray();
    return encoding === undefined || Buffer.isEncoding(encoding)
      ? decode(bytes, encoding)
      : new TextDecoder(encoding).decode(bytes);
  }

  /** @throws Error when the stream has been read before, in this or any other way. */
  transformToWebStream(): ReadableStream {
    this.#take();
    return Readable.toWeb(this);
  }

  /** As the SDK's own streams refuse it, in their words. */
  #take(): void {
    if (this.#isTaken || this.readableDidRead) {
      throw new Error("The stream has already been transformed.");
    }
    this.#isTaken = true;
  }
}

/** What stands for a blob: in an answer its body is a stream, or bytes that have been read. */
export function blobForm(direction: Direction): BlobForm {
  if (direction === "request") return (content) => content;
  return (content, node) => {
    if (node.streaming) return new ContentStream(content);
    return node.payload ? withTransformToString(content) : content;
  };
}

/** A body that the SDK has read already: bytes that can say what they spell. */
export function withTransformToString(bytes: Uint8Array): BlobPayloadOutput {
  const transformToString = (encoding?: string): string => decode(bytes, encoding);
  // Not enumerable, so that the bytes still equal bytes.
  Object.defineProperty(bytes, "transformToString", { value: transformToString });
  return bytes as BlobPayloadOutput;
}

function decode(bytes: Uint8Array, encoding = "utf-8"): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!Buffer.isEncoding(encoding)) throw new TypeError(`Unknown encoding: ${encoding}`);
  return buffer.toString(encoding);
}

/** Events that arrive one by one and, like those of the SDK, can be read once. */
export class EventStream implements AsyncIterable<unknown> {
  /** All events, also those that have been read: shrinking starts from them. */
  readonly events: readonly unknown[];
  readonly #rest: Iterator<unknown>;

  constructor(events: readonly unknown[]) {
    this.events = events;
    this.#rest = events.values();
    printAs(this, `stream of ${events.length} events`);
  }

  [Symbol.asyncIterator](): AsyncIterator<unknown> {
    return {
      next: () => Promise.resolve(this.#rest.next()),
    };
  }
}

/** Sets how fast-check prints an object in a report. */
function printAs(object: object, text: string): void {
  Object.defineProperty(object, toStringMethod, { value: () => text, configurable: true });
}
