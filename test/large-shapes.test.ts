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
const levels = 10_000;
const level = (index: number): string => (index < levels ? `Level${index}` : "String");

const shapes: Readonly<Record<string, ShapeSpec>> = {
  Kind: enumeration(instanceTypes),
  Wide: structure(Object.fromEntries(members)),
  ...Object.fromEntries(
    Array.from({ length: levels }, (_, index): [string, ShapeSpec] => [
      level(index),
      index % 2 === 0 ? list(level(index + 1)) : structure({ Next: level(index + 1) }),
    ]),
  ),
  Request: structure({ Kind: "Kind", Wide: "Wide", Deep: level(0) }),
};

const { plan, findings } = planService(
  model({ shapes, operations: { Put: { input: "Request" } } }),
);

test("an enum of 1,405 values, 2,000 members and 10,000 levels have values that conform", () => {
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

test("and their code compiles", () => {
  expect(compile(emit(plan))).toEqual([]);
});
