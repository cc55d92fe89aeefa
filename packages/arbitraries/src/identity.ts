import { ContentStream, EventStream } from "./streams.js";

/** Something that equal values, and only they, have in common. */
export function identityOf(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  return `json:${JSON.stringify(value, comparable)}`;
}

function comparable(_key: string, value: unknown): unknown {
  if (typeof value === "bigint") return `bigint:${value}`;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  if (value instanceof Uint8Array) return `bytes:${hexOf(value)}`;
  if (value instanceof ContentStream) return `stream:${hexOf(value.content)}`;
  if (value instanceof EventStream) return { events: value.events };
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Of millions of bytes, too, this takes little time, and it keeps their order. */
function hexOf({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString("hex");
}
