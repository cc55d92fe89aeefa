import { expect, test } from "vitest";
import {
  list,
  map,
  member,
  model,
  required,
  type ShapeSpec,
  structure,
  union,
} from "../model/construct.js";
import { planService } from "./plan.js";

function told(shapes: Readonly<Record<string, ShapeSpec>>): readonly string[] {
  const operations = { Put: { input: "Request" } };
  const { findings } = planService(model({ shapes, operations }));
  expect(findings.every(({ code }) => code === "value-too-large")).toBe(true);
  return findings.map(({ shape }) => shape);
}

test("lists and maps that need very many parts, by themselves or at a member", () => {
  const many = { length: { min: 100_000 } };
  expect(
    told({
      Request: structure({ A: "List", B: "Map", C: member("Short", many), D: "Nested" }),
      List: list("String", many),
      Map: map("String", "Short", many),
      Short: list("String"),
      Nested: list("Inner", { length: { min: 1000 } }),
      Inner: list("String", { length: { min: 1000 } }),
    }),
  ).toEqual(["example#List", "example#Map", "example#Nested"]);
  expect(
    told({ Request: structure({ A: required("Short", many) }), Short: list("String") }),
  ).toEqual(["example#Request"]);
});

test("structures that require ever more of each other, told once", () => {
  const depth = 40;
  const shapes = Array.from({ length: depth }, (_, index): [string, ShapeSpec] => {
    const next = required(index + 1 === depth ? "String" : `S${index + 1}`);
    return [`S${index}`, structure({ A: next, B: next })];
  });
  const request = structure({ First: required("S0") });
  expect(told({ Request: request, ...Object.fromEntries(shapes) })).toHaveLength(1);
});

test("nothing where values end soon, by an empty list, an absent member or another choice", () => {
  expect(
    told({
      Request: structure({ Tree: required("Tree"), Choice: required("Choice") }),
      Tree: structure({ Left: "Tree", Leaves: required("Leaves") }),
      Leaves: list("Tree"),
      Choice: union({ Big: "Big", Small: "String" }),
      Big: list("String", { length: { min: 50_000 } }),
    }),
  ).toEqual([]);
});
