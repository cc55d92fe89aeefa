import { describe, expect, test } from "vitest";
import type { Overlaid } from "./apply.js";
import { apply, client, problemOf, statement, traitsOf } from "./testing.js";

const tagged = {
  mode: { tag: "Mode", grade: "recorded", situations: { on: ["On", "Size"], off: ["Off"] } },
};

function applied(stated: object, more: object = {}): Overlaid {
  return apply(client(), {
    "example#Request": statement({ "shapesmith#tagged": stated, ...more }),
  });
}

function withSituations(situations: object, more: object = {}): object {
  return { mode: { ...tagged.mode, situations, ...more } };
}

describe("situations that a member tells apart", () => {
  test("are kept", () => {
    const { model, findings } = applied(tagged);
    expect(traitsOf(model, "example#Request").tagged).toEqual(tagged);
    expect(findings).toEqual([]);
  });

  test.each<readonly [string, object, string]>([
    [
      "an unknown tag",
      { mode: { ...tagged.mode, tag: "Mod" } },
      "no member Mod. Did you mean Mode?",
    ],
    [
      "an unknown member",
      withSituations({ on: ["On", "Sise"], off: ["Off"] }),
      "no member Sise. Did you mean Size?",
    ],
    [
      "a member that is required",
      withSituations({ on: ["On", "Name"], off: ["Off"] }),
      "Name is required and cannot be absent.",
    ],
    [
      "the tag as a member of its own",
      withSituations({ on: ["On", "Mode"], off: ["Off"] }),
      "Mode tells the situations apart and belongs to none of them.",
    ],
    [
      "one value twice",
      withSituations({ on: ["On"], off: ["On"] }),
      'on and off have both the value "On".',
    ],
    [
      "one name twice",
      { ...tagged, size: { tag: "Size", grade: "recorded", situations: { on: [1], big: [2] } } },
      "there is another situation on; name one of them otherwise.",
    ],
  ])("%s is refused, once", (_, stated, expected) => {
    const message = problemOf(() => applied(stated));
    expect(message).toMatch(/example#Request: the tagged situations \w+: /);
    expect(message).toContain(expected);
    expect(message).toContain("1 problem.");
  });

  test("names of other situations and conditions are refused", () => {
    const message = problemOf(() =>
      applied(tagged, {
        "shapesmith#situations": { off: { grade: "recorded", members: { Layers: null } } },
        "smithy.contracts#conditions": { SizeIsOfMode: { expression: "Layers == `null`" } },
      }),
    );
    expect(message).toContain("there is another situation off");
    expect(message).toContain("there is another condition SizeIsOfMode");
  });

  test("a value of another type is refused", () => {
    const message = problemOf(() => applied(withSituations({ on: ["On"], off: [0] })));
    expect(message).toContain("the situation off: Mode is of type enum and cannot be 0.");
  });

  test("a situation of another aspect that breaks the conditions is refused", () => {
    const situations = {
      big: { aspect: "size", grade: "recorded", members: { Mode: { is: "Off" } } },
    };
    const message = problemOf(() => applied(tagged, { "shapesmith#situations": situations }));
    expect(message).toContain("Mode belongs to another aspect, that of big");
  });

  test.each<readonly [string, unknown]>([
    ["no list", { on: "On", off: ["Off"] }],
    ["an empty list", { on: [], off: ["Off"] }],
    ["a member that is no name", { on: ["On", 1], off: ["Off"] }],
    ["a single situation", { on: ["On"] }],
  ])("%s is refused", (_, situations) => {
    const message = problemOf(() => applied(withSituations(situations as object)));
    expect(message).toMatch(/mode\.situations\S* of shapesmith#tagged has the wrong form/);
  });

  test("a value that an older source lacks is told", () => {
    const { findings } = applied(withSituations({ on: ["On"], auto: ["Auto"] }));
    expect(findings.map(({ code }) => code)).toEqual(["situation-value-unknown"]);
  });

  test("an unknown source is refused", () => {
    const message = problemOf(() =>
      applied(withSituations(tagged.mode.situations, { source: "x" })),
    );
    expect(message).toContain('the situations of the aspect mode: "x" is no key');
  });
});
