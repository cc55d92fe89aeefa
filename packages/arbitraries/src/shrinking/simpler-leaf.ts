import {
  type BlobForm,
  type BlobNode,
  codePointLength,
  compilePattern,
  isIntegral,
  minimumOf,
  type ShapeNode,
  type StringNode,
  stringsOf,
} from "@shapesmith/contract";
import { identityOf } from "../identity.js";
import { simplerStrings, type StringCursor, stringStart } from "./simpler-strings.js";
import { ContentStream } from "../streams.js";

/** Where the search for a simpler leaf goes on after it has found one. */
export interface LeafCursor {
  /** Of strings. */
  readonly string: StringCursor;
  /** How far from the least value everything has passed; undefined: nothing is known. */
  readonly low: bigint | undefined;
}

export interface SimplerLeaf {
  readonly value: unknown;
  /** From where to go on if this value is taken. */
  readonly cursor: LeafCursor;
}

export const searchStart: LeafCursor = { string: stringStart, low: undefined };

/**
 * Values of a leaf that are simpler than its own. Asking for the next one means that the last one
 * passed the property: searches by halves build on that.
 *
 * @param cursor from where the value was found; {@link searchStart} at first.
 */
export function* simplerLeaves(
  node: ShapeNode,
  value: unknown,
  blobForm: BlobForm,
  cursor: LeafCursor,
): Generator<SimplerLeaf> {
  switch (node.type) {
    case "string":
      if (typeof value !== "string") return;
      for (const simpler of simplerStrings(stringsOf(node), value, cursor.string)) {
        // Most are none of the strings: they are left out before a whole value is made with them.
        if (!simpler.isKnown && !isAmong(node, simpler.text)) continue;
        yield { value: simpler.text, cursor: { string: simpler.cursor, low: undefined } };
      }
      return;
    case "enum":
    case "intEnum": {
      const values: readonly unknown[] = node.values;
      yield* halves(BigInt(values.indexOf(value)), cursor, (index) => values[Number(index)]);
      return;
    }
    case "byte":
    case "short":
    case "integer":
    case "long":
    case "float":
    case "double": {
      const least = minimumOf(node);
      if (typeof value !== "number" || typeof least !== "number") return;
      yield* isIntegral(node.type)
        ? simplerIntegers(value, least, cursor)
        : simplerReals(value, least, cursor);
      return;
    }
    case "bigInteger": {
      const least = minimumOf(node);
      if (typeof value !== "bigint" || typeof least !== "bigint") return;
      const sign = value < least ? -1n : 1n;
      yield* halves((value - least) * sign, cursor, (distance) => least + distance * sign);
      return;
    }
    case "bigDecimal":
      yield* simplerDecimals(value);
      return;
    case "blob":
      yield* simplerBlobs(node, value, blobForm, cursor);
      return;
    case "timestamp":
      if (value instanceof Date) yield* simplerTimes(value.getTime(), cursor);
      return;
    case "document":
      if (typeof value === "number") yield found(0);
      if (typeof value === "string") yield found("");
      if (value === true) yield found(false);
      return;
    case "structure":
    case "union":
    case "list":
    case "map":
    case "boolean":
      return;
  }
}

function isAmong({ pattern, length }: StringNode, text: string): boolean {
  const { min = 0, max = Infinity } = length;
  const characters = codePointLength(text);
  if (characters < min || characters > max) return false;
  return pattern === undefined || compilePattern(pattern).matches(text);
}

function found(value: unknown, low?: bigint): SimplerLeaf {
  return { value, cursor: { string: stringStart, low } };
}

/** Distances that are tried first: some properties fail for the odd, or all but a few values. */
const nearby = [1n, 2n];

/**
 * Values between the least one, at the distance 0, and the value at `distance`, which is not tried
 * itself: it approaches the smallest distance at which the property fails, as long as it fails at
 * all greater ones.
 */
function* halves(
  distance: bigint,
  cursor: LeafCursor,
  valueAt: (distance: bigint) => unknown,
): Generator<SimplerLeaf> {
  let low = cursor.low ?? 0n;
  for (const near of nearby) {
    if (near <= low || near >= distance) continue;
    yield found(valueAt(near), low);
    low = near;
  }
  while (distance - low > 1n) {
    const middle = between(low, distance);
    yield found(valueAt(middle), low);
    low = middle;
  }
}

/** The middle; of numbers of very different magnitude the one whose magnitude is in the middle. */
function between(low: bigint, high: bigint): bigint {
  const bits = bitsOf(low);
  const difference = bitsOf(high) - bits;
  return difference > 2 ? 1n << BigInt(bits + (difference >> 1)) : (low + high) / 2n;
}

function bitsOf(value: bigint): number {
  return value === 0n ? 0 : value.toString(2).length;
}

function simplerIntegers(value: number, least: number, cursor: LeafCursor): Generator<SimplerLeaf> {
  const sign = value < least ? -1 : 1;
  const distance = BigInt(Math.trunc((value - least) * sign));
  return halves(distance, cursor, (part) => least + sign * Number(part));
}

/** Decimals after the point that are tried. */
const decimals = [0, 1, 2, 4];

function* simplerReals(value: number, least: number, cursor: LeafCursor): Generator<SimplerLeaf> {
  const sign = value < least ? -1 : 1;
  const own = decimalsOf(value);
  if (cursor.low === undefined) {
    for (const places of decimals) {
      if (places >= own) break;
      const shift = 10 ** places;
      yield found(Math.trunc(value * shift) / shift + 0);
    }
  }
  const distance = Math.trunc(Math.abs(value - least));
  if (!Number.isFinite(distance)) return;
  const rest = value - sign * distance;
  yield* halves(BigInt(distance), cursor, (part) => round(rest + sign * Number(part), own));
  if (distance >= 1) yield found(round(rest, own));
}

function decimalsOf(value: number): number {
  const text = String(value);
  if (text.includes("e")) return Number.isInteger(value) ? 0 : Infinity;
  const point = text.indexOf(".");
  return point < 0 ? 0 : text.length - point - 1;
}

function round(value: number, places: number): number {
  return places > 20 ? value : Number(value.toFixed(places));
}

function* simplerDecimals(value: unknown): Generator<SimplerLeaf> {
  const text = typeof value === "object" && value !== null && "string" in value && value.string;
  if (typeof text !== "string" || !text.includes(".")) return;
  const short = text.replace(/\..*$/, "");
  // A decimal between -1 and 1 would leave -0 or 0, which is the least one.
  if (short !== "-0" && short !== "0") yield found({ string: short, type: "bigDecimal" });
}

const millisecondsPerDay = 86_400_000;

/** Times on a full day or second first; then the day is searched for. */
function* simplerTimes(time: number, cursor: LeafCursor): Generator<SimplerLeaf> {
  if (cursor.low === undefined) {
    for (const unit of [millisecondsPerDay, 1000]) {
      if (time % unit !== 0) yield found(new Date(time - (time % unit)));
    }
  }
  const sign = time < 0 ? -1 : 1;
  const days = Math.floor(Math.abs(time) / millisecondsPerDay);
  const rest = time % millisecondsPerDay;
  const at = (day: bigint): Date => new Date(sign * Number(day) * millisecondsPerDay + rest);
  yield* halves(BigInt(days), cursor, at);
}

/** Only this many bytes of a blob are simplified one by one. */
const mostBytes = 64;

function* simplerBlobs(
  node: BlobNode,
  value: unknown,
  blobForm: BlobForm,
  cursor: LeafCursor,
): Generator<SimplerLeaf> {
  const bytes = value instanceof ContentStream ? value.content : value;
  if (!(bytes instanceof Uint8Array)) return;
  const least = node.length.min ?? 0;
  const copy = (length: number): Uint8Array => new Uint8Array(bytes.subarray(0, length));
  const spare = BigInt(Math.max(0, bytes.length - least));
  for (const shorter of halves(spare, cursor, (part) => copy(least + Number(part)))) {
    yield { ...shorter, value: blobForm(shorter.value as Uint8Array, node) };
  }
  yield found(blobForm(copy(bytes.length).fill(0), node));
  for (const [index, byte] of bytes.subarray(0, mostBytes).entries()) {
    if (byte !== 0) yield found(blobForm(copy(bytes.length).fill(0, index, index + 1), node));
  }
}

/** Whether a value of the shape is as simple as can be. */
export function isLeast(value: unknown, least: unknown): boolean {
  return value === least || identityOf(value) === identityOf(least);
}
