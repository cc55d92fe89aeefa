import { describe, expect, test } from "vitest";
import type { Traits } from "../model/traits.js";
import { parseOverlay } from "./load.js";
import {
  apply,
  client,
  length,
  problemOf,
  smithy,
  sources,
  statement,
  traitsOf,
} from "./testing.js";

describe("provenance", () => {
  const at = "example#Request$Name";
  const traits = { ...length(1, 5), "smithy.api#pattern": "a*" };
  const provenanceOf = (provenance: unknown): Traits["provenance"] =>
    traitsOf(
      apply(client(), {
        [at]: { type: "apply", traits: { ...traits, "shapesmith#provenance": provenance } },
      }).model,
      at,
    ).provenance;

  test("a key covers all traits", () => {
    expect(provenanceOf("guide")).toEqual({ length: sources.guide, pattern: sources.guide });
  });

  test("a key with a note", () => {
    const stated = { ...sources.guide, note: "900 elsewhere" };
    expect(provenanceOf({ source: "guide", note: "900 elsewhere" })).toEqual({
      length: stated,
      pattern: stated,
    });
  });

  test("by trait", () => {
    const provenance = {
      "smithy.api#length": "guide",
      "smithy.api#pattern": { source: "api", note: "anchored there" },
    };
    expect(provenanceOf(provenance)).toEqual({
      length: sources.guide,
      pattern: { ...sources.api, note: "anchored there" },
    });
  });

  test("a target has one too", () => {
    const { model } = apply(client(), {
      "example#Request$Size": statement({ "shapesmith#target": "smithy.api#Long" }),
    });
    expect(traitsOf(model, "example#Request$Size").provenance).toEqual({ target: sources.guide });
  });

  test("a definition's covers its members", () => {
    const { model } = apply(smithy(), {
      "example#LayerList": {
        type: "list",
        member: { target: "smithy.api#String", traits: length(1, 2) },
        traits: { "shapesmith#provenance": "api" },
      },
    });
    expect(traitsOf(model, "example#LayerList$member").provenance).toEqual({ length: sources.api });
  });

  test.each([
    ["a statement", { [at]: { type: "apply", traits } }, at, "smithy.api#length"],
    [
      "a trait",
      {
        [at]: {
          type: "apply",
          traits: { ...traits, "shapesmith#provenance": { "smithy.api#length": "guide" } },
        },
      },
      at,
      "smithy.api#pattern",
    ],
    ["a definition", { "example#New": { type: "string" } }, "example#New", "the statement"],
  ])("%s without one is told", (_, shapes, shape, what) => {
    const told = apply(client(), shapes).findings;
    const findings = told.filter(({ code }) => code === "provenance-missing");
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ severity: "warning", shape });
    expect(findings[0]?.message).toContain(what);
  });
});

function overlay(shapes: object, metadata: object = { "shapesmith.sources": sources }): string {
  return JSON.stringify({ smithy: "2.0", metadata, shapes });
}

describe("what is refused", () => {
  const withProvenance = (provenance: unknown, metadata?: object): (() => unknown) => {
    const traits = { "smithy.api#pattern": "x", "shapesmith#provenance": provenance };
    const text = overlay({ "example#A": { type: "apply", traits } }, metadata);
    return () => parseOverlay(text, "overlay.json");
  };

  test.each([
    [
      "an unknown key",
      "guid",
      'expected a key of the metadata shapesmith.sources ("guide", "api"), got "guid"',
    ],
    ["a note without a source", { note: "x" }, 'expected an object with "source"'],
    ["a number", 5, "expected a key of the metadata shapesmith.sources, or an object"],
    [
      "an unknown key for a trait",
      { "smithy.api#pattern": "guid" },
      "smithy.api#pattern of shapesmith#provenance has the wrong form",
    ],
    [
      "a trait that the statement does not have",
      { "smithy.api#pattern": "guide", "smithy.api#length": "guide" },
      "speaks of smithy.api#length, which the statement does not have",
    ],
  ])("with %s is refused", (_, provenance, expected) => {
    const message = problemOf(withProvenance(provenance));
    expect(message).toContain("example#A: ");
    expect(message).toContain(expected);
  });

  test.each([
    ["a grade", { ...sources.guide, grade: "certain" }, "guide.grade of shapesmith.sources"],
    ["a date", { ...sources.guide, date: "2026-02-30" }, "a date such as 2026-08-07"],
    ["a date in another form", { ...sources.guide, date: "7.8.2026" }, "a date such as 2026-08-07"],
    ["a source", { date: "2026-08-07", grade: "model" }, 'an object with "source"'],
  ])("a source with %s that is none is refused", (_, source, expected) => {
    const metadata = { "shapesmith.sources": { guide: source } };
    expect(problemOf(withProvenance("guide", metadata))).toContain(expected);
  });

  test("a misspelt part of the metadata is refused", () => {
    const message = problemOf(withProvenance("guide", { "shapesmith.source": sources }));
    expect(message).toContain("metadata: there is no metadata shapesmith.source");
  });
});
