import { describe, expect, test } from "vitest";
import { expectShape } from "../model/model.js";
import { client, smithy, apply, traitsOf, problemOf, length } from "./testing.js";

describe("definitions", () => {
  test("of shapes that the source has: their traits are applied", () => {
    const { model } = apply(smithy(), {
      "example#Name": {
        type: "string",
        traits: { "shapesmith#provenance": "api", ...length(1, 64) },
      },
    });
    expect(traitsOf(model, "example#Name")).toMatchObject({
      length: { min: 1, max: 64 },
      pattern: "[a-z]*",
    });
  });

  test("of shapes that the source has: their types must agree", () => {
    const message = problemOf(() =>
      apply(smithy(), { "example#Name": { type: "integer", traits: {} } }),
    );
    expect(message).toContain(
      "example#Name: the source has it as a shape of type string, the overlay defines it as integer.",
    );
  });

  test("of shapes that the source has: members and values that it lacks are told", () => {
    const { model, findings } = apply(client(), {
      "example#Mode": { type: "enum", members: { Auto: { target: "smithy.api#Unit" } } },
      "example#Config": {
        type: "structure",
        members: { Zone: { target: "smithy.api#String", traits: length(1, 2) } },
      },
    });
    const told = findings.filter(({ code }) => code === "definition-differs");
    expect(told.map(({ shape }) => shape)).toEqual(["example#Mode", "example#Config"]);
    expect(told[0]?.message).toContain("Auto");
    expect(expectShape(model, "example#Mode")).toEqual(expectShape(client(), "example#Mode"));
  });

  test("may leave out a name that the source has", () => {
    const definition = (target: string): object => ({
      "example#Request": {
        type: "structure",
        members: { Name: { target, traits: length(1, 5) } },
        traits: { "shapesmith#provenance": "api" },
      },
    });
    const { model, findings } = apply(smithy(), definition("smithy.api#String"));
    expect(findings).toEqual([]);
    expect(traitsOf(model, "example#Request$Name").length).toEqual({ min: 1, max: 5 });
    const other = apply(smithy(), {
      ...definition("example#Title"),
      "example#Title": { type: "string", traits: { "shapesmith#provenance": "api" } },
    });
    expect(other.findings.map(({ code }) => code)).toEqual(["target-differs", "definition-unused"]);
  });

  test("which nothing targets are left out and told, also those that only target each other", () => {
    const { model, findings } = apply(client(), {
      "example#One": {
        type: "structure",
        members: { Other: { target: "example#Other" } },
        traits: { "shapesmith#provenance": "api" },
      },
      "example#Other": {
        type: "list",
        member: { target: "example#One" },
        traits: { "shapesmith#provenance": "api" },
      },
    });
    expect([...model.shapes.keys()]).toEqual([...client().shapes.keys()]);
    expect(findings.map(({ severity, code, shape }) => `${severity} ${code} ${shape}`)).toEqual([
      "info definition-unused example#One",
      "info definition-unused example#Other",
    ]);
  });

  test("must not target what does not exist", () => {
    for (const source of [client(), smithy()]) {
      const message = problemOf(() =>
        apply(source, { "example#LayerList": { type: "list", member: { target: "example#Arn" } } }),
      );
      expect(message).toContain(
        "example#LayerList: example#LayerList$member targets example#Arn, but there is no shape example#Arn.",
      );
    }
  });
});
