import { expect, test } from "vitest";
import { refusal, target, withMembers } from "./testing.js";

const hostile: readonly (readonly [string, string])[] = [
  ["a way out of the folder", "../../evil"],
  ["quotes and code", `Thing"];import("fs");//`],
  ["the end of a comment", "Thing*/"],
  ["a template", "${process.exit(1)}`"],
  ["a line end", "Thing\nexport"],
  ["a line separator", "Thing\u2028export"],
  ["a control character", "Thing\u001b[31m"],
  ["half a character", "Thing\ud800"],
  ["another script", "\u0422hing"],
  ["10,000 characters", "x".repeat(10_000)],
  ["nothing", ""],
  ["a digit in front", "1Thing"],
];

test.each(hostile)("a shape whose name has %s is refused in a short message", (_, name) => {
  const message = refusal(() => withMembers({}, { [`example#${name}`]: { type: "string" } }));
  expect(message).toContain("expected a shape id such as namespace#Name");
  expect(message.length).toBeLessThan(1000);
  expect(message).not.toContain("x".repeat(300));
});

test.each(hostile)("so is a member whose name has %s", (_, name) => {
  const message = refusal(() => withMembers({ [name]: target("smithy.api#String") }));
  expect(message).toMatch(
    /members of example#Request: expected a name of at most 256 ASCII letters/,
  );
  expect(message.length).toBeLessThan(1000);
});

test.each(hostile)("and a target whose name has %s", (_, name) => {
  const message = refusal(() => withMembers({ Thing: target(`example#${name}`) }));
  expect(message).toContain("members.Thing of example#Request: expected a shape id");
  expect(message.length).toBeLessThan(1000);
});

test.each([
  ["mixins", { type: "structure", mixins: [{ target: "none" }] }],
  ["input", { type: "operation", input: { target: "none" } }],
  ["errors", { type: "operation", errors: [{ target: "none" }] }],
  ["operations", { type: "resource", operations: [{ target: "none" }] }],
  ["resources", { type: "resource", resources: [{ target: "none" }] }],
  ["rename", { type: "service", rename: { "example#Thing": "../Thing" } }],
])("references in %s are held to the same", (property, shape) => {
  expect(refusal(() => withMembers({}, { "example#Other": shape }))).toContain(
    `${property} of example#Other: expected `,
  );
});

test("names of JavaScript's own objects, and with underscores in front, are names", () => {
  const names = ["__proto__", "constructor", "toString", "__listOf__string", "hasOwnProperty"];
  const members = names.map((name): [string, object] => [name, target("smithy.api#String")]);
  const shapes = names.map((name): [string, object] => [`example#${name}`, { type: "string" }]);
  const read = withMembers(Object.fromEntries(members), Object.fromEntries(shapes));
  const request = read.model.shapes.get("example#Request");
  expect(request?.type === "structure" && [...request.members.keys()]).toEqual(names);
});
