import { expect, test } from "vitest";
import { nearest } from "./nearest.js";

test.each([
  ["Runtme", "Runtime"],
  ["Rnutime", "Runtime"],
  ["RunTime", "Runtime"],
  ["Runtimes", "Runtime"],
  ["Handlr", "Handler"],
  ["Nmae", "Name"],
])("%s was meant to be %s", (name, meant) => {
  expect(nearest(name, ["Role", "Handler", "Runtime", "Name"])).toBe(meant);
});

test("the first of several that are as near", () => {
  expect(nearest("abcd", ["abce", "abcf"])).toBe("abce");
});

test.each(["Zip", "KMSKeyArn", ""])("nothing is near to %j", (name) => {
  expect(nearest(name, ["Role", "Handler", "Runtime"])).toBeUndefined();
});
