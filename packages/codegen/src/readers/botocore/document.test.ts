import { expect, test } from "vitest";
import type { NodeObject } from "../../model/node-form.js";
import { isServiceDescription } from "./document.js";
import { file, serviceNode } from "./testing.js";

test("a service's description is known by its content", () => {
  const node = file("service-2.json", serviceNode({})).node as NodeObject;
  expect(isServiceDescription(node)).toBe(true);
  expect(isServiceDescription({ ...node, smithy: "2.0" })).toBe(false);
  expect(isServiceDescription({ ...node, operations: [] })).toBe(false);
  expect(isServiceDescription({ version: 2, waiters: {} })).toBe(false);
  expect(isServiceDescription([node])).toBe(false);
  expect(isServiceDescription(null)).toBe(false);
});
