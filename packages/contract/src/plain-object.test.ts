import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { isPlainObject } from "./plain-object.js";

test.each<readonly [string, unknown, boolean]>([
  ["an object", { a: 1 }, true],
  ["an object without a prototype", Object.create(null), true],
  ["an object of another realm", runInNewContext("({ a: 1 })"), true],
  ["a list", [], false],
  ["a date", new Date(0), false],
  ["bytes", new Uint8Array(1), false],
  [
    "a stream of events that is written as an object",
    { async *[Symbol.asyncIterator]() {} },
    false,
  ],
  ["null", null, false],
  ["a text", "a", false],
])("%s", (_, value, expected) => {
  expect(isPlainObject(value)).toBe(expected);
});
