import { describe, expect, test } from "vitest";
import type { Overlaid } from "./apply.js";
import { client, apply, sources, statement, traitsOf, problemOf } from "./testing.js";

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

  test("of several aspects, with every kind of rule, are kept", () => {
    const stated = {
      On: {
        aspect: "mode",
        grade: "recorded",
        members: { Mode: { not: ["Off"] }, Size: { oneOf: [1, 2] } },
        observed: { Size: null },
        operations: ["Update"],
      },
      Full: {
        aspect: "layers",
        grade: "issue",
        members: { Layers: { length: 2 }, Config: { members: { Ids: { length: 0 } } } },
        usually: { Name: { matches: "[a-z]+" } },
      },
    };
    const { model, findings } = applied(stated, {});
    expect(traitsOf(model, "example#Request").situations).toEqual(stated);
    expect(findings).toEqual([]);
  });

  test.each<readonly [string, object, string]>([
    [
      "a length of what has none",
      { Size: { length: 1 } },
      "Size is of type double and has no length",
    ],
    [
      "members of what has none",
      { Size: { members: {} } },
      "Size is of type double and has no members",
    ],
    [
      "a pattern of a number",
      { Size: { matches: "1" } },
      "Size is of type double and cannot match",
    ],
    [
      "a pattern that is none",
      { Name: { matches: "(" } },
      "Name has a pattern that cannot be read",
    ],
    [
      "an unknown member inside",
      { Config: { members: { Id: { length: 0 } } } },
      "Config: there is no member Id.",
    ],
  ])("%s is refused", (_, members, expected) => {
    const stated = { On: { grade: "recorded", members } };
    const message = problemOf(() => applied({ ...situations, ...stated }));
    expect(message).toContain("example#Request: the situation On: ");
    expect(message).toContain(expected);
  });

  test("a rule of two kinds is refused", () => {
    const stated = { On: { grade: "recorded", members: { Size: { is: 1, oneOf: [2] } } } };
    expect(problemOf(() => applied(stated))).toContain("one of is, oneOf, not, matches, length");
  });

  test("the absence of a member that the source lacks is told, as the source may be older", () => {
    const stated = {
      On: { grade: "recorded", members: { Storage: null, Config: { members: { Zone: null } } } },
    };
    const { model, findings } = applied({ ...situations, ...stated });
    expect(traitsOf(model, "example#Request").situations).toEqual({ ...situations, ...stated });
    expect(findings.map(({ severity, code, shape }) => `${severity} ${code} ${shape}`)).toEqual([
      "info situation-member-unknown example#Request",
      "info situation-member-unknown example#Config",
    ]);
    expect(findings[0]?.message).toContain("the situation On: Storage is stated to be absent");
  });

  test("any other rule on a member that the source lacks is refused", () => {
    const stated = { On: { grade: "recorded", members: { Storage: { present: true } } } };
    expect(problemOf(() => applied({ ...situations, ...stated }))).toContain(
      "the situation On: there is no member Storage",
    );
  });

  test("an operation that does not exist is refused", () => {
    const stated = { On: { grade: "recorded", members: {}, operations: ["Updte"] } };
    const message = problemOf(() => applied({ ...situations, ...stated }));
    expect(message).toContain("there is no operation Updte. Did you mean Update?");
  });

  test("a member that two aspects speak of is refused", () => {
    const stated = { Big: { aspect: "size", grade: "recorded", members: { Mode: null } } };
    const message = problemOf(() => applied({ ...situations, ...stated }));
    expect(message).toContain("the situation Big: Mode belongs to another aspect, that of On;");
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

  describe("that tell what is typical", () => {
    const withTypical = (typical: object): object => ({
      ...situations,
      On: { ...situations.On, typical },
    });

    test("keep it apart from what makes the situation", () => {
      const stated = withTypical({ Size: { oneOf: [3] }, Layers: { length: 2 } });
      const { model, findings } = applied(stated);
      expect(traitsOf(model, "example#Request").situations).toEqual(stated);
      expect(findings).toEqual([]);
    });

    test.each<readonly [string, object, string]>([
      ["an unknown member", { Szie: null }, "there is no member Szie. Did you mean Size?"],
      [
        "a value of another type",
        { Size: { is: "big" } },
        'Size is of type double and cannot be "big"',
      ],
      [
        "a value that no such situation has",
        { Mode: { oneOf: ["On", "Off"] } },
        'Mode is "On" in it, and cannot be typically one of "On", "Off"',
      ],
      [
        "the absence of what is there",
        { Size: null },
        "Size is there in it, and cannot be typically absent",
      ],
    ])("%s is refused", (_, typical, expected) => {
      const message = problemOf(() => applied(withTypical(typical)));
      expect(message).toContain("example#Request: the situation On: ");
      expect(message).toContain(expected);
    });

    test("a value that the source's enum lacks is told", () => {
      const off = { ...situations.Off, typical: { Mode: { oneOf: ["Off"] } } };
      expect(applied({ ...situations, Off: off }).findings).toEqual([]);
      const loose = { grade: "recorded", members: {}, typical: { Mode: { is: "Auto" } } };
      expect(applied({ ...situations, Loose: loose }).findings).toMatchObject([
        { code: "situation-value-unknown", shape: "example#Request$Mode" },
      ]);
    });

    test("a member that another aspect speaks of is refused", () => {
      const big = { aspect: "size", grade: "recorded", members: {}, typical: { Mode: null } };
      const message = problemOf(() => applied({ ...situations, Big: big }));
      expect(message).toContain("the situation Big: Mode belongs to another aspect, that of On;");
    });
  });

  describe("that have a source of their own", () => {
    const from = (source: string): Overlaid =>
      applied({ ...situations, Off: { ...situations.Off, source } });
    const sourceOf = ({ model }: Overlaid): unknown =>
      traitsOf(model, "example#Request").situations?.["Off"];

    test("name a key, and have what stands there, with its date", () => {
      const { source, date } = sources.api;
      expect(sourceOf(from("api"))).toEqual({ ...situations.Off, source, date });
    });

    test("give a link", () => {
      const source = "https://example.com/issues/7";
      expect(sourceOf(from(source))).toEqual({ ...situations.Off, source });
    });

    test("a source that is neither is refused", () => {
      expect(problemOf(() => from("apii"))).toContain(
        'example#Request: the situation Off: "apii" is no key of the metadata shapesmith.sources. ' +
          "Did you mean api?",
      );
    });

    test("leave those of others as they are", () => {
      const { situations: all } = traitsOf(from("api").model, "example#Request");
      expect(all?.["On"]).toEqual(situations.On);
    });
  });

  describe("that answers to certain requests are in", () => {
    const answered = (asks: object): Overlaid =>
      apply(client(), {
        "example#Response": statement({
          "shapesmith#situations": { Named: { grade: "documented", members: {}, asks } },
        }),
      });

    test("tell of members of the request", () => {
      const asks = { Mode: { is: "On" }, Size: { present: true } };
      const { model, findings } = answered(asks);
      expect(traitsOf(model, "example#Response").situations?.["Named"]).toMatchObject({ asks });
      expect(findings).toEqual([]);
    });

    test.each<readonly [string, object, string]>([
      ["a member that no request has", { Mod: { is: "On" } }, "there is no member Mod."],
      ["a value of another type", { Size: { is: "big" } }, "Size is of type double"],
    ])("%s is refused", (_, asks, expected) => {
      const message = problemOf(() => answered(asks));
      expect(message).toContain("example#Response: the situation Named: what it asks: ");
      expect(message).toContain(expected);
    });

    test("structures that are in no answer have none", () => {
      const asks = { Mode: { is: "On" } };
      const stated = { ...situations, On: { ...situations.On, asks } };
      expect(problemOf(() => applied(stated))).toContain(
        "the situation On: what it asks: no operation answers example#Request",
      );
    });
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

describe("conditions", () => {
  const stated = (conditions: object, situations: object = {}): Overlaid =>
    apply(client(), {
      "example#Request": statement({
        "smithy.contracts#conditions": conditions,
        "shapesmith#situations": situations,
      }),
    });
  const off = { grade: "recorded", members: { Mode: { is: "Off" }, Size: { present: true } } };
  const offHasNoSize = { OffHasNoSize: { expression: "Mode != 'Off' || Size == `null`" } };

  test("are kept, each with a grade of its own where it has one", () => {
    const conditions = {
      ...offHasNoSize,
      SmallName: { expression: "length(Name) < `9`", grade: "issue", description: "A limit." },
    };
    const { model, findings } = stated(conditions);
    expect(traitsOf(model, "example#Request").conditions).toEqual(conditions);
    expect(findings).toEqual([]);
  });

  test.each([
    [
      "an expression that is none",
      "Mode ==",
      "One.expression of smithy.contracts#conditions has the wrong form: expected a JMESPath",
    ],
    ["an unknown member", "Mod == 'On'", "there is no member Mod. Did you mean Mode?"],
    ["an unknown member by itself", "!Szie", "there is no member Szie. Did you mean Size?"],
  ])("%s is refused", (_, expression, expected) => {
    const message = problemOf(() => stated({ One: { expression } }));
    expect(message).toContain(expected);
  });

  test("that a situation breaks are refused, and others are not", () => {
    const message = problemOf(() => stated(offHasNoSize, { off }));
    expect(message).toContain("the situation off: its members break the condition OffHasNoSize");
    const fine = { ...off, members: { Mode: { is: "Off" }, Size: null } };
    expect(() => stated(offHasNoSize, { off: fine })).not.toThrow();
    expect(() =>
      stated(offHasNoSize, { on: { ...off, members: { Mode: { is: "On" } } } }),
    ).not.toThrow();
  });

  test("that recorded values break are refused too", () => {
    const observed = { Size: { is: 3 } };
    const fine = { grade: "recorded", members: { Mode: { is: "Off" }, Size: null } };
    const message = problemOf(() => stated(offHasNoSize, { off: { ...fine, observed } }));
    expect(message).toContain("the situation off: its members break the condition OffHasNoSize");
  });
});
