import { expect, test } from "vitest";
import { enumeration, list, map, member, model, required, simple, structure } from "./construct.js";
import { expectOperation, expectShape } from "./model.js";
import { validateModel } from "./validate.js";

test("names are those of the model first, then of the prelude", () => {
  const own = model({
    namespace: "a.b",
    shapes: {
      String: simple("string", { length: { max: 5 } }),
      Thing: structure({ Own: "String", Blob: "Blob", Absolute: "smithy.api#String" }),
    },
  });
  const thing = expectShape(own, "a.b#Thing");
  const targets =
    thing.type === "structure" && [...thing.members.values()].map((one) => one.target);
  expect(targets).toEqual(["a.b#String", "smithy.api#Blob", "smithy.api#String"]);
  expect(validateModel(own)).toEqual([]);
});

test("shapes without a name get ids from their path", () => {
  const nested = model({
    shapes: {
      Thing: structure({
        Matrix: list(list(simple("double"))),
        Tags: map(enumeration(["A"]), member(simple("string", { sensitive: true }), {})),
      }),
    },
  });
  expect([...nested.shapes.keys()]).toEqual([
    "example#Service",
    "example#Thing",
    "example#Thing.Matrix",
    "example#Thing.Tags",
    "example#Thing.Matrix.member",
    "example#Thing.Tags.key",
    "example#Thing.Tags.value",
  ]);
  expect(validateModel(nested)).toEqual([]);
});

test("an operation without input and output has the unit", () => {
  const { input, output } = expectOperation(model({ operations: { Ping: {} } }), "example#Ping");
  expect([input, output]).toEqual(["smithy.api#Unit", "smithy.api#Unit"]);
});

test("a required member has its other traits too", () => {
  const thing = structure({ A: required("String", { sensitive: true }) });
  const shape = expectShape(model({ shapes: { Thing: thing } }), "example#Thing");
  expect(shape.type === "structure" && shape.members.get("A")?.traits).toEqual({
    required: true,
    sensitive: true,
  });
});
