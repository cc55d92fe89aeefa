import {
  type Invalid,
  operationArbitraries,
  type OperationArbitrary,
} from "@shapesmith/arbitraries";
import {
  type OperationContract,
  type OperationTypes,
  type Shape,
  situationAspects,
  type ValidateOptions,
  type Violation,
} from "@shapesmith/contract";
import fc from "fast-check";
import { expect } from "vitest";

/** How much is looked at. */
export interface Extent {
  readonly seed: number;
  /** Values of each arbitrary. */
  readonly values: number;
  /** Of so many of them the shrinks are followed. */
  readonly shrunk: number;
}

/** What was looked at, so that nobody takes nothing for all. */
export interface Counts {
  arbitraries: number;
  values: number;
  shrinks: number;
}

/** An arbitrary, and what its values must be. */
interface Subject<T> {
  readonly name: string;
  readonly arbitrary: fc.Arbitrary<T>;
  /** What is wrong with a value; empty where nothing is. */
  readonly wrong: (value: T) => readonly unknown[];
  /** What equally labelled values have in common. */
  readonly label: (value: T) => unknown;
  /** What none of its values is. */
  readonly strangers: readonly unknown[];
}

/** Steps after which a walk along the shrinks counts as endless. */
const endless = 3000;

/** The laws that every arbitrary of an operation keeps. */
export function checkOperation(
  operation: OperationContract<OperationTypes>,
  extent: Extent,
): Counts {
  const counts: Counts = { arbitraries: 0, values: 0, shrinks: 0 };
  for (const { name, check } of checksOf(operation)) {
    try {
      check(extent, counts);
    } catch (error) {
      if (error instanceof Error) error.message = `${name}: ${error.message}`;
      throw error;
    }
  }
  return counts;
}

function checkLaws<T>(
  { arbitrary, wrong, label, strangers }: Subject<T>,
  { seed, values, shrunk }: Extent,
  counts: Counts,
): void {
  counts.arbitraries++;
  const sample = fc.sample(arbitrary, { seed, numRuns: values });
  const again = fc.sample(arbitrary, { seed, numRuns: values });
  expect(sample.map(comparable)).toEqual(again.map(comparable));
  for (const value of sample) {
    counts.values++;
    expect(wrong(value)).toEqual([]);
    expect(arbitrary.canShrinkWithoutContext(value)).toBe(true);
  }
  for (const stranger of strangers) expect(arbitrary.canShrinkWithoutContext(stranger)).toBe(false);
  for (const [index, value] of sample.slice(0, shrunk).entries()) {
    const start = label(value);
    const end = walk(arbitrary, value, index, (candidate) => {
      counts.shrinks++;
      expect(wrong(candidate)).toEqual([]);
      expect(label(candidate)).toEqual(start);
    });
    // What the walk ends with is not larger, and nothing simpler is left.
    expect(sizeOf(end)).toBeLessThanOrEqual(sizeOf(value));
    expect([...arbitrary.shrink(end, undefined)]).toEqual([]);
  }
}

/** Takes candidate after candidate until there is none; none of them comes twice. */
function walk<T>(
  arbitrary: fc.Arbitrary<T>,
  start: T,
  stride: number,
  meet: (candidate: T) => void,
): T {
  const met = new Set([comparable(start)]);
  let value = start;
  let context: unknown;
  for (let step = 0; ; step++) {
    expect(step).toBeLessThan(endless);
    const candidates = [...arbitrary.shrink(value, context).take(3)];
    for (const candidate of candidates) meet(candidate.value);
    const taken = candidates[(step * stride) % Math.max(1, candidates.length)];
    if (taken === undefined) return value;
    const text = comparable(taken.value);
    expect(met.has(text), "a value comes again while it shrinks").toBe(false);
    met.add(text);
    ({ value, context } = taken);
  }
}

/** The laws for one arbitrary, whatever the type of its values. */
interface Check {
  readonly name: string;
  readonly check: (extent: Extent, counts: Counts) => void;
}

function checkOf<T>(subject: Subject<T>): Check {
  return {
    name: subject.name,
    check: (extent, counts) => checkLaws(subject, extent, counts),
  };
}

function checksOf(operation: OperationContract<OperationTypes>): readonly Check[] {
  const { request, response } = operation;
  const arbitraries = operationArbitraries({ [operation.name]: operation })[operation.name];
  if (arbitraries === undefined) throw new Error(`${operation.name} has no arbitraries.`);
  const sides = [
    ["request", request, (options) => arbitraries.request(options)],
    ["response", response, (options) => arbitraries.response(options)],
  ] as readonly Side[];
  const subjects = sides.flatMap(([side, shape, make]) =>
    optionSetsOf(shape).map((options) =>
      checkOf(valid(`${side} ${JSON.stringify(options)}`, make(options), shape, options)),
    ),
  );
  const errors = operation.errors as Readonly<Record<string, Shape<unknown>>>;
  return [
    ...subjects,
    checkOf(error(arbitraries, errors)),
    ...(arbitraries.constraints.length === 0 ? [] : [checkOf(invalid(arbitraries, request))]),
  ];
}

type Options = ValidateOptions & {
  readonly boundary?: true;
  readonly optional?: "always" | "never";
  readonly situations?: false;
};

type Side = readonly [string, Shape<unknown>, (options: Options) => fc.Arbitrary<unknown>];

const optionSets: readonly Options[] = [
  {},
  { unlisted: true, observed: true },
  { boundary: true },
  { situations: false, optional: "always" },
];

/** Where situations say which members are there, options about that have to go with them. */
function optionSetsOf({ node }: Shape<unknown>): readonly Options[] {
  if (situationAspects(node).size === 0) return optionSets;
  return [...optionSets, { optional: "always" }, { optional: "never" }];
}

const noValues = [undefined, null, 1, "text", Symbol("none"), new Map([["a", 1]])];

function valid(
  name: string,
  arbitrary: fc.Arbitrary<unknown>,
  shape: Shape<unknown>,
  options: Options,
): Subject<unknown> {
  return {
    name,
    arbitrary,
    wrong: (value) => shape.validate(value, options),
    label: () => undefined,
    strangers: noValues,
  };
}

function error(
  arbitraries: OperationArbitrary<OperationTypes>,
  errors: Readonly<Record<string, Shape<unknown>>>,
): Subject<unknown> {
  return {
    name: "error",
    arbitrary: arbitraries.error({ common: true }),
    wrong: (value) => {
      if (!(value instanceof Error) || !("$metadata" in value)) return ["no error of a client"];
      return Object.hasOwn(errors, value.name) ? (errors[value.name]?.validate(value) ?? []) : [];
    },
    label: (value) => (value instanceof Error ? [value.name, value.message] : undefined),
    strangers: [...noValues, new Error("of somebody else")],
  };
}

function invalid(
  arbitraries: OperationArbitrary<OperationTypes>,
  request: Shape<unknown>,
): Subject<Invalid<unknown>> {
  const arbitrary = arbitraries.invalidRequest({ violations: 2 });
  const [whole] = fc.sample(arbitraries.request(), { seed: 1, numRuns: 1 });
  return {
    name: "invalidRequest",
    arbitrary,
    wrong: ({ value, violations }) => {
      const found = request.validate(value);
      if (found.length === 0) return ["a request that conforms"];
      expect(violations).toEqual(found);
      return [];
    },
    label: ({ violations }) => violations.map(kindOf).toSorted(),
    strangers: [...noValues, { value: whole, violations: [] }, whole],
  };
}

function kindOf({ constraint, refusedBy, error: expected }: Violation): string {
  return [constraint, refusedBy, expected?.name].join(" ");
}

/** Equal for equal values: streams by what they hold. */
function comparable(value: unknown): string {
  return JSON.stringify([value], (_key, part: unknown) => {
    if (typeof part === "bigint") return `${part}n`;
    if (typeof part === "number" && !Number.isFinite(part)) return String(part);
    if (typeof part === "function") return "a function";
    if (part instanceof Uint8Array) return `bytes ${part.join(" ")}`;
    if (part instanceof Error) return [part.name, part.message, Object.entries(part)];
    return isStream(part) ? { content: part.content, events: part.events } : part;
  });
}

/** The streams of arbitraries say what they hold. */
function isStream(value: unknown): value is { content?: Uint8Array; events?: readonly unknown[] } {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}

/** How many values are in it. */
function sizeOf(value: unknown): number {
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return 1;
  if (isStream(value)) return 1;
  return Object.values(value).reduce((sum: number, part) => sum + sizeOf(part), 1);
}
