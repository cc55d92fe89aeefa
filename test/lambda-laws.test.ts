import * as arbitraries from "@shapesmith/lambda/arbitraries";
import { operations, shapes } from "@shapesmith/lambda/contract";
import * as fixtures from "@shapesmith/lambda/fixtures";
import type { Shape } from "@shapesmith/contract";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { camelCase } from "@shapesmith/contract";

const seed = 20261122;
const runs = { seed, numRuns: 20 };

type OperationName = keyof typeof operations;
const names = Object.keys(operations) as OperationName[];

/** Walks down the shrinks of a value, always the first candidate, and returns all that it meets. */
function shrinksOf<T>(arbitrary: fc.Arbitrary<T>, value: T, steps: number): readonly T[] {
  const met: T[] = [];
  let current = value;
  let context: unknown;
  for (let step = 0; step < steps; step++) {
    const next = arbitrary
      .shrink(current, context)
      .take(3)
      .map((shrunk) => shrunk);
    const candidates = [...next];
    const last = candidates.at(-1);
    if (last === undefined) break;
    met.push(...candidates.map((candidate) => candidate.value));
    current = last.value;
    context = last.context;
  }
  return met;
}

describe.each(names)("%s", (name) => {
  const contract = operations[name];
  const sides = [
    ["request", contract.request, arbitraries.operations[name].request()],
    ["response", contract.response, arbitraries.operations[name].response()],
  ] as readonly (readonly [string, Shape<unknown>, fc.Arbitrary<unknown>])[];

  it.each(sides)(
    "%s: arbitrary values conform, and so do those that they shrink to",
    (_side, shape, arbitrary) => {
      fc.assert(
        fc.property(arbitrary, (value) => {
          expect(shape.validate(value)).toEqual([]);
          expect(arbitrary.canShrinkWithoutContext(value)).toBe(true);
        }),
        runs,
      );
      const [first] = fc.sample(arbitrary, { seed, numRuns: 1 });
      for (const shrunk of shrinksOf(arbitrary, first, 20)) {
        expect(shape.validate(shrunk)).toEqual([]);
      }
    },
  );

  it.each(sides)("%s: the same seed gives the same values", (_side, _shape, arbitrary) => {
    const sample = (): unknown => fc.sample(arbitrary, { seed, numRuns: 5 }).map(comparable);
    expect(sample()).toEqual(sample());
  });

  it("fixtures conform, are the same each time, and are never shared", () => {
    const fixture = fixtures.operations[name];
    expect(contract.request.validate(fixture.request())).toEqual([]);
    expect(contract.response.validate(fixture.response())).toEqual([]);
    expect(comparable(fixture.request())).toEqual(comparable(fixture.request()));
    expect(comparable(fixture.response())).toEqual(comparable(fixture.response()));
    expect(fixture.request()).not.toBe(fixture.request());
  });

  it("errors conform, made by hand and by chance", () => {
    const errors: Readonly<Record<string, Shape<unknown>>> = contract.errors;
    const fixture = fixtures.operations[name] as { readonly error: (name: string) => Error };
    for (const [errorName, shape] of Object.entries(errors)) {
      const error = fixture.error(errorName);
      expect(error.name).toBe(errorName);
      expect(error.message).not.toBe("");
      expect(shape.validate(error)).toEqual([]);
    }
    if (Object.keys(errors).length === 0) return;
    fc.assert(
      fc.property(arbitraries.operations[name].error() as fc.Arbitrary<Error>, (error) => {
        expect(errors[error.name]?.validate(error)).toEqual([]);
      }),
      runs,
    );
  });
});

describe("every shape", () => {
  const made = fixtures as unknown as Readonly<Record<string, () => unknown>>;
  const drawn = arbitraries as unknown as Readonly<Record<string, () => fc.Arbitrary<unknown>>>;
  const all = Object.entries(shapes) as [string, Shape<unknown>][];

  it("has a fixture and an arbitrary of its own, and nothing else has", () => {
    expect(Object.keys(arbitraries)).toHaveLength(all.length + 3);
    expect(Object.keys(fixtures)).toHaveLength(all.length + 5);
  });

  it.each(all)("%s: arbitrary values and fixtures conform", (name, shape) => {
    const key = camelCase(name);
    const make = made[key] ?? made[`${key}_`];
    const arbitrary = drawn[key] ?? drawn[`${key}_`];
    if (make === undefined || arbitrary === undefined) throw new Error(`No factory of ${name}.`);
    expect(shape.validate(make())).toEqual([]);
    for (const value of fc.sample(arbitrary(), { seed, numRuns: 10 })) {
      expect(shape.validate(value)).toEqual([]);
    }
  });
});

/** Streams compare by what they are made of, not by their state. */
function comparable(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_key, part: unknown) =>
      typeof part === "bigint"
        ? `${part}n`
        : typeof part === "object" && part !== null && Symbol.asyncIterator in part
          ? "a stream"
          : part,
    ),
  );
}
