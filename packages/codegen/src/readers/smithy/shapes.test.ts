import { describe, expect, test } from "vitest";
import { expectShape } from "../../model/model.js";
import { unit } from "../../model/prelude.js";
import { validateModel } from "../../model/validate.js";
import { membersOf } from "../../model/walk.js";
import { parseJsonFile } from "../json-file.js";
import { readSmithyDocuments } from "./index.js";
import { withMembers, target, memberOf } from "./testing.js";

describe("shapes", () => {
  const simple = [
    "blob",
    "boolean",
    "string",
    "byte",
    "short",
    "integer",
    "long",
    "float",
    "double",
    "bigInteger",
    "bigDecimal",
    "timestamp",
    "document",
  ];

  test("of all simple types, with their traits", () => {
    const names = simple.map((type) => [`example#A${type}`, type] as const);
    const { model, findings } = withMembers(
      Object.fromEntries(names.map(([id, type]) => [type, target(id)])),
      Object.fromEntries(
        names.map(([id, type]) => [id, { type, traits: { "smithy.api#sensitive": {} } }]),
      ),
    );
    for (const [id, type] of names) {
      expect(expectShape(model, id)).toEqual({ type, id, traits: { sensitive: true } });
    }
    expect(findings).toEqual([]);
  });

  test("lists, maps, unions and structures, with traits of their members", () => {
    const { model, findings } = withMembers(
      {
        List: target("example#List", { "smithy.api#required": {} }),
        Choice: target("example#Choice"),
      },
      {
        "example#List": {
          type: "list",
          member: target("example#Map", { "smithy.api#xmlName": "Item" }),
          traits: { "smithy.api#length": { min: 1 }, "smithy.api#uniqueItems": {} },
        },
        "example#Map": {
          type: "map",
          key: target("smithy.api#String", { "smithy.api#pattern": "a*" }),
          value: target("example#Request"),
          traits: { "smithy.api#sparse": {} },
        },
        "example#Choice": { type: "union", members: { Text: target("smithy.api#String") } },
      },
    );
    expect(findings).toEqual([]);
    expect(memberOf(model, "example#Request$List").traits).toEqual({ required: true });
    expect(expectShape(model, "example#List")).toEqual({
      type: "list",
      id: "example#List",
      traits: { length: { min: 1 }, uniqueItems: true },
      member: {
        id: "example#List$member",
        name: "member",
        target: "example#Map",
        traits: { xmlName: "Item" },
      },
    });
    expect(memberOf(model, "example#Map$key")).toMatchObject({ traits: { pattern: "a*" } });
    expect(memberOf(model, "example#Map$value")).toMatchObject({ target: "example#Request" });
    expect(expectShape(model, "example#Choice").type).toBe("union");
  });

  test("enums: values, values that are their names, whole numbers", () => {
    const { model } = withMembers(
      { Mode: target("example#Mode"), Level: target("example#Level") },
      {
        "example#Mode": {
          type: "enum",
          members: {
            ON: { target: unit, traits: { "smithy.api#enumValue": "on" } },
            OFF: { target: unit, traits: { "smithy.api#deprecated": {} } },
          },
        },
        "example#Level": {
          type: "intEnum",
          members: { HIGH: { target: unit, traits: { "smithy.api#enumValue": 7 } } },
        },
      },
    );
    expect(expectShape(model, "example#Mode")).toMatchObject({
      members: [
        { name: "ON", value: "on", traits: {} },
        { name: "OFF", value: "OFF", traits: { deprecated: {} } },
      ],
    });
    expect(expectShape(model, "example#Level")).toMatchObject({
      members: [{ name: "HIGH", value: 7 }],
    });
  });

  test("the enum trait of strings makes an enum, with names where it has none", () => {
    const { model, findings } = withMembers(
      { Mode: target("example#Mode") },
      {
        "example#Mode": {
          type: "string",
          traits: {
            "smithy.api#enum": [
              { value: "a.b", name: "NAMED" },
              { value: "1 x" },
              { value: "1-x", deprecated: true },
            ],
            "smithy.api#length": { max: 9 },
          },
        },
      },
      "1.0",
    );
    expect(expectShape(model, "example#Mode")).toEqual({
      type: "enum",
      id: "example#Mode",
      traits: { length: { max: 9 } },
      members: [
        { name: "NAMED", value: "a.b", traits: {} },
        { name: "_1_x", value: "1 x", traits: {} },
        { name: "_1_x_2", value: "1-x", traits: { deprecated: {} } },
      ],
    });
    expect(findings).toEqual([]);
  });

  test("a set is a list of unique items", () => {
    const { model } = withMembers(
      { Set: target("example#Set") },
      { "example#Set": { type: "set", member: target("smithy.api#String") } },
      "1.0",
    );
    expect(expectShape(model, "example#Set")).toMatchObject({
      type: "list",
      traits: { uniqueItems: true },
    });
  });

  test("keep the order of the file", () => {
    const { model } = withMembers(
      { B: target("example#B"), A: target("example#A") },
      { "example#B": { type: "string" }, "example#A": { type: "string" } },
    );
    expect([...model.shapes.keys()]).toEqual([
      "example#Service",
      "example#Put",
      "example#Request",
      "example#B",
      "example#A",
    ]);
  });

  test("that the service does not reach are left out and told", () => {
    const { model, findings } = withMembers(
      {},
      {
        "example#Lonely": { type: "string" },
        "example#myTrait": { type: "structure", traits: { "smithy.api#trait": {} } },
      },
    );
    expect(model.shapes.has("example#Lonely")).toBe(false);
    expect(findings).toEqual([
      {
        severity: "info",
        code: "shapes-unconnected",
        shape: "example#Service",
        message: "Shapes that no operation of the service reaches are left out: example#Lonely.",
      },
    ]);
  });

  test("nested deeper than the call stack reaches", () => {
    const depth = 20_000;
    const lists = Array.from({ length: depth }, (_, index): [string, object] => [
      `example#L${index}`,
      {
        type: "list",
        member: target(index === depth - 1 ? "smithy.api#String" : `example#L${index + 1}`),
        traits: { "smithy.api#length": { min: 1 } },
      },
    ]);
    const { model } = withMembers({ List: target("example#L0") }, Object.fromEntries(lists));
    expect(model.shapes.size).toBe(depth + 3);
    expect(validateModel(model)).toEqual([]);
  });

  test("a trait value of any depth", () => {
    const depth = 100_000;
    const nested = `${"[".repeat(depth)}${"]".repeat(depth)}`;
    const text = `{"smithy":"2.0","shapes":{
      "example#Service":{"type":"service","version":"1","traits":{"other#trait":${nested}}}}}`;
    const file = parseJsonFile(new TextEncoder().encode(text), "model.json", "source");
    expect(readSmithyDocuments([file]).findings).toHaveLength(1);
  });
});

describe("members of Smithy 1.0", () => {
  const defaults = (smithy: string): Readonly<Record<string, unknown>> => {
    const { model, findings } = withMembers(
      {
        Plain: target("example#Count"),
        Boxed: target("example#Count", { "smithy.api#box": {} }),
        BoxedTarget: target("example#BoxedCount"),
        Prelude: target("smithy.api#Integer"),
        Primitive: target("smithy.api#PrimitiveBoolean"),
        OutOfRange: target("example#Count", { "smithy.api#range": { min: 1 } }),
        Text: target("smithy.api#String"),
      },
      {
        "example#Count": { type: "integer" },
        "example#BoxedCount": { type: "integer", traits: { "smithy.api#box": {} } },
      },
      smithy,
    );
    const members = membersOf(expectShape(model, "example#Request"));
    if (smithy === "1.0") expect(findings).toEqual([]);
    return Object.fromEntries(
      members.flatMap(({ name, traits }) =>
        traits.default === undefined ? [] : [[name, traits.default]],
      ),
    );
  };

  test("are zero or false where neither they nor their target are boxed", () => {
    expect(defaults("1.0")).toEqual({ Plain: 0, Primitive: false });
  });

  test("in 2.0 have the default that they say", () => {
    expect(defaults("2.0")).toEqual({});
  });
});
