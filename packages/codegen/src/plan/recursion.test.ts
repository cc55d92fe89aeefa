import { expect, test } from "vitest";
import { list, map, model, type ShapeSpec, structure } from "../model/construct.js";
import type { DataShape } from "../model/shape.js";
import { needingNames } from "./recursion.js";

function named(shapes: Readonly<Record<string, ShapeSpec>>): readonly string[] {
  const built = [...model({ shapes }).shapes].filter(
    (entry): entry is [string, DataShape] =>
      entry[1].type !== "service" && entry[1].type !== "operation",
  );
  return [...needingNames(new Map(built))].map((id) => id.replace("example#", "")).sort();
}

test("lists and maps that contain themselves through nothing else need a name", () => {
  expect(
    named({
      Own: list("Own"),
      Tree: map("String", "Leaves"),
      Leaves: list("Tree"),
      Outside: list("Own"),
      Inside: list("String"),
      Nodes: list("Node"),
      Node: structure({ Nodes: "Nodes" }),
    }),
  ).toEqual(["Leaves", "Own", "Tree"]);
});

test("of many lists within lists some have a name, so that no type is nested deeply", () => {
  const depth = 10_000;
  const shapes = Array.from({ length: depth }, (_, index): [string, ShapeSpec] => [
    `L${index}`,
    list(index + 1 === depth ? "String" : `L${index + 1}`),
  ]);
  const names = new Set(named(Object.fromEntries(shapes)));
  let longest = 0;
  let run = 0;
  for (const [name] of shapes) {
    run = names.has(name) ? 0 : run + 1;
    longest = Math.max(longest, run);
  }
  expect(longest).toBeLessThan(16);
  expect(names.size).toBeLessThan(depth / 15);
});
