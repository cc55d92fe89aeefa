import { mockLambda } from "@shapesmith/lambda/mocks";
import "@shapesmith/mocks/vitest";
import { expect, test } from "vitest";
import { grow } from "./caller.js";

test("grows", async () => {
  const lambda = mockLambda();
  lambda.on("GetFunctionConfiguration").resolves({ MemorySize: 256 });
  lambda.on("UpdateFunctionConfiguration").resolves();
  expect(await grow(lambda.client, "orders")).toBe("orders: 512 MB");
  expect(lambda).toHaveSent("UpdateFunctionConfiguration", { MemorySize: 512 });
});

test("is busy", async () => {
  const lambda = mockLambda();
  lambda.on("GetFunctionConfiguration").resolves();
  lambda.on("UpdateFunctionConfiguration").rejects("TooManyRequestsException");
  expect(await grow(lambda.client, "orders")).toBe("orders: busy");
});
