import { describe, expect, test } from "vitest";
import {
  enumeration,
  intEnumeration,
  list,
  map,
  member,
  model,
  required,
  simple,
  structure,
  union,
} from "./construct.js";
import type { ModelSpec, ShapeSpec } from "./construct.js";
import type { Model } from "./model.js";
import { validateModel } from "./validate.js";

function codes(of: Model): readonly string[] {
  return validateModel(of).map(({ code, shape }) => `${code} ${shape}`);
}

function codesOf(spec: ModelSpec): readonly string[] {
  return codes(model(spec));
}

test("a sound model has no findings", () => {
  const spec: ModelSpec = {
    operations: { Get: { input: "Request", output: "Response", errors: ["Gone"] }, Ping: {} },
    errors: ["Gone"],
    shapes: {
      Request: structure({ Name: required("String"), Tree: "Tree", Tags: map("Mode", "Tags") }),
      Response: structure({ Level: "Level" }),
      Tags: list("String"),
      Tree: structure({ Children: required(list("Tree")), Parent: "Tree" }),
      Mode: enumeration(["On", "Off"]),
      Level: intEnumeration({ LOW: 1, HIGH: 2 }),
      Gone: structure({ message: "String" }, { error: "client" }),
    },
  };
  expect(validateModel(model(spec))).toEqual([]);
});

test("a target that does not exist, with the nearest name", () => {
  const [finding, ...others] = validateModel(
    model({ shapes: { Thing: structure({ A: "Thin", B: "String" }) } }),
  );
  expect(others).toEqual([]);
  expect(finding).toEqual({
    severity: "error",
    code: "target-missing",
    shape: "example#Thing$A",
    message:
      "example#Thing$A targets example#Thin, which does not exist. The nearest name is example#Thing.",
  });
});

test.each<[string, ModelSpec, string]>([
  [
    "a member that targets an operation",
    { operations: { Get: {} }, shapes: { Thing: structure({ A: "Get" }) } },
    "target-wrong example#Thing$A",
  ],
  [
    "an operation that does not exist",
    { operations: { Get: { input: "Nothing" } } },
    "target-missing example#Get",
  ],
  [
    "an input that is no structure",
    { operations: { Get: { input: "Names" } }, shapes: { Names: list("String") } },
    "operation-wrong example#Get",
  ],
  [
    "an error without the trait",
    { operations: { Get: { errors: ["Gone"] } }, shapes: { Gone: structure() } },
    "error-wrong example#Gone",
  ],
  [
    "an error of the service without the trait",
    { errors: ["Gone"], shapes: { Gone: structure() } },
    "error-wrong example#Gone",
  ],
  [
    "keys that are numbers",
    { shapes: { Counts: map("Integer", "String") } },
    "map-key-not-string example#Counts$key",
  ],
  [
    "a value that stands twice in an enum",
    { shapes: { Mode: enumeration({ ON: "On", YES: "On" }) } },
    "enum-repeats example#Mode",
  ],
])("%s", (_, spec, expected) => {
  expect(codesOf(spec)).toEqual([expected]);
});

test("ids that are not those of their place", () => {
  const thing = model({ shapes: { Thing: structure({ A: "String" }) } });
  const shape = thing.shapes.get("example#Thing");
  if (shape === undefined) throw new Error("no shape");
  const moved: Model = { ...thing, shapes: new Map([...thing.shapes, ["example#Other", shape]]) };
  expect(codes(moved)).toEqual(["id-inconsistent example#Other"]);

  const renamed: Model = {
    ...thing,
    shapes: new Map([...thing.shapes, ["example#Thing", { ...shape, id: "example#Thing$A" }]]),
  };
  expect(codes(renamed)).toContain("member-inconsistent example#Thing$A");
});

test("a service that is not among the shapes", () => {
  expect(codes({ ...model({}), shapes: new Map() })).toEqual(["service-missing example#Service"]);
});

describe("shapes of which no finite value exists", () => {
  const infinite = (shapes: Readonly<Record<string, ShapeSpec>>): readonly string[] =>
    codesOf({ shapes }).map((told) => told.replace("no-finite-value example#", ""));

  test("a structure that requires itself, directly or around the corner", () => {
    expect(infinite({ A: structure({ A: required("A") }) })).toEqual(["A"]);
    expect(
      infinite({ A: structure({ B: required("B") }), B: structure({ A: required("A") }) }),
    ).toEqual(["A", "B"]);
    expect(infinite({ A: structure({ A: "A" }), B: structure({ A: required("A") }) })).toEqual([]);
  });

  test("through lists and maps that cannot be empty", () => {
    const tree = (min: number): readonly string[] =>
      infinite({
        Tree: structure({ Twigs: required("Twigs") }),
        Twigs: list("Tree", { length: { min } }),
      });
    expect(tree(0)).toEqual([]);
    expect(tree(1)).toEqual(["Tree", "Twigs"]);
    expect(infinite({ A: map("String", "A", { length: { min: 1 } }) })).toEqual(["A"]);
  });

  test("where the member says how long the list is", () => {
    const tree = (min: number, own: number): readonly string[] =>
      infinite({
        Tree: structure({ Twigs: required("Twigs", { length: { min: own } }) }),
        Twigs: list("Tree", { length: { min } }),
      });
    expect(tree(0, 1)).toEqual(["Tree", "Twigs"].slice(0, 1));
    expect(tree(1, 0)).toEqual([]);
  });

  test("unions need one way out", () => {
    expect(infinite({ U: union({ A: "U", B: "String" }) })).toEqual([]);
    expect(infinite({ U: union({ A: "U", B: "S" }), S: structure({ U: required("U") }) })).toEqual([
      "U",
      "S",
    ]);
    expect(infinite({ U: union({}) })).toEqual(["U"]);
  });

  test("enums need a value", () => {
    expect(infinite({ Mode: enumeration([]) })).toEqual(["Mode"]);
  });

  test("however deep they are nested", () => {
    const depth = 20_000;
    const chain = (last: ShapeSpec): Readonly<Record<string, ShapeSpec>> =>
      Object.fromEntries(
        Array.from({ length: depth }, (_, index) => [
          `S${index}`,
          index === depth - 1 ? last : structure({ Next: required(`S${index + 1}`) }),
        ]),
      );
    expect(infinite(chain(simple("string")))).toEqual([]);
    expect(infinite(chain(structure({ Next: required("S0") })))).toHaveLength(depth);
    expect(infinite(chain(list(member("S0", {}), { length: { min: 1 } })))).toHaveLength(depth);
  });
});
