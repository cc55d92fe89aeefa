import { expect, test } from "vitest";
import { list, map, model, structure, union } from "./construct.js";
import type { ShapeSpec } from "./construct.js";
import { walkMembers, walkShapes } from "./walk.js";

test("shapes come once each, in the order in which they are met", () => {
  const tree = model({
    operations: { Get: { input: "Request", output: "Response", errors: ["Gone"] }, Ping: {} },
    shapes: {
      Unused: structure(),
      Gone: structure(),
      Response: structure({ Tree: "Tree" }),
      Tree: structure({ Children: "Trees", Name: "String" }),
      Trees: list("Tree"),
      Request: structure({ Choice: "Choice" }),
      Choice: union({ Tree: "Tree", Tags: map("String", "Choice") }),
    },
  });
  expect([...walkShapes(tree, [tree.service.id])].map(({ id }) => id)).toEqual([
    "example#Service",
    "example#Get",
    "example#Request",
    "example#Choice",
    "example#Tree",
    "example#Trees",
    "smithy.api#String",
    "example#Choice.Tags",
    "example#Response",
    "example#Gone",
    "example#Ping",
    "smithy.api#Unit",
  ]);
  expect([...walkMembers(tree, ["example#Response"])].map(({ member }) => member.id)).toEqual([
    "example#Response$Tree",
    "example#Tree$Children",
    "example#Tree$Name",
    "example#Trees$member",
  ]);
});

test("depth is no obstacle", () => {
  const depth = 50_000;
  const shapes = Array.from({ length: depth }, (_, index): [string, ShapeSpec] => [
    `L${index}`,
    list(index === depth - 1 ? "String" : `L${index + 1}`),
  ]);
  const deep = model({ shapes: Object.fromEntries(shapes) });
  expect([...walkShapes(deep, ["example#L0"])]).toHaveLength(depth + 1);
});

test("a target that does not exist is an error", () => {
  const broken = model({ shapes: { Thing: structure({ A: "Nothing" }) } });
  expect(() => [...walkShapes(broken, ["example#Thing"])]).toThrow(
    "there is no shape example#Nothing",
  );
});
