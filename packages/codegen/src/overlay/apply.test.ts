import { describe, expect, test } from "vitest";
import { expectShape } from "../model/model.js";
import { validateModel } from "../model/validate.js";
import { membersOf } from "../model/walk.js";
import { client, smithy, apply, statement, traitsOf, problemOf, length } from "./testing.js";

describe("sites", () => {
  test.each([
    ["a shape", "example#Request", "example#Request", { "smithy.api#deprecated": {} }],
    ["a member", "example#Request$Name", "example#Request$Name", length(1, 5)],
    ["an operation", "example#Ping", "example#Ping", { "smithy.api#deprecated": {} }],
    ["a member of a union", "example#Choice$Text", "example#Choice$Text", length(1, 5)],
    ["through a structure", "example#Request$Config$Ids", "example#Config$Ids", length(1, 5)],
  ])("%s", (_, at, site, traits) => {
    for (const source of [client(), smithy()]) {
      const { model } = apply(source, { [at]: statement(traits) });
      const name = Object.keys(traits)[0]?.split("#")[1] ?? "";
      expect(Object.keys(traitsOf(model, site))).toContain(name);
      expect(validateModel(model)).toEqual([]);
    }
  });

  test("the elements of lists, keys and values of maps, at any depth", () => {
    const shapes = {
      "example#Request$Layers$member": statement(length(1, 9)),
      "example#Request$Matrix$member": statement(length(2, 2)),
      "example#Request$Matrix$member$member": statement({ "smithy.api#range": { min: 0 } }),
      "example#Request$Tags$key": statement({ "smithy.api#pattern": "[a-z]+" }),
      "example#Request$Tags$value": statement(length(0, 3)),
    };
    const ofClient = apply(client(), shapes).model;
    expect(traitsOf(ofClient, "example#Request.Layers$member").length).toEqual({ min: 1, max: 9 });
    expect(traitsOf(ofClient, "example#Request.Matrix$member").length).toEqual({ min: 2, max: 2 });
    expect(traitsOf(ofClient, "example#Request.Matrix.member$member").range).toEqual({ min: 0 });
    expect(traitsOf(ofClient, "example#Request.Tags$key").pattern).toBe("[a-z]+");
    expect(traitsOf(ofClient, "example#Request.Tags$value").length).toEqual({ min: 0, max: 3 });

    const ofSmithy = apply(smithy(), shapes).model;
    expect(traitsOf(ofSmithy, "example#LayerList$member").length).toEqual({ min: 1, max: 9 });
    expect(traitsOf(ofSmithy, "example#Matrix$member").length).toEqual({ min: 2, max: 2 });
    expect(traitsOf(ofSmithy, "example#Row$member").range).toEqual({ min: 0 });
    expect(traitsOf(ofSmithy, "example#Tags$key").pattern).toBe("[a-z]+");
  });

  test("the service and the values of an enum", () => {
    const { model } = apply(client(), {
      "example#Service": statement({
        "shapesmith#validation": { dialect: "coral", error: "ValidationException", status: 400 },
      }),
      "example#Mode$Off": statement({ "smithy.api#deprecated": { message: "On only" } }),
    });
    expect(model.service.traits.validation?.error).toBe("ValidationException");
    expect(model.shapes.get("example#Service")).toBe(model.service);
    const mode = expectShape(model, "example#Mode");
    expect(mode.type === "enum" && mode.members[1]?.traits.deprecated).toEqual({
      message: "On only",
    });
  });

  test("the order of shapes and members stays", () => {
    const before = client();
    const { model } = apply(before, {
      "example#Request$Size": statement({ "smithy.api#range": { max: 5 } }),
    });
    expect([...model.shapes.keys()]).toEqual([...before.shapes.keys()]);
    expect(membersOf(expectShape(model, "example#Request")).map(({ name }) => name)).toEqual(
      membersOf(expectShape(before, "example#Request")).map(({ name }) => name),
    );
  });

  test("the model that was given stays as it was", () => {
    const before = client();
    apply(before, { "example#Request$Name": statement(length(1, 5)) });
    expect(before).toEqual(client());
  });
});

describe("what several say of one site", () => {
  const twice = (other: object): object => ({
    "example#Request$Layers$member": statement(length(1, 5)),
    "example#Response$Layers$member": statement(other),
  });

  test("the same is fine", () => {
    const { model } = apply(smithy(), twice(length(1, 5)));
    expect(traitsOf(model, "example#LayerList$member").length).toEqual({ min: 1, max: 5 });
  });

  test("different things are refused, with both statements", () => {
    const message = problemOf(() => apply(smithy(), twice(length(1, 6))));
    expect(message).toContain("example#Response$Layers$member: smithy.api#length differs");
    expect(message).toContain("example#Request$Layers$member says");
    expect(message).toContain("example#LayerList$member");
  });

  test("are two sites where the source names none", () => {
    const { model } = apply(client(), twice(length(1, 6)));
    expect(traitsOf(model, "example#Request.Layers$member").length?.max).toBe(5);
    expect(traitsOf(model, "example#Response.Layers$member").length?.max).toBe(6);
  });

  test("what the source says as well is no finding", () => {
    const { findings } = apply(smithy(), {
      "example#Request$Size": statement({ "smithy.api#range": { min: 1 } }),
      "example#Name": statement({ "smithy.api#pattern": "[a-z]*" }),
    });
    expect(findings).toEqual([]);
  });

  test("the overlay counts before the source, and a finding tells both", () => {
    const { model, findings } = apply(smithy(), {
      "example#Request$Size": statement({ "smithy.api#range": { min: 2, max: 9 } }),
    });
    expect(traitsOf(model, "example#Request$Size").range).toEqual({ min: 2, max: 9 });
    expect(findings).toEqual([
      {
        severity: "info",
        code: "overlay-differs",
        shape: "example#Request$Size",
        message:
          'smithy.api#range of example#Request$Size: the overlay says {"min":2,"max":9}, the source {"min":1}; the overlay counts.',
      },
    ]);
  });
});

describe("observed values", () => {
  test("stand on the member, and those that the source lists are told", () => {
    const { model, findings } = apply(client(), {
      "example#Request$Mode": statement({ "shapesmith#observed": ["Auto", "Off"] }),
    });
    expect(traitsOf(model, "example#Request$Mode").observed).toEqual(["Auto", "Off"]);
    expect(findings).toMatchObject([{ severity: "info", code: "observed-listed" }]);
    expect(findings[0]?.message).toContain("The source lists Off of example#Mode");
  });
});

test("the overlay is among the sources of the model", () => {
  const [source, ...others] = apply(client(), {}).model.sources;
  expect(others).toEqual([]);
  expect(source).toMatchObject({ format: "overlay", name: "overlay.json", version: "7" });
  expect(source?.hash).toMatch(/^[0-9a-f]{64}$/u);
});
