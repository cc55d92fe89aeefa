import { describe, expect, test } from "vitest";
import type { Overlaid } from "./apply.js";
import { client, apply, statement, traitsOf, problemOf } from "./testing.js";

describe("situations", () => {
  const situations = {
    On: { grade: "recorded", members: { Mode: { is: "On" }, Size: { present: true } } },
    Off: { grade: "inferred", members: { Mode: { oneOf: ["Off"] }, Size: null } },
  };
  const modes = { member: "Mode", text: "Name", situation: "On", situations: { Off: "Off" } };
  const applied = (stated: object, cases: object = { modes }): Overlaid =>
    apply(client(), {
      "example#Request": statement({ "shapesmith#situations": stated, "shapesmith#cases": cases }),
    });

  test("are kept", () => {
    const { model, findings } = applied(situations);
    expect(traitsOf(model, "example#Request").situations).toEqual(situations);
    expect(traitsOf(model, "example#Request").cases).toEqual({ modes });
    expect(findings).toEqual([]);
  });

  test.each([
    [
      "a member",
      { On: { grade: "recorded", members: { Mod: null } } },
      "no member Mod. Did you mean Mode?",
    ],
    [
      "an absent member that is required",
      { On: { grade: "recorded", members: { Name: null } } },
      "Name is required and cannot be absent",
    ],
    [
      "a value of another type",
      { On: { grade: "recorded", members: { Size: { is: "big" } } } },
      'Size is of type double and cannot be "big"',
    ],
  ])("%s is refused", (_, stated, expected) => {
    const message = problemOf(() => applied({ ...situations, ...stated }));
    expect(message).toContain("example#Request: the situation On: ");
    expect(message).toContain(expected);
  });

  test.each([
    ["a member", { ...modes, member: "Mdoe" }, "no member Mdoe. Did you mean Mode?"],
    ["a member for the text", { ...modes, text: "Text" }, "no member Text"],
    ["a member that is no enum", { ...modes, member: "Name" }, "Name is not an enum"],
    ["a situation", { ...modes, situation: "Onn" }, "no situation Onn. Did you mean On?"],
    ["the situation of a value", { ...modes, situations: { Off: "Of" } }, "no situation Of."],
  ])("%s that cases misname is refused", (_, cases, expected) => {
    const message = problemOf(() => applied(situations, { modes: cases }));
    expect(message).toContain("example#Request: the cases modes: ");
    expect(message).toContain(expected);
  });

  test("values that the source's enum lacks are told", () => {
    const { findings } = applied({
      ...situations,
      Auto: { grade: "recorded", members: { Mode: { is: "Auto" } } },
    });
    expect(findings).toEqual([
      {
        severity: "warning",
        code: "situation-value-unknown",
        shape: "example#Request$Mode",
        message: 'Situations of example#Request speak of "Auto", which example#Mode does not have.',
      },
    ]);
  });

  test("an operation's usual one is one of its output's", () => {
    const usual = { "example#Update": statement({ "shapesmith#situation": "Fine" }) };
    const output = {
      "example#Response": statement({
        "shapesmith#situations": { Fin: { grade: "recorded", members: {} } },
      }),
    };
    const message = problemOf(() => apply(client(), { ...usual, ...output }));
    expect(message).toContain("example#Update: there is no situation Fine. Did you mean Fin?");
  });
});
