import { describe, expect, test } from "vitest";
import { traitId, traitIds, traitName, traitsFromNodes } from "./trait-nodes.js";

test("every interpreted trait has an id of its own, and its name leads back", () => {
  const ids = traitIds();
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) {
    const name = traitName(id);
    expect(name && traitId(name)).toBe(id);
  }
});

test("traits are known by their absolute ids only", () => {
  const { traits, unknown } = traitsFromNodes({ length: { min: 1 }, "aws.api#arn": {} });
  expect(traits).toEqual({});
  expect(unknown).toEqual(["length", "aws.api#arn"]);
});

test("ids that objects inherit are unknown", () => {
  expect(traitsFromNodes({ constructor: {}, ["__proto__"]: {} }).traits).toEqual({});
  expect(traitName("toString")).toBeUndefined();
});

describe("a node of the right form", () => {
  test.each([
    ["smithy.api#required", {}, { required: true }],
    ["smithy.api#required", true, { required: true }],
    ["smithy.api#length", { min: 0, max: 5 }, { length: { min: 0, max: 5 } }],
    ["smithy.api#range", { max: -1.5 }, { range: { max: -1.5 } }],
    ["smithy.api#pattern", "^a$", { pattern: "^a$" }],
    ["smithy.api#default", null, { default: null }],
    ["smithy.api#default", 0, { default: 0 }],
    ["smithy.api#deprecated", { since: "2020" }, { deprecated: { since: "2020" } }],
    ["smithy.api#error", "server", { error: "server" }],
    ["smithy.api#httpError", 429, { httpError: 429 }],
    ["smithy.api#retryable", { throttling: true }, { retryable: { throttling: true } }],
    ["smithy.api#timestampFormat", "http-date", { timestampFormat: "http-date" }],
    ["smithy.api#httpPrefixHeaders", "", { httpPrefixHeaders: "" }],
    [
      "smithy.api#http",
      { method: "GET", uri: "/a/{b}" },
      { http: { method: "GET", uri: "/a/{b}", code: 200 } },
    ],
    [
      "aws.protocols#awsQueryError",
      { code: "NoSuchEntity", httpResponseCode: 404 },
      { awsQueryError: { code: "NoSuchEntity", httpResponseCode: 404 } },
    ],
    [
      "smithy.api#paginated",
      { inputToken: "Marker", outputToken: "Next.Marker", items: "Things" },
      { paginated: { inputToken: "Marker", outputToken: "Next.Marker", items: "Things" } },
    ],
    [
      "smithy.api#examples",
      [{ title: "One", documentation: "prose", input: { A: [1] }, error: { shapeId: "a#B" } }],
      { examples: [{ title: "One", input: { A: [1] }, error: { shapeId: "a#B", content: {} } }] },
    ],
    ["aws.api#service", { sdkId: "A B", arnNamespace: "ab" }, { service: { sdkId: "A B" } }],
    ["shapesmith#observed", ["OTHER"], { observed: ["OTHER"] }],
    [
      "shapesmith#refusals",
      [{ constraint: "pattern", error: "InvalidValue", matching: "a.*", message: "tooLong" }],
      {
        refusals: [
          { constraint: "pattern", error: "InvalidValue", matching: "a.*", message: "tooLong" },
        ],
      },
    ],
    [
      "shapesmith#validation",
      { dialect: "coral", error: "ValidationException", status: 400 },
      { validation: { dialect: "coral", error: "ValidationException", status: 400 } },
    ],
    [
      "shapesmith#situations",
      { Up: { grade: "recorded", members: { A: null, B: { is: 1 }, C: { oneOf: ["x"] } } } },
      {
        situations: {
          Up: { grade: "recorded", members: { A: null, B: { is: 1 }, C: { oneOf: ["x"] } } },
        },
      },
    ],
  ])("of %s becomes a trait", (id, node, traits) => {
    expect(traitsFromNodes({ [id]: node })).toEqual({
      traits,
      unknown: [],
      malformed: [],
      surplus: [],
    });
  });

  test("of smithy.waiters#waitable becomes a trait, with every kind of matcher", () => {
    const path = { path: "State", expected: "Up", comparator: "stringEquals" } as const;
    const acceptors = [
      { state: "success", matcher: { output: path } },
      { state: "retry", matcher: { inputOutput: path } },
      { state: "failure", matcher: { errorType: "Gone" } },
      { state: "success", matcher: { success: true } },
    ] as const;
    const waiters = { Up: { acceptors, minDelay: 1, maxDelay: 300 } };
    const documented = { Up: { ...waiters.Up, documentation: "prose", tags: ["x"] } };
    const read = traitsFromNodes({ "smithy.waiters#waitable": documented });
    expect(read.traits.waitable).toEqual(waiters);
    expect(read.surplus).toEqual([]);
  });
});

describe("a node of the wrong form", () => {
  test.each([
    ["smithy.api#required", false, "", "{}", "false"],
    ["smithy.api#length", {}, "", "an object with min, max or both", "{}"],
    ["smithy.api#length", { min: 1.5 }, "min", "an integer that is not negative", "1.5"],
    ["smithy.api#length", { max: -1 }, "max", "an integer that is not negative", "-1"],
    ["smithy.api#range", { min: "1" }, "min", "a number", '"1"'],
    ["smithy.api#pattern", ["a"], "", "a string", "a list of 1"],
    ["smithy.api#error", "user", "", 'one of "client", "server"', '"user"'],
    ["smithy.api#httpError", 4, "", "an HTTP status code", "4"],
    ["smithy.api#http", { uri: "/" }, "", 'an object with "method"', 'an object with "uri"'],
    [
      "smithy.waiters#waitable",
      { Up: { acceptors: [{ state: "done", matcher: { success: true } }] } },
      "Up.acceptors.0.state",
      'one of "success", "failure", "retry"',
      '"done"',
    ],
    [
      "smithy.waiters#waitable",
      { Up: { acceptors: [{ state: "success", matcher: {} }] } },
      "Up.acceptors.0.matcher",
      "an object with one of output, inputOutput, errorType, success",
      "{}",
    ],
    [
      "shapesmith#observed",
      ["A", "A"],
      "",
      "a list of different values, at least one",
      "a list of 2",
    ],
    [
      "shapesmith#situations",
      { Up: { grade: "sure", members: {} } },
      "Up.grade",
      'one of "model", "recorded", "documented", "issue", "inferred"',
      '"sure"',
    ],
    [
      "shapesmith#situations",
      { Up: { grade: "model", members: { A: { is: null } } } },
      "Up.members.A.is",
      "a string, a number, true or false",
      "null",
    ],
  ])("of %s is told and left out", (trait, node, path, expected, actual) => {
    const read = traitsFromNodes({ [trait]: node, "smithy.api#sensitive": {} });
    expect(read.malformed).toEqual([{ trait, path, expected, actual }]);
    expect(read.traits).toEqual({ sensitive: true });
  });
});

test("a property that the trait does not have is told, and the rest is read", () => {
  const read = traitsFromNodes({ "smithy.api#length": { min: 1, maximum: 5 } });
  expect(read.traits).toEqual({ length: { min: 1 } });
  expect(read.surplus).toEqual([
    { trait: "smithy.api#length", path: "maximum", known: ["min", "max"] },
  ]);
});

test("free keys are only keys", () => {
  const situation = { grade: "model", members: {} };
  const nodes = { "shapesmith#situations": { ["__proto__"]: situation } };
  const { situations = {} } = traitsFromNodes(nodes).traits;
  expect(Object.keys(situations)).toEqual(["__proto__"]);
  expect(Object.getPrototypeOf(situations)).toBe(Object.prototype);
});
