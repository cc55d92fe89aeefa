import type { BlobNode } from "../node.js";
import { type Check, type Direction, report, reportLength } from "./search.js";

export function blobCheck(node: BlobNode): Check {
  const { min = 0, max = Infinity } = node.length;
  return {
    is: (value, context) => {
      if (node.streaming) return isStream(value, context.direction);
      const bytes = byteLength(value, node.payload && context.direction === "request");
      return bytes !== undefined && bytes >= min && bytes <= max;
    },
    explain: (value, search) => {
      const isRequest = search.context.direction === "request";
      if (node.streaming) {
        if (isStream(value, search.context.direction)) return;
        const expected = isRequest ? "a stream or its content" : "a stream with the SDK's mixin";
        return report(search, node, "type", expected, value);
      }
      const bytes = byteLength(value, node.payload && isRequest);
      if (bytes === undefined) return report(search, node, "type", "a Uint8Array", value);
      reportLength(search, node, bytes, min, max, "bytes", value);
    },
  };
}

function byteLength(value: unknown, isRequestBody: boolean): number | undefined {
  if (value instanceof Uint8Array) return value.byteLength;
  if (!isRequestBody) return undefined;
  if (typeof value === "string") return new TextEncoder().encode(value).byteLength;
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return value.byteLength;
  return undefined;
}

/** A request may carry its content as it is; an answer is a stream with the SDK's mixin. */
function isStream(value: unknown, direction: Direction): boolean {
  if (typeof value === "string" || value instanceof Uint8Array) return direction === "request";
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return direction === "request" || "transformToByteArray" in value;
}
