import { expect, test } from "vitest";
import { contractOf } from "./contract.js";

interface Shapes {
  readonly Nested: unknown;
  readonly Gone: unknown;
}

const { shapes } = contractOf<Shapes, object>(
  {
    id: "test.link#Link",
    shapes: {
      Nested: { type: "list", member: { target: "Nested", length: { max: 2 } } },
      Gone: {
        type: "structure",
        error: "client",
        members: {
          constructor: "smithy.api#Integer",
          toString: { target: "smithy.api#Integer", required: true },
        } as const,
      },
    },
    operations: {},
  },
  import.meta.url,
);

test("a member that changes its target leads to the same node again and again", () => {
  const { node } = shapes.Nested;
  if (node.type !== "list") throw new Error(node.type);
  const inner = node.member.target;
  expect(inner.id).toBe("test.link#Nested$member");
  expect(inner.type === "list" && inner.member.target).toBe(inner);
  expect(shapes.Nested.validate([[], [], [[], []]])).toEqual([]);
  expect(shapes.Nested.validate([[[], [], []]])).toHaveLength(1);
});

test("what every error has by itself is no member of it", () => {
  const error = new Error("gone");
  expect(shapes.Gone.validate(error).map(({ constraint }) => constraint)).toEqual(["required"]);
  expect(shapes.Gone.is(error)).toBe(false);
  expect(shapes.Gone.is(Object.assign(error, { toString: 1 }))).toBe(true);
  expect(shapes.Gone.is(Object.assign(error, { constructor: "1" }))).toBe(false);
});
