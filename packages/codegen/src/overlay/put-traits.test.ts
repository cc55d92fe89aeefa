import { describe, expect, test } from "vitest";
import { member, model, simple, structure } from "../model/construct.js";
import { apply, client, length, problemOf, statement, traitsOf } from "./testing.js";

describe("what is refused", () => {
  const refused = (at: string, traits: object, source = client()): string =>
    problemOf(() => apply(source, { [at]: statement(traits) }));

  test.each([
    [
      "a shape that does not exist",
      "example#Reqest",
      "overlay.json: 1 problem.\n  example#Reqest: there is no shape example#Reqest. Did you mean example#Request?",
    ],
    [
      "a member that does not exist",
      "example#Request$Nmae",
      "example#Request$Nmae: the structure example#Request has no member Nmae. Did you mean Name?",
    ],
    [
      "a member of a list other than member",
      "example#Request$Layers$element",
      "the list example#Request.Layers has no member element. It has member.",
    ],
    [
      "a member of a string",
      "example#Request$Name$member",
      "String is of type string and has no members, so there is no member.",
    ],
    [
      "a value that an enum does not have",
      "example#Mode$Auto",
      "the enum example#Mode has no member Auto. It has On, Off.",
    ],
  ])("%s", (_, at, message) => {
    expect(refused(at, length(1, 5))).toContain(message);
  });

  test.each([
    ["a range on a string", "example#Request$Name", "smithy.api#range", { min: 1 }, "a number"],
    ["a pattern on a number", "example#Request$Size", "smithy.api#pattern", "a", "a string"],
    [
      "a length on a number",
      "example#Request$Size",
      "smithy.api#length",
      { min: 1 },
      "list or map",
    ],
    ["a length on a structure", "example#Config", "smithy.api#length", { min: 1 }, "list or map"],
    [
      "required on an element",
      "example#Request$Layers$member",
      "smithy.api#required",
      {},
      "a member of a structure",
    ],
    [
      "required in a union",
      "example#Choice$Text",
      "smithy.api#required",
      {},
      "a member of a structure",
    ],
    ["unique items on a map", "example#Request$Tags", "smithy.api#uniqueItems", {}, "a list"],
    ["an HTTP error on an operation", "example#Ping", "smithy.api#httpError", 400, "a structure"],
    [
      "observed values on a number",
      "example#Request$Size",
      "shapesmith#observed",
      ["1"],
      "a string",
    ],
  ])("%s", (_, at, trait, node, needed) => {
    const message = refused(at, { [trait]: node });
    expect(message).toContain(`${trait} cannot stand here: it needs`);
    expect(message).toContain(needed);
  });

  test.each([
    ["min above max", "example#Request$Name", length(6, 5), "the length has min 6 above max 5"],
    [
      "a range in disorder",
      "example#Request$Size",
      { "smithy.api#range": { min: 2, max: 1 } },
      "the range has min 2 above max 1",
    ],
    [
      "a pattern that is none",
      "example#Request$Name",
      { "smithy.api#pattern": "a(b" },
      "Cannot read the pattern",
    ],
    [
      "a pattern against a length",
      "example#Request$Name",
      { "smithy.api#pattern": "[a-f]{36}", ...length(1, 32) },
      "no string of length 1..32 matches the pattern [a-f]{36}",
    ],
    [
      "no value of an enum",
      "example#Request$Mode",
      length(4, 9),
      "none of the enum's values satisfies its length and pattern",
    ],
  ])("%s", (_, at, traits, expected) => {
    const message = refused(at, traits);
    expect(message).toContain(`${at}: no value can satisfy this: `);
    expect(message).toContain(expected);
  });

  test.each([
    [
      "more keys than there are",
      {
        type: "map",
        key: { target: "example#Mode" },
        value: { target: "smithy.api#String" },
        traits: length(3, 9),
      },
      "the length has min 3, but there are only 2 keys",
    ],
    [
      "more different items than there are",
      {
        type: "list",
        member: { target: "smithy.api#Boolean" },
        traits: { ...length(3, 9), "smithy.api#uniqueItems": {} },
      },
      "the length has min 3, but there are only 2 different items",
    ],
    [
      "no whole number",
      { type: "integer", traits: { "smithy.api#range": { min: 1.2, max: 1.8 } } },
      "no number of type integer is in the range 1.2..1.8",
    ],
    [
      "no number of the type",
      { type: "byte", traits: { "smithy.api#range": { min: 200 } } },
      "no number of type byte is in the range 200..",
    ],
    [
      "a bound that cannot be exact",
      { type: "long", traits: { "smithy.api#range": { max: 2 ** 60 } } },
      "which a JavaScript number cannot tell from its neighbours",
    ],
    [
      "a length beyond what numbers can tell",
      { type: "string", traits: { "smithy.api#length": { min: 1, max: 1e21 } } },
      "the length has 1e+21, which a JavaScript number cannot tell from its neighbours",
    ],
  ])("%s", (_, definition, expected) => {
    const message = problemOf(() => apply(client(), { "example#New": definition }));
    expect(message).toContain("example#New: no value can satisfy this: ");
    expect(message).toContain(expected);
  });

  test("a member's length against its target's pattern", () => {
    const message = problemOf(() =>
      apply(client(), {
        "example#Id": { type: "string", traits: { "smithy.api#pattern": "[a-f]{36}" } },
        "example#Request$Name": statement({ "shapesmith#target": "example#Id", ...length(1, 8) }),
      }),
    );
    expect(message).toContain("example#Request$Name and example#Id: no value can satisfy this");
  });

  test("a length that the source has on a member against a pattern on its target", () => {
    const source = model({
      operations: { Update: { input: "Request" } },
      shapes: {
        Request: structure({ Id: member("Id", { length: { max: 8 } }) }),
        Id: simple("string", { length: { max: 64 } }),
      },
    });
    const message = refused("example#Id", { "smithy.api#pattern": "[a-f]{36}" }, source);
    expect(message).toContain(
      "example#Id: no value can satisfy this: no string of length 0..8 matches the pattern [a-f]{36}",
    );
  });

  test("but not what leaves an enum some of its values", () => {
    const { model: kept } = apply(client(), { "example#Mode": statement(length(3, 9)) });
    expect(traitsOf(kept, "example#Mode").length).toEqual({ min: 3, max: 9 });
  });

  test("a structure that would require itself", () => {
    const source = model({
      operations: { Update: { input: "Tree" } },
      shapes: { Tree: structure({ Child: "Tree" }) },
    });
    const message = refused("example#Tree$Child", { "smithy.api#required": {} }, source);
    expect(message).toContain("example#Tree requires itself");
  });

  test("all problems at once", () => {
    const message = problemOf(() =>
      apply(client(), {
        "example#Nowhere": statement(length(1, 5)),
        "example#Request$Size": statement({ "smithy.api#pattern": "a" }),
        "example#Request$Name": statement(length(6, 5)),
      }),
    );
    expect(message).toMatch(/^overlay\.json: 3 problems\./u);
    for (const at of ["example#Nowhere: ", "example#Request$Size: ", "example#Request$Name: "]) {
      expect(message).toContain(at);
    }
  });

  test("a great many problems are cut to a number that can be read", () => {
    const names = Array.from({ length: 50 }, (_, index) => `example#None${index}`);
    const message = problemOf(() =>
      apply(client(), Object.fromEntries(names.map((name) => [name, statement(length(1, 5))]))),
    );
    expect(message).toContain("50 problems");
    expect(message).toContain("and 30 more.");
  });
});
