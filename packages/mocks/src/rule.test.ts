import { expect, test } from "vitest";
import { Rule } from "./rule.js";

test("answers for one time come first, in their order, then the lasting one", () => {
  const rule = new Rule(undefined);
  rule.answerAlways(() => "always");
  rule.answerOnce(() => "first");
  rule.answerOnce(() => "second");
  const given = [1, 2, 3, 4].map(() => rule.next()?.({}));
  expect(given).toStrictEqual(["first", "second", "always", "always"]);
  expect(rule.used).toBe(2);
});

test("a rule is ready while it has an answer left", () => {
  const rule = new Rule(undefined);
  expect(rule.isReady).toBe(false);
  rule.answerOnce(() => "once");
  expect(rule.isReady).toBe(true);
  rule.next();
  expect(rule.isReady).toBe(false);
});

test("a removed rule takes no more answers", () => {
  const rule = new Rule(undefined);
  rule.remove();
  expect(() => rule.answerAlways(() => "lost")).toThrow("removed by a reset");
  expect(() => rule.answerOnce(() => "lost")).toThrow("removed by a reset");
});
