import { contractOf, type ShapeNode } from "@shapesmith/contract";
import { expect, test } from "vitest";
import { Rule } from "./rule.js";
import { unmatchedCall } from "./unmatched-call.js";

interface Shapes {
  Request: object;
}

const { shapes } = contractOf<Shapes, object>(
  {
    id: "com.example#Example",
    shapes: {
      Request: {
        type: "structure",
        members: {
          Name: "smithy.api#String",
          Size: "smithy.api#Integer",
          Tags: "Request.Tags",
          Key: "Secret",
          Variables: "Request.Variables",
          Login: "Login",
        },
      },
      "Request.Tags": { type: "list", member: "smithy.api#String" },
      "Request.Variables": { type: "map", key: "smithy.api#String", value: "Secret" },
      Login: { type: "structure", sensitive: true, members: { User: "smithy.api#String" } },
      Secret: { type: "string", sensitive: true },
    },
    operations: {},
  },
  import.meta.url,
);

function messageOf(input: unknown, rules: readonly Rule[], ruled: readonly string[] = []): string {
  const node: ShapeNode = shapes.Request.node;
  const call = { clientName: "ExampleClient", operation: "Rename", input, node, rules, ruled };
  return unmatchedCall({ ...call, isTurnOver: false, played: [] }).message;
}

test("without a rule for the operation it says which operations have one", () => {
  expect(messageOf({ Name: "a" }, [], ["Resize", "Remove"])).toBe(
    [
      "Rename was sent to a mocked ExampleClient, and no rule of the mock answers it.",
      '  Input: { Name: "a" }',
      "  The mock has no rule for Rename, only for Resize, Remove.",
      'Say what it answers: mock.on("Rename").resolves() for any input, or on(operation, input) for ' +
        "inputs like one; then resolves(), rejects() or callsFake().",
    ].join("\n"),
  );
});

test("without any rule it says so", () => {
  expect(messageOf({}, [])).toContain("no rule for Rename, nor for any other operation.");
});

test("rules are told nearest first, with where they differ", () => {
  const far = new Rule({ Name: "b", Size: 2, Tags: ["x"] });
  const near = new Rule({ Name: "a", Size: undefined });
  const message = messageOf({ Name: "a", Size: 1, Tags: ["y"] }, [far, near]);
  expect(message).toContain(
    [
      "  Rules for Rename, nearest first:",
      '    { Name: "a" }: Size is 1, not nothing',
      '    { Name: "b", Size: 2, Tags: ["x"] }: Name is "a", not "b"; Size is 1, not 2; ' +
        'Tags[0] is "y", not "x"',
    ].join("\n"),
  );
});

test("rules that match and did not answer tell why", () => {
  const spent = new Rule(undefined);
  spent.answerOnce(() => "once");
  spent.answerOnce(() => "twice");
  spent.next();
  spent.next();
  const message = messageOf({ Name: "a" }, [spent, new Rule({ Name: "a" })]);
  expect(message).toContain("    any input: matches, but its 2 answers are used up");
  expect(message).toContain('    { Name: "a" }: matches, but was never told what to answer');
});

test("matchers of a test runner are told by their own words", () => {
  const rule = new Rule({ Name: expect.any(Number) as unknown });
  const message = messageOf({ Name: "a" }, [rule]);
  expect(message).toContain('{ Name: Any<Number> }: Name is "a", not Any<Number>');
});

test("matchers that have none are told with what they were given", () => {
  const matchers: readonly (readonly [unknown, string])[] = [
    [expect.stringContaining("z"), 'StringContaining "z"'],
    [expect.not.stringContaining("a"), 'StringNotContaining "a"'],
    [expect.stringMatching(/^z/), "StringMatching /^z/"],
    [expect.arrayContaining(["x"]), 'ArrayContaining ["x"]'],
  ];
  for (const [Name, words] of matchers) {
    expect(messageOf({ Name: "a" }, [new Rule({ Name })])).toContain(`Name is "a", not ${words}`);
  }
});

test("what an object that contains something lacks is told by its place", () => {
  const root: unknown = expect.objectContaining({ Name: "b", Size: 1 });
  expect(messageOf({ Name: "a", Size: 1 }, [new Rule(root)])).toContain(
    'ObjectContaining { Name: "b", Size: 1 }: Name is "a", not "b"\n',
  );
  const inner: unknown = expect.objectContaining({ A: "hidden" });
  const message = messageOf({ Variables: { A: "other!" } }, [new Rule({ Variables: inner })]);
  expect(message).not.toMatch(/hidden|other/);
  expect(message).toContain("Variables.A is (sensitive, 6 characters)");
});

test("of secrets that are JSON the place is told, of bytes that are none the texts", () => {
  const key = (order: number): string => JSON.stringify({ id: "hidden", order: [order] });
  const secret = messageOf({ Key: key(1) }, [new Rule({ Key: key(2) })]);
  expect(secret).not.toContain("hidden");
  expect(secret).toContain("which as JSON differs at order[0]");
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const plain = messageOf({ Name: bytes("a") }, [new Rule({ Name: bytes("b") })]);
  expect(plain).toContain('is Uint8Array of 1 bytes, "a", not Uint8Array of 1 bytes, "b"');
});

test("secrets are masked, in the input, in rules and in differences", () => {
  const input = { Key: "hidden-1", Variables: { A: "hidden-2" }, Login: { User: "hidden-3" } };
  const rule = new Rule({ Variables: { A: "hidden-4" }, Login: { User: "hidden-5" } });
  const message = messageOf(input, [rule]);
  expect(message).not.toContain("hidden");
  expect(message).toContain(
    "  Input: { Key: (sensitive, 8 characters), Variables: { A: (sensitive, 8 characters) }, Login: (sensitive) }",
  );
  for (const place of ["Variables.A", "Login.User"]) {
    expect(message).toContain(
      `${place} is (sensitive, 8 characters), not (sensitive, 8 characters), which differs from character 8 on`,
    );
  }
});

test("the message stays short, however much was sent and however many rules there are", () => {
  const input = { Name: "n".repeat(10_000), Tags: Array.from({ length: 1_000 }, String) };
  const rules = Array.from({ length: 100 }, () => new Rule({ ...input, Size: 1 }));
  const message = messageOf(input, rules);
  expect(message.length).toBeLessThan(2_000);
  expect(message).toContain("992 more");
  expect(message).toContain("and 95 more");
});

test("values of any depth are printed", () => {
  let deep: object = {};
  for (let level = 0; level < 20_000; level += 1) deep = { deep };
  expect(messageOf(deep, [])).toContain("deep: { deep: { deep: an object with deep } }");
});
