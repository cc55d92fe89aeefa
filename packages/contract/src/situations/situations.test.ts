import { describe, expect, test } from "vitest";
import { contractOf } from "../contract.js";
import type { ServiceData, StructureData } from "../data.js";
import type { Shape } from "../shape.js";
import type { Violation } from "../violation.js";

const lamp: StructureData = {
  type: "structure",
  conditions: {
    OffIsDark: { grade: "recorded", expression: "Mode != 'Off' || Level == `null`" },
    OnHasLevel: { grade: "documented", expression: "Mode != 'On' || Level" },
    FewTags: { grade: "model", expression: "length(Tags || `[]`) <= `2`" },
    FaultIsOff: { grade: "issue", expression: "Fault == null || Mode == 'Off'" },
    NoSecretFault: { grade: "inferred", expression: "!Fault || Secret == null" },
    SecretWhenOn: { grade: "recorded", expression: "Mode != 'On' || Secret != 'letmein'" },
  },
  situations: {
    on: {
      aspect: "light",
      grade: "recorded",
      members: { Mode: { is: "On" }, Level: { not: [0] } },
    },
    off: { aspect: "light", grade: "recorded", members: { Mode: { is: "Off" }, Level: null } },
    broken: {
      aspect: "light",
      grade: "issue",
      members: { Mode: { is: "Off" }, Level: null, Fault: { present: true } },
      observed: { Fault: { is: "burnt" } },
    },
    fixed: { aspect: "mount", grade: "recorded", members: { Stand: null, Tags: { length: 1 } } },
    standing: {
      aspect: "mount",
      grade: "recorded",
      members: { Stand: { members: { Legs: { oneOf: [3, 4] }, Name: { matches: "st-[0-9]+" } } } },
    },
  },
  members: {
    Mode: "Mode",
    Level: "smithy.api#Integer",
    Fault: "smithy.api#String",
    Secret: "Secret",
    Stand: "Stand",
    Tags: "Tags",
  },
};

const data: ServiceData = {
  id: "example#Lamps",
  shapes: {
    Lamp: lamp,
    Mode: { type: "enum", values: ["On", "Off", "Auto"] },
    Secret: { type: "string", sensitive: true },
    Stand: {
      type: "structure",
      members: { Legs: "smithy.api#Integer", Name: "smithy.api#String" },
    },
    Tags: { type: "list", member: "smithy.api#String" },
    Lamps: { type: "list", member: "Lamp" },
    Room: { type: "structure", members: { Lamps: "Lamps", ByName: "LampMap" } },
    LampMap: { type: "map", key: "smithy.api#String", value: "Lamp" },
    Answer: { type: "structure", members: { Room: "Room" } },
    Candle: {
      type: "structure",
      situations: {
        lit: { aspect: "flame", grade: "recorded", members: { Flame: { present: true } } },
        out: { aspect: "flame", grade: "recorded", members: { Flame: null } },
        listed: {
          aspect: "flame",
          grade: "documented",
          members: { Flame: null, Wax: null },
          operations: ["ListCandles"],
        },
        tall: { aspect: "size", grade: "recorded", members: { Length: { not: [0] } } },
        secret: { aspect: "label", grade: "recorded", members: { Label: null } },
      },
      members: {
        Flame: "smithy.api#String",
        Wax: "smithy.api#String",
        Length: "smithy.api#Integer",
        Label: "Secret",
      },
    },
    Candles: { type: "list", member: "Candle" },
    CandleMap: { type: "map", key: "smithy.api#String", value: "Candle" },
    Holder: { type: "union", members: { One: "Candle", Room: "Room" } },
    CandleAnswer: {
      type: "structure",
      members: {
        Candle: "Candle",
        Candles: "Candles",
        ByName: "CandleMap",
        Holder: "Holder",
        Next: "CandleAnswer",
      },
    },
    Named: { type: "structure", members: { Lamp: "Lamp" } },
  },
  operations: {
    Look: { input: "Named", output: "Answer" },
    GetCandle: { output: "Candle" },
    UpdateCandle: { output: "Candle" },
    ListCandles: { input: "Candle", output: "CandleAnswer" },
  },
};

interface Operation {
  input: object;
  output: object;
  errors: never;
}

const { shapes, operations } = contractOf<
  {
    Lamp: object;
    Room: object;
    Answer: object;
    Named: object;
    Tags: object;
    Candle: object;
    CandleAnswer: object;
  },
  { Look: Operation; GetCandle: Operation; ListCandles: Operation }
>(data, import.meta.url);

function broken(shape: Shape<unknown>, value: unknown): readonly (string | undefined)[] {
  return shape.validate(value).map(({ condition }) => condition);
}

describe("validation", () => {
  test("tells of a condition that members break, with its name and what they are", () => {
    expect(shapes.Lamp.validate({ Mode: "Off", Level: 3 })).toEqual<readonly Violation[]>([
      expect.objectContaining({
        path: [],
        constraint: "condition",
        condition: "OffIsDark",
        grade: "recorded",
        actual: 'Mode "Off", Level 3',
        refusedBy: "service",
      }) as Violation,
    ]);
  });

  test("holds to what is modelled, recorded or documented, and not to less", () => {
    expect(broken(shapes.Lamp, { Mode: "On" })).toEqual(["OnHasLevel"]);
    expect(broken(shapes.Lamp, { Tags: ["a", "b", "c"] })).toEqual(["FewTags"]);
    expect(broken(shapes.Lamp, { Mode: "Auto", Fault: "burnt", Secret: "x" })).toEqual([]);
  });

  test("takes a member that is undefined for an absent one", () => {
    expect(broken(shapes.Lamp, { Mode: "Off", Level: undefined })).toEqual([]);
  });

  test("looks at structures in others, in lists and in maps, and tells where", () => {
    const wrong = { Mode: "Off", Level: 1 };
    const value = { Room: { Lamps: [{ Mode: "Auto" }, wrong], ByName: { desk: wrong } } };
    // Nobody refuses an answer.
    expect(
      operations.Look.response.validate(value).map(({ path, refusedBy }) => [path, refusedBy]),
    ).toEqual([
      [["Room", "Lamps", 1], "contract"],
      [["Room", "ByName", "desk"], "contract"],
    ]);
    expect(operations.Look.response.is(value)).toBe(false);
  });

  test("with { situations: false } lets members contradict each other, however deep", () => {
    const value = { Room: { Lamps: [{ Mode: "Off", Level: 1 }] } };
    expect(shapes.Answer.validate(value, { situations: false })).toEqual([]);
    expect(shapes.Answer.is(value, { situations: false })).toBe(true);
    const typo = { Room: { Lamps: [{ Mode: "Of", Level: 1 }] } };
    expect(shapes.Answer.validate(typo, { situations: false })).toHaveLength(1);
  });

  test("by Standard Schema and by is() minds conditions", () => {
    const result = shapes.Lamp["~standard"].validate({ Mode: "Off", Level: 3 });
    expect(result).toMatchObject({ issues: [{ message: expect.stringContaining("OffIsDark") }] });
    expect(shapes.Lamp.is({ Mode: "Off", Level: 3 })).toBe(false);
    expect(shapes.Lamp.is({ Mode: "Off" })).toBe(true);
  });

  test("does not print a sensitive member", () => {
    const [violation] = shapes.Lamp.validate({ Mode: "On", Level: 1, Secret: "letmein" });
    expect(violation?.condition).toBe("SecretWhenOn");
    expect(violation?.actual).not.toContain("letmein");
    expect(violation?.message.split("got")[1]).not.toContain("letmein");
  });

  test("says what other constraints a value breaks too", () => {
    const kinds = shapes.Lamp.validate({ Mode: "Off", Level: "high" });
    expect(kinds.map(({ constraint }) => constraint).sort()).toEqual(["condition", "type"]);
  });
});

describe("explain", () => {
  const named = (value: unknown): readonly string[] =>
    shapes.Lamp.explain(value).situations.map(({ name }) => name);

  test("names a situation of each aspect", () => {
    const value = { Mode: "On", Level: 2, Stand: { Legs: 3, Name: "st-1" } };
    expect(shapes.Lamp.explain(value)).toEqual({
      situations: [
        { path: [], name: "on", aspect: "light", grade: "recorded" },
        { path: [], name: "standing", aspect: "mount", grade: "recorded" },
      ],
      unexplained: [],
      contradictions: [],
    });
  });

  test("names all situations that fit", () => {
    const value = { Mode: "Off", Fault: "burnt", Tags: ["a"] };
    expect(named(value)).toEqual(["off", "broken", "fixed"]);
  });

  test("tells what is nearest, and what speaks against it", () => {
    const { situations, unexplained } = shapes.Lamp.explain({ Mode: "Off", Level: 0, Stand: {} });
    expect(situations).toEqual([]);
    expect(unexplained).toEqual([
      { path: [], aspect: "light", nearest: "off", differences: ["Level: expected absent, got 0"] },
      {
        path: [],
        aspect: "mount",
        nearest: "standing",
        differences: [
          "Stand: expected { Legs: one of 3, 4, Name: a match of st-[0-9]+ }, got an empty object",
        ],
      },
    ]);
  });

  test("of a shape without situations says nothing", () => {
    const nothing = { situations: [], unexplained: [], contradictions: [] };
    expect(shapes.Room.explain({})).toEqual(nothing);
    expect(shapes.Room.explain("none")).toEqual(nothing);
    expect(shapes.Tags.explain([])).toEqual(nothing);
  });

  test.each([null, undefined, 1, "x", []])("%j is in no situation that has members", (value) => {
    expect(shapes.Lamp.explain(value).unexplained.map(({ aspect }) => aspect)).toContain("light");
  });

  describe("of what is within a value", () => {
    const lit = { Flame: "bright", Length: 9 };
    const paths = (entries: readonly { readonly path: unknown; readonly aspect: string }[]) =>
      entries.filter(({ aspect }) => aspect === "flame").map(({ path }) => path);

    test("names the situations with their paths, the outermost first", () => {
      const value = {
        Candle: lit,
        Candles: [lit, { Length: 1 }],
        ByName: { desk: lit },
        Holder: { One: lit },
        Next: { Candle: lit },
      };
      const { situations, unexplained } = shapes.CandleAnswer.explain(value);
      const expected = [
        ["Candle"],
        ["Candles", 0],
        ["Candles", 1],
        ["ByName", "desk"],
        ["Holder", "One"],
        ["Next", "Candle"],
      ];
      // The shape is the answer of one operation, which has a situation of its own.
      expect(paths(situations)).toEqual([["Candles", 1]]);
      expect(paths(unexplained)).toEqual(expected.filter((path) => path[1] !== 1));
      expect(unexplained).toContainEqual({
        path: ["ByName", "desk"],
        aspect: "flame",
        nearest: "listed",
        differences: ['Flame: expected absent, got "bright"'],
      });
      expect(situations).toContainEqual({
        path: ["Holder", "One"],
        name: "tall",
        aspect: "size",
        grade: "recorded",
      });
    });

    test("takes only those that answers of the operation can be in", () => {
      const names = (shape: Shape<unknown>, value: unknown): readonly string[] => {
        const { situations } = shape.explain(value);
        return situations.filter(({ aspect }) => aspect === "flame").map(({ name }) => name);
      };
      const { GetCandle, ListCandles } = operations;
      expect(names(ListCandles.response, { Candles: [{}] })).toEqual(["listed"]);
      expect(names(GetCandle.response, {})).toEqual(["out"]);
      // Nothing is known of the answer that a shape is in, and requests are no answers.
      expect(names(shapes.Candle, {})).toEqual(["out", "listed"]);
      expect(names(ListCandles.request, {})).toEqual(["out", "listed"]);
    });

    test("has an end, and passes over parts of the wrong type", () => {
      const circle: Record<string, unknown> = { Candle: lit, Candles: [null, 7], ByName: "none" };
      circle["Next"] = circle;
      const { unexplained } = shapes.CandleAnswer.explain(circle);
      expect(paths(unexplained)[0]).toEqual(["Candle"]);
      expect(JSON.stringify(unexplained)).not.toContain("Candles");
    });

    test("does not print a sensitive member", () => {
      const { unexplained } = shapes.Candle.explain({ Label: "letmein", Length: 1 });
      expect(unexplained.map(({ differences }) => differences)).toEqual([
        ["Label: expected absent, got (sensitive)"],
      ]);
    });
  });
});
