import { arbitraryOf } from "@shapesmith/arbitraries";
import { contractOf } from "@shapesmith/contract";
import { fixtureOf } from "@shapesmith/fixtures";
import fc from "fast-check";
import { expect, test } from "vitest";
import { serviceData } from "../packages/codegen/src/emitters/contract/expression.js";
import { emit } from "../packages/codegen/src/emitters/index.js";
import {
  enumeration,
  list,
  model,
  type ShapeSpec,
  structure,
} from "../packages/codegen/src/model/construct.js";
import { planService } from "../packages/codegen/src/plan/plan.js";
import { compile } from "./emitted/compile.js";

const instanceTypes = Array.from(
  { length: 1405 },
  (_, index) => `c${index % 9}.${index}xlarge-${"gn".charAt(index % 2)}`,
);
const members = Array.from({ length: 2000 }, (_, index) => [`Member${index}`, "Kind"] as const);

function shapesOf(levels: number): Readonly<Record<string, ShapeSpec>> {
  const level = (index: number): string => (index < levels ? `Level${index}` : "String");
  const nested = Array.from({ length: levels }, (_, index): [string, ShapeSpec] => [
    level(index),
    index % 2 === 0 ? list(level(index + 1)) : structure({ Next: level(index + 1) }),
  ]);
  return {
    Kind: enumeration(instanceTypes),
    Wide: structure(Object.fromEntries(members)),
    ...Object.fromEntries(nested),
    Request: structure({ Kind: "Kind", Wide: "Wide", Deep: level(0) }),
  };
}

function planned(levels: number): ReturnType<typeof planService> {
  return planService(
    model({ shapes: shapesOf(levels), operations: { Put: { input: "Request" } } }),
  );
}

test("an enum of 1,405 values, 2,000 members and 10,000 levels have values that conform", () => {
  const { plan, findings } = planned(10_000);
  expect(findings).toEqual([]);
  const data = serviceData(plan, { Put: { input: "Request" } });
  const contract = contractOf<{ Request: unknown; Kind: unknown }, object>(data, import.meta.url);
  for (const shape of [contract.shapes.Request, contract.shapes.Kind]) {
    expect(shape.validate(fixtureOf(shape)())).toEqual([]);
    for (const value of fc.sample(arbitraryOf(shape)(), { seed: 20261126, numRuns: 20 })) {
      expect(shape.validate(value)).toEqual([]);
    }
  }
  expect(contract.shapes.Kind.validate("c0.2000xlarge-g")).toHaveLength(1);
});

test("and such code compiles, if not of so many levels", () => {
  expect(compile(emit(planned(100).plan))).toEqual([]);
});
