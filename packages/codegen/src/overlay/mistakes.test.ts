import { describe, expect, test } from "vitest";
import { list, model, required, simple, structure, enumeration } from "../model/construct.js";
import { applyOverlay, type Overlaid } from "./apply.js";
import { parseOverlay } from "./load.js";
import { problemOf, sources, statement } from "./testing.js";

const job = model({
  operations: { Describe: { input: "Query", output: "Job" }, Stop: { output: "Nothing" } },
  shapes: {
    Query: structure({ JobName: required("Name") }),
    Nothing: structure({}),
    Job: structure({
      JobName: required("Name"),
      State: "State",
      Count: "Count",
      Ratio: "Float",
      IsDone: "Boolean",
      Parts: list("String"),
      Owner: "Owner",
      Owners: list("Owner"),
    }),
    Owner: structure({ Team: "String" }),
    Name: simple("string", { pattern: "[a-z]+", length: { min: 2, max: 5 } }),
    Count: simple("integer", { range: { min: 0, max: 9 } }),
    State: enumeration(["Running", "Stopped"]),
  },
});

function applied(traits: object): Overlaid {
  const shapes = { "example#Job": statement(traits) };
  const text = JSON.stringify({
    smithy: "2.0",
    metadata: { "shapesmith.sources": sources },
    shapes,
  });
  return applyOverlay(job, parseOverlay(text, "overlay.json"));
}

function situation(members: object, more: object = {}): object {
  return { "shapesmith#situations": { one: { grade: "recorded", members, ...more } } };
}

describe("a rule that no value keeps is refused", () => {
  test.each<readonly [string, object, string]>([
    [
      "a fraction of an integer",
      { Count: { is: 1.5 } },
      "Count is of type integer and cannot be 1.5",
    ],
    ["a number out of range", { Count: { oneOf: [1, 10] } }, "cannot be 10, which is out of range"],
    [
      "a text that is too long",
      { JobName: { is: "abcdef" } },
      'cannot be "abcdef", for its length',
    ],
    [
      "a text that the pattern forbids",
      { JobName: { is: "ABC" } },
      'cannot be "ABC", which does not match [a-z]+',
    ],
    [
      "a pattern whose texts are too long",
      { JobName: { matches: "[a-z]{6}" } },
      "JobName cannot be like that: no string of length 2..5 matches",
    ],
    [
      "a pattern that is wider than that of the shape",
      { JobName: { matches: "[a-z0-9]+" } },
      "JobName has the pattern [a-z]+, which ",
    ],
    [
      "limits of a list that contradict each other",
      { Parts: { length: { min: 2, max: 1 } } },
      "Parts cannot be like that: the length has min 2 above max 1.",
    ],
    ["neither truth value", { IsDone: { not: [true, false] } }, "IsDone has no other values"],
    [
      "no value of an enum",
      { State: { not: ["Running", "Stopped"] } },
      "State has no other values",
    ],
  ])("%s", (_, members, expected) => {
    const message = problemOf(() => applied(situation(members)));
    expect(message).toContain("example#Job: the situation one: ");
    expect(message).toContain(expected);
  });

  test("a wide pattern is fine where values are made by a narrower one", () => {
    const members = { JobName: { matches: "[a-z0-9]+" } };
    const typical = { JobName: { matches: "job[a-z]" } };
    expect(applied(situation(members, { typical })).findings).toEqual([]);
  });
});

describe("a condition that cannot be meant is refused", () => {
  test.each<readonly [string, string, string]>([
    ["a member inside a member", "Owner.Tem != 'core'", "no member Tem. Did you mean Team?"],
    ["a member in a call", "length(Partz || `[]`) < `3`", "no member Partz. Did you mean Parts?"],
    ["a member of elements", "Owners[?Tem == 'x'] || State", "no member Tem. Did you mean Team?"],
    ["a member of a list", "Owners.Team != 'x'", "Team is asked of a list"],
    ["a member of a text", "State.Name != 'x'", "Name is asked of a value of type enum"],
    ["a function", "lenth(Parts || `[]`) < `3`", "JMESPath has no function lenth."],
    ["a call that absence breaks", "length(Parts) < `3`", "it fails where members are absent"],
    ["a text in double quotes", 'State != "Running"', "in single quotes: 'Running'."],
    ["what no value keeps", "State == 'Running' && State == 'Stopped'", "no value can keep it."],
  ])("%s", (_, expression, expected) => {
    const conditions = { One: { expression } };
    const message = problemOf(() => applied({ "smithy.contracts#conditions": conditions }));
    expect(message).toContain("example#Job: the condition One: ");
    expect(message).toContain(expected);
    expect(message).toContain("1 problem.");
  });

  test.each([
    "length(JobName) < `4`",
    "length(Parts || `[]`) < `3` || Owners[0].Team == 'core'",
    "State == null || Owner.Team",
    "@.Owners[*].Team | length(@ || `[]`) < `2`",
  ])("%s is fine", (expression) => {
    const overlaid = applied({ "smithy.contracts#conditions": { One: { expression } } });
    expect(overlaid.findings).toEqual([]);
  });

  test("a value that the enum lacks is told, with what may be meant", () => {
    const conditions = { One: { expression: "State != 'Runing' || Parts" } };
    const { findings } = applied({ "smithy.contracts#conditions": conditions });
    expect(findings.map(({ message }) => message)).toEqual([
      'Situations of example#Job speak of "Runing", which example#State does not have. ' +
        "Did you mean Running?",
    ]);
  });
});

test("what is typical must keep the conditions", () => {
  const message = problemOf(() =>
    applied({
      ...situation({ State: { is: "Stopped" } }, { typical: { Count: { is: 3 } } }),
      "smithy.contracts#conditions": {
        StoppedIsEmpty: { expression: "State != 'Stopped' || Count == `0`" },
      },
    }),
  );
  expect(message).toContain("the situation one: its members break the condition StoppedIsEmpty");
});

test("operations that have nothing to do with a structure are refused", () => {
  const message = problemOf(() => applied(situation({}, { operations: ["Stop"] })));
  expect(message).toContain("the situation one: no request or answer of Stop has Job in it.");
});

test("situations that nothing tells apart are refused", () => {
  const one = { grade: "recorded", members: { State: { is: "Running" } } };
  const asked = { ...one, asks: { JobName: { is: "abc" } } };
  const message = problemOf(() =>
    applied({ "shapesmith#situations": { one, two: { ...one, grade: "issue" }, asked } }),
  );
  expect(message).toContain("1 problem.");
  expect(message).toContain("the situation two: it is told by the same as one; leave one out.");
});

test("cases whose situation excludes a value are refused", () => {
  const message = problemOf(() =>
    applied({
      ...situation({ State: { is: "Running" } }),
      "shapesmith#cases": { states: { member: "State", situation: "one" } },
    }),
  );
  expect(message).toContain(
    'the cases states: State is "Running" in the situation one: name another one for Stopped.',
  );
});
