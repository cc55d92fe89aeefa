import { operations } from "@shapesmith/lambda/contract";
import type { OperationContract, OperationTypes } from "@shapesmith/contract";
import { describe, expect, it } from "vitest";
import { checkFixtures } from "./fixture-laws.js";

describe("the laws of fixtures, for every operation of Lambda", () => {
  const all = Object.entries<OperationContract<OperationTypes>>(operations);

  it.each(all)("%s", (_name, operation) => {
    const { messages, values } = checkFixtures(operation);
    expect(messages).toBe(2 + operation.errorNames.length);
    expect(values).toBe(messages * 15 + 2);
  });
});
