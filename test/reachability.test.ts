import type { ArbitraryOptions } from "@shapesmith/arbitraries";
import type { OperationContract, OperationTypes, ShapeNode } from "@shapesmith/contract";
import { operations as arbitraries } from "@shapesmith/lambda/arbitraries";
import { operations } from "@shapesmith/lambda/contract";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { factsOf, tickOff } from "./reachability.js";

const mostSamples = 10_000;
const batch = 250;

/** What no sample showed, and how many samples it took to see the rest. */
function unreached(
  node: ShapeNode,
  arbitrary: fc.Arbitrary<unknown>,
  seed: number,
): readonly string[] {
  const facts = new Set(factsOf(node));
  for (let samples = 0; samples < mostSamples && facts.size > 0; samples += batch) {
    for (const value of fc.sample(arbitrary, { seed: seed + samples, numRuns: batch })) {
      tickOff(facts, node, value);
    }
  }
  return [...facts];
}

let reached = 0;

function expectAll(node: ShapeNode, arbitrary: fc.Arbitrary<unknown>, seed = 1): void {
  expect(unreached(node, arbitrary, seed)).toEqual([]);
  reached += factsOf(node).size;
}

describe("within 10,000 samples every enum value, absence, presence and limit comes up", () => {
  const { request, response } = operations.UpdateFunctionConfiguration;
  const update = arbitraries.UpdateFunctionConfiguration;

  it("for UpdateFunctionConfiguration", () => {
    expectAll(request.node, update.request());
    // Situations say which of them go together, and leave some out.
    expectAll(response.node, update.response({ situations: false }));
  });

  it("each situation of the answer comes up by default", () => {
    if (response.node.type !== "structure") throw new Error("an answer is a structure");
    const situations = [...response.node.situations].filter(
      ([, { grade, operations: only }]) => grade !== "inferred" && only === undefined,
    );
    const seen = new Set(
      fc
        .sample(update.response(), { seed: 1, numRuns: 1000 })
        .flatMap((value) => response.explain(value).situations.map(({ name }) => name)),
    );
    // What is inferred looks at times like what was recorded.
    expect(situations.map(([name]) => name).filter((name) => !seen.has(name))).toEqual([]);
    expect(seen.size).toBeGreaterThan(15);
  });

  const others = Object.entries<OperationContract<OperationTypes>>(operations);
  const all = arbitraries as unknown as Readonly<
    Record<
      string,
      Record<"request" | "response", (options: ArbitraryOptions<never>) => fc.Arbitrary<unknown>>
    >
  >;

  it.each(others)("for %s, where limits are asked for", (name, operation) => {
    const options = { boundary: true, situations: false } as const;
    const both = all[name];
    if (both === undefined) throw new Error(`There are no arbitraries of ${name}.`);
    expectAll(operation.request.node, both.request(options));
    expectAll(operation.response.node, both.response(options));
  });

  afterAll(() => {
    process.stdout.write(
      `reachability: ${reached} enum values, absences, presences and limits, all seen\n`,
    );
  });
});
