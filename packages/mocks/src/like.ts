import { isDeepStrictEqual, types } from "node:util";

/** Values that are compared as a whole. */
type Whole =
  | string
  | number
  | bigint
  | boolean
  | null
  | undefined
  | Date
  | ArrayBuffer
  | ArrayBufferView
  | AsyncIterable<unknown>;

/**
 * A pattern for a value. Members that the pattern does not name may have any value; a member that is
 * `undefined` in the pattern must be absent. Lists have the pattern's length, element by element. A
 * matcher of a test runner, such as `expect.stringContaining("arn:")`, can stand at any place.
 */
export type Like<T> = T extends Whole
  ? T
  : T extends readonly (infer E)[]
    ? readonly Like<E>[]
    : T extends object
      ? { readonly [K in keyof T]?: Like<T[K]> | undefined }
      : T;

/** A place where a value is not as a pattern has it. */
export interface Difference {
  readonly path: readonly (string | number)[];
  readonly expected: unknown;
  readonly actual: unknown;
}

/** What test runners call an asymmetric matcher. */
export interface ValueMatcher {
  /** What kind it is, such as `StringContaining`. */
  toString(): string;
  asymmetricMatch(value: unknown): boolean;
  /** How it calls itself, such as `Any<Number>`. */
  toAsymmetricMatcher?(): string;
  /** What it was given, such as the part of a text. */
  readonly sample?: unknown;
}

export function isValueMatcher(value: unknown): value is ValueMatcher {
  return (
    typeof value === "object" &&
    value !== null &&
    "asymmetricMatch" in value &&
    typeof value.asymmetricMatch === "function"
  );
}

/** What a matcher such as `expect.objectContaining(part)` asks for; undefined for any other. */
export function containedIn(value: unknown): object | undefined {
  if (!isValueMatcher(value) || String(value) !== "ObjectContaining") return undefined;
  return typeof value.sample === "object" && value.sample !== null ? value.sample : undefined;
}

export function isLike(pattern: unknown, value: unknown): boolean {
  return differences(pattern, value).next().done === true;
}

/** Where the value is not as the pattern has it, in the pattern's order; found as they are asked for. */
export function* differences(pattern: unknown, value: unknown): Generator<Difference, undefined> {
  const open: Pair[] = [{ expected: pattern, actual: value, place: undefined }];
  for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
    const parts = partsOf(pair);
    const { expected, actual, place } = pair;
    if (parts !== undefined) open.push(...parts.reverse());
    else if (!isSame(expected, actual)) yield { path: pathOf(place), expected, actual };
  }
}

interface Pair {
  readonly expected: unknown;
  readonly actual: unknown;
  /** Undefined for the root. */
  readonly place: Place | undefined;
}

/** A path from its end: paths of the same start share it. */
interface Place {
  readonly step: string | number;
  readonly within: Place | undefined;
}

function pathOf(end: Place | undefined): readonly (string | number)[] {
  const path: (string | number)[] = [];
  for (let place = end; place !== undefined; place = place.within) path.push(place.step);
  return path.reverse();
}

/** The pairs that a pair of lists or structures consists of; undefined where it is one thing. */
function partsOf({ expected, actual, place: within }: Pair): Pair[] | undefined {
  if (expected === actual || !isContainer(expected) || !isContainer(actual)) return undefined;
  if (Array.isArray(expected) && Array.isArray(actual)) {
    if (expected.length !== actual.length) return undefined;
    const elements: readonly unknown[] = actual;
    return expected.map((element: unknown, step) => {
      return { expected: element, actual: elements[step], place: { step, within } };
    });
  }
  if (Array.isArray(expected) || Array.isArray(actual)) return undefined;
  return Object.entries(expected).map(([step, part]: [string, unknown]) => {
    const own: unknown = Object.hasOwn(actual, step) ? Reflect.get(actual, step) : undefined;
    return { expected: part, actual: own, place: { step, within } };
  });
}

function isContainer(value: unknown): value is object {
  return (
    typeof value === "object" &&
    value !== null &&
    !types.isDate(value) &&
    !types.isAnyArrayBuffer(value) &&
    !ArrayBuffer.isView(value) &&
    !types.isSet(value) &&
    !types.isMap(value) &&
    !isValueMatcher(value)
  );
}

function isSame(expected: unknown, actual: unknown): boolean {
  if (isValueMatcher(expected)) return expected.asymmetricMatch(actual);
  if (types.isDate(expected) && types.isDate(actual)) {
    return Object.is(expected.getTime(), actual.getTime());
  }
  if (types.isSet(expected) || types.isMap(expected)) return isDeepStrictEqual(expected, actual);
  const bytes = bytesOf(expected);
  const actualBytes = bytesOf(actual);
  if (bytes !== undefined && actualBytes !== undefined) return bytes.equals(actualBytes);
  return expected === actual || Object.is(expected, actual);
}

function bytesOf(value: unknown): Buffer | undefined {
  if (ArrayBuffer.isView(value)) {
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  }
  return types.isAnyArrayBuffer(value) ? Buffer.from(value) : undefined;
}
