import { compilePattern } from "@shapesmith/contract";
import { describe, expect, test } from "vitest";
import { anchored } from "./patterns.js";
import { shapeOf, withMembers } from "./testing.js";

describe("a pattern", () => {
  test.each([
    ["[a-z]+", "^[a-z]+$"],
    ["^[a-z]+$", "^[a-z]+$"],
    ["a$|^b", "^a$|^b$"],
    ["^$|^arn:.+", "^$|^arn:.+$"],
    [".*\\S.*", "^.*\\S.*$"],
    ["", "^$"],
    // A dollar that is a character.
    ["price\\$", "^price\\$$"],
    ["path\\\\$", "^path\\\\$"],
    ["\\^", "^\\^$"],
    // Behind these, a dollar would be a character.
    ["\\Qa.b", "\\Qa.b"],
    ["a\\", "a\\"],
  ])("%s gets its anchors back: %s", (given, expected) => {
    expect(anchored(given)).toBe(expected);
  });

  test.each([
    ["a|b", ["a", "b"], ["ab", "ax", "xb"]],
    ["a$|^b", ["a", "b"], ["ab", "ba"]],
    [".*\\S.*", ["a", " a "], [" ", ""]],
    [".*(^a$)|(^b$).*", ["a", "b"], ["xa", "bx"]],
    ["(?s).*", ["", "a\nb"], []],
  ])("%s matches the same strings afterwards", (given, matching, others) => {
    const pattern = compilePattern(anchored(given));
    for (const text of matching) expect(pattern.matches(text), text).toBe(true);
    for (const text of others) expect(pattern.matches(text), text).toBe(false);
  });

  test("of a shape is read so", () => {
    const result = withMembers(
      { A: { shape: "A" }, B: { shape: "B" } },
      {
        A: { type: "string", pattern: "a$|^b" },
        B: { type: "string", enum: ["x"], pattern: "[a-z]" },
      },
    );
    expect(shapeOf(result, "A").traits).toEqual({ pattern: "^a$|^b$" });
    expect(shapeOf(result, "B").traits).toEqual({ pattern: "^[a-z]$" });
  });
});
