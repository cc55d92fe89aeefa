import { operations } from "@shapesmith/lambda/contract";
import {
  type OperationContract,
  type OperationTypes,
  situationAspects,
} from "@shapesmith/contract";
import { describe, expect, it } from "vitest";
import { checkOperation } from "./arbitrary-laws.js";

const extent = { seed: 20261126, values: 8, shrunk: 2 };

describe("the laws of arbitraries, for every operation of Lambda", () => {
  const all = Object.entries<OperationContract<OperationTypes>>(operations);

  it.each(all)("%s", (_name, operation) => {
    const { arbitraries, values, shrinks } = checkOperation(operation, extent);
    // Two more for a request and for an answer that has situations.
    const sides = [operation.request, operation.response];
    const inSituations = sides.filter(({ node }) => situationAspects(node).size > 0);
    expect(arbitraries).toBe(10 + 2 * inSituations.length);
    expect(values).toBe(arbitraries * 8);
    expect(shrinks).toBeGreaterThan(0);
  });
});
