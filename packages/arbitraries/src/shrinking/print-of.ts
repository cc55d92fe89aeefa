import { identityOf } from "../identity.js";
import { ContentStream } from "../streams.js";

/**
 * A text that equal values have in common if their members stand in the same order, as they do in
 * all candidates of one value. It is made for each of them, so it has to be cheap.
 */
export function printOf(value: unknown): string {
  switch (typeof value) {
    case "string":
      return JSON.stringify(value);
    case "object":
      break;
    case "bigint":
    case "boolean":
    case "function":
    case "number":
    case "symbol":
    case "undefined":
      return String(value);
  }
  if (value instanceof Uint8Array) return `bytes:${digestOf(value.length, (at) => value[at] ?? 0)}`;
  return value instanceof ContentStream ? printOf(value.content) : String(identityOf(value));
}

/** Longer texts are told apart by a digest. */
const longest = 256;

/** The text itself or, of a long one, what only equal ones have in common, as far as can be told. */
export function shortened(text: string): string {
  if (text.length <= longest) return text;
  return `#${digestOf(text.length, (at) => text.charCodeAt(at))}`;
}

/** The length of something and 64 bits that depend on all of it. */
function digestOf(length: number, at: (index: number) => number): string {
  // Two hashes in the manner of FNV-1a, with different factors.
  let one = 0x811c_9dc5;
  let other = 0x9e37_79b9;
  for (let index = 0; index < length; index++) {
    const code = at(index);
    one = Math.imul(one ^ code, 0x0100_0193);
    other = Math.imul(other ^ code, 0x85eb_ca6b);
    other ^= other >>> 13;
  }
  return `${length}:${one >>> 0}:${other >>> 0}`;
}
