import { describe, expect, test } from "vitest";
import { contractOf, constraintsOf, type ServiceData } from "../index.js";

const data: ServiceData = {
  id: "test.orders#Orders",
  shapes: {
    Order: {
      type: "structure",
      members: {
        Id: { target: "Id", required: true },
        Size: { target: "smithy.api#Double", range: { min: 0, max: 1 } },
        Tags: "Tags",
        Steps: { target: "Steps", length: { min: 1, max: 3 } },
        Extra: { target: "smithy.api#Document", required: true },
        Part: "Order",
      },
    },
    Id: { type: "string", length: { min: 1, max: 8 }, pattern: "[a-z]+" },
    Tags: { type: "map", key: "Id", value: "Color", length: { max: 2 } },
    Color: { type: "enum", values: ["red"] },
    Coat: {
      type: "structure",
      members: {
        ByColor: { target: "ByColor", length: { max: 1 } },
        Few: { target: "ByColor", length: { max: 0 } },
        Switches: { target: "Switches", length: { max: 2 } },
      },
    },
    ByColor: { type: "map", key: "Color", value: "smithy.api#String" },
    Switches: { type: "list", member: "smithy.api#Boolean", uniqueItems: true },
    Steps: { type: "list", member: "Step", uniqueItems: true, sparse: true },
    Step: { type: "union", members: { Walk: "Color", Rest: "smithy.api#Boolean" } },
  },
  operations: { PutOrder: { input: "Order" }, Paint: { input: "Coat" }, Ping: {} },
};

interface Operations {
  PutOrder: { input: object; output: object; errors: never };
  Paint: { input: object; output: object; errors: never };
  Ping: { input: object; output: object; errors: never };
}

const { operations } = contractOf<object, Operations>(data, import.meta.url);

describe("the constraints of an operation", () => {
  test("are all ways in which a request can be wrong, by place", () => {
    const byPlace = new Map<string, string[]>();
    for (const { place, breach } of operations.PutOrder.constraints) {
      byPlace.set(place, [...(byPlace.get(place) ?? []), breach]);
    }
    expect(Object.fromEntries(byPlace)).toEqual({
      "": ["unknownMember"],
      Id: ["required", "type", "null", "tooShort", "tooLong", "pattern"],
      Size: ["type", "null", "belowMinimum", "aboveMaximum"],
      Tags: ["type", "null", "tooLong"],
      "Tags[key]": ["tooShort", "tooLong", "pattern"],
      "Tags[value]": ["type", "null", "enum"],
      Steps: ["type", "null", "tooShort", "tooLong", "duplicate"],
      "Steps[*]": ["type", "unknownMember", "noMember", "twoMembers"],
      "Steps[*].Walk": ["type", "null", "enum"],
      "Steps[*].Rest": ["type", "null"],
      Extra: ["required", "type"],
    });
  });

  test("have an id each, and say what a violation calls them", () => {
    const all = operations.PutOrder.constraints;
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    const named = Object.fromEntries(all.map(({ id, constraint }) => [id, constraint]));
    expect(named).toMatchObject({
      "Id null": "required",
      "Tags null": "type",
      "Size belowMinimum": "range",
      "Tags[key] tooShort": "length",
      "Steps duplicate": "uniqueItems",
      "Steps[*] twoMembers": "union",
    });
  });

  test("leave out a greatest length that nothing exceeds unless it breaks another as well", () => {
    const lengths = operations.Paint.constraints.filter(
      ({ constraint }) => constraint === "length",
    );
    expect(lengths.map(({ id }) => id)).toEqual(["Few tooLong"]);
  });

  test("of one that takes nothing are unknown members alone", () => {
    expect(operations.Ping.constraints.map(({ id }) => id)).toEqual(["unknownMember"]);
  });
});

test("shapes that are met on more ways than can be told are gone into once", () => {
  const members = Object.fromEntries(
    Array.from({ length: 30 }, (_, index) => [`M${index}`, "Next"]),
  );
  const shapes: ServiceData["shapes"] = {
    S0: { type: "structure", members: { ...members, M0: "S1" } },
    ...Object.fromEntries(
      Array.from({ length: 12 }, (_, level) => [
        `S${level + 1}`,
        {
          type: "structure",
          members: Object.fromEntries(
            Array.from({ length: 30 }, (_unused, index) => [
              `M${index}`,
              level < 11 ? `S${level + 2}` : "smithy.api#String",
            ]),
          ),
        } as const,
      ]),
    ),
    Next: { type: "string", length: { min: 1 } },
  };
  const contract = contractOf<{ S0: object }, object>(
    { id: "test.wide#Wide", shapes, operations: {} },
    import.meta.url,
  );
  const all = constraintsOf(contract.shapes.S0.node);
  expect(all.length).toBeGreaterThan(5000);
  expect(all.length).toBeLessThan(100_000);
  // The innermost shape is reached all the same.
  expect(all.some(({ path }) => path.length === 13)).toBe(true);
});
