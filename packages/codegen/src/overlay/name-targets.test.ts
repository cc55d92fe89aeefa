import { describe, expect, test } from "vitest";
import { list, model, structure } from "../model/construct.js";
import { expectShape } from "../model/model.js";
import { unit } from "../model/prelude.js";
import { validateModel } from "../model/validate.js";
import {
  client,
  smithy,
  apply,
  statement,
  traitsOf,
  targetOf,
  problemOf,
  length,
} from "./testing.js";

describe("names for what the source leaves without one", () => {
  const named = {
    "example#Name": {
      type: "string",
      traits: { "shapesmith#provenance": "api", ...length(1, 64) },
    },
    "example#Size": { type: "integer", traits: { "shapesmith#provenance": "api" } },
    "example#LayerArn": { type: "string", traits: { "shapesmith#provenance": "api" } },
    "example#LayerList": {
      type: "list",
      member: { target: "example#LayerArn" },
      traits: { "shapesmith#provenance": "api", ...length(0, 5) },
    },
    "example#Request$Name": statement({ "shapesmith#target": "example#Name" }),
    "example#Response$Name": statement({ "shapesmith#target": "example#Name" }),
    "example#Request$Size": statement({ "shapesmith#target": "example#Size" }),
    "example#Request$Layers": statement({ "shapesmith#target": "example#LayerList" }),
    "example#Response$Layers": statement({ "shapesmith#target": "example#LayerList" }),
    "example#Request$Layers$member": statement(length(1, 140)),
    "example#Response$Layers$member": statement(length(1, 140)),
  };

  test.each([
    ["client", client],
    ["Smithy model", smithy],
  ])("the same overlay fits the %s", (_, source) => {
    const { model, findings } = apply(source(), named);
    expect(findings.filter(({ severity }) => severity !== "info")).toEqual([]);
    expect(targetOf(model, "example#Request$Name")).toBe("example#Name");
    expect(expectShape(model, "example#Size").type).toBe("integer");
    expect(targetOf(model, "example#Request$Size")).toBe("example#Size");
    expect(targetOf(model, "example#Response$Layers")).toBe("example#LayerList");
    expect(traitsOf(model, "example#LayerList").length).toEqual({ min: 0, max: 5 });
    expect(traitsOf(model, "example#LayerList$member").length).toEqual({ min: 1, max: 140 });
    expect(targetOf(model, "example#LayerList$member")).toBe("example#LayerArn");
    expect(traitsOf(model, "example#Name").length).toEqual({ min: 1, max: 64 });
    expect(validateModel(model)).toEqual([]);
  });

  test("anonymous shapes that got a name are gone, with those inside them", () => {
    const { model } = apply(client(), {
      ...named,
      "example#Matrix": { type: "list", member: { target: "example#Row" }, traits: {} },
      "example#Row": { type: "list", member: { target: "smithy.api#Double" }, traits: {} },
      "example#Request$Matrix": statement({ "shapesmith#target": "example#Matrix" }),
    });
    const anonymous = [...model.shapes.keys()].filter((id) => id.includes("."));
    expect(anonymous).toEqual([
      "example#Request.Modes",
      "example#Request.Tags",
      "example#Request.Secret",
      "example#Config.Ids",
    ]);
  });

  test("a number is refined to a number of the prelude", () => {
    const { model } = apply(client(), {
      "example#Request$Size": statement({ "shapesmith#target": "smithy.api#Long" }),
    });
    expect(targetOf(model, "example#Request$Size")).toBe("smithy.api#Long");
  });

  test("what the source knows of an anonymous shape and its members passes to the named one", () => {
    const { model } = apply(client(), {
      "example#IdList": { type: "list", member: { target: "smithy.api#String" }, traits: {} },
      "example#Config$Ids": statement({ "shapesmith#target": "example#IdList" }),
    });
    expect(traitsOf(model, "example#IdList").sparse).toBe(true);
    expect(traitsOf(model, "example#IdList$member").xmlName).toBe("Id");
  });

  test("where the source has another name, it counts, and a finding tells both", () => {
    const { model, findings } = apply(smithy(), {
      "example#Title": { type: "string", traits: { "shapesmith#provenance": "api" } },
      "example#Request$Name": statement({ "shapesmith#target": "example#Title" }),
    });
    expect(targetOf(model, "example#Request$Name")).toBe("example#Name");
    expect(findings).toContainEqual({
      severity: "warning",
      code: "target-differs",
      shape: "example#Request$Name",
      message:
        "The overlay names the target of example#Request$Name example#Title, the source names it example#Name; the source counts.",
    });
  });

  test("a list of an enum does not become one of plain strings", () => {
    const message = problemOf(() =>
      apply(client(), {
        "example#ModeList": { type: "list", member: { target: "smithy.api#String" }, traits: {} },
        "example#Request$Modes": statement({ "shapesmith#target": "example#ModeList" }),
      }),
    );
    expect(message).toContain("the source has example#Mode where example#ModeList would have");
  });

  test.each([
    ["a string", "example#Request$Name", { type: "integer", traits: {} }, "has a string"],
    ["an anonymous list", "example#Request$Layers", { type: "string", traits: {} }, "has a list"],
    ["a number", "example#Request$Size", { type: "string", traits: {} }, "has a double"],
    [
      "a list of lists",
      "example#Request$Matrix",
      { type: "list", member: { target: "smithy.api#Double" }, traits: {} },
      "has a list",
    ],
  ])("%s does not become another type", (_, at, definition, expected) => {
    const message = problemOf(() =>
      apply(client(), {
        "example#Wrong": definition,
        [at]: statement({ "shapesmith#target": "example#Wrong" }),
      }),
    );
    expect(message).toContain(expected);
    expect(message).toContain("example#Wrong");
  });

  test("a string can be an enum", () => {
    const { model } = apply(client(), {
      "example#Colour": {
        type: "enum",
        members: { RED: { target: unit, traits: { "smithy.api#enumValue": "red" } } },
      },
      "example#Request$Name": statement({ "shapesmith#target": "example#Colour" }),
    });
    expect(expectShape(model, targetOf(model, "example#Request$Name"))).toEqual({
      type: "enum",
      id: "example#Colour",
      traits: {},
      members: [{ name: "RED", value: "red", traits: {} }],
    });
  });

  test("the order of statements does not matter", () => {
    const source = model({
      operations: { Update: { input: "Request", output: "Response" } },
      shapes: {
        Request: structure({ Layers: list("String") }),
        Response: structure({ Layers: "LayerList" }),
        LayerList: list("String"),
      },
    });
    const { model: named } = apply(source, {
      "example#Request$Layers$member": statement({ "shapesmith#target": "example#LayerArn" }),
      "example#Request$Layers": statement({ "shapesmith#target": "example#LayerList" }),
      "example#LayerArn": { type: "string" },
    });
    expect(targetOf(named, "example#Request$Layers")).toBe("example#LayerList");
    expect(targetOf(named, "example#LayerList$member")).toBe("example#LayerArn");
  });

  test("a definition and a statement have to agree", () => {
    const message = problemOf(() =>
      apply(client(), {
        "example#LayerList": { type: "list", member: { target: "smithy.api#String" } },
        "example#LayerArn": { type: "string" },
        "example#Request$Layers": statement({ "shapesmith#target": "example#LayerList" }),
        "example#Request$Layers$member": statement({ "shapesmith#target": "example#LayerArn" }),
      }),
    );
    expect(message).toContain("differs from what example#LayerList$member says");
  });

  test("one site has one name", () => {
    const message = problemOf(() =>
      apply(smithy(), {
        "example#A": { type: "double", traits: {} },
        "example#B": { type: "double", traits: {} },
        "example#Row$member": statement({ "shapesmith#target": "example#A" }),
        "example#Request$Matrix$member$member": statement({ "shapesmith#target": "example#B" }),
      }),
    );
    expect(message).toContain("example#Row$member");
    expect(message).toContain("example#Request$Matrix$member$member");
  });

  test("the name must exist", () => {
    const message = problemOf(() =>
      apply(client(), {
        "example#LayerList": { type: "list", member: { target: "smithy.api#String" }, traits: {} },
        "example#Request$Layers": statement({ "shapesmith#target": "example#LayerLst" }),
      }),
    );
    expect(message).toContain(
      "there is no shape example#LayerLst. Did you mean example#LayerList?",
    );
  });
});
