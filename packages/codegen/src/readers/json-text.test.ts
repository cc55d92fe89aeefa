import { describe, expect, test } from "vitest";
import { scanJson } from "./json-text.js";

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const sample = ' {"a": [1, -2.5e+3, {}, [], true], "b\\u00e9\\n": {"c": null, "d": "x"}, "e": 0}\n';

test("agrees with JSON.parse on every text that is one edit away from JSON", () => {
  const texts = [sample];
  for (let at = 0; at < sample.length; at += 1) {
    texts.push(sample.slice(0, at), sample.slice(0, at) + sample.slice(at + 1));
    for (const character of '{}[]:,"\\ 01-.etn\n\u00e9') {
      texts.push(`${sample.slice(0, at)}${character}${sample.slice(at)}`);
    }
  }
  const wrong = texts.filter((text) => isJson(text) !== (scanJson(text).problem === undefined));
  expect(wrong).toEqual([]);
  expect(texts.filter(isJson).length).toBeGreaterThan(10);
});

test.each([
  ['{"a": 1,\n "b" 2}', 2, 6, "a colon", '"2"'],
  ["[1,\n\n2", 3, 2, "a comma or ]", "the end of the text"],
  ['{"a": 1,}', 1, 9, "a property name in double quotes", '"}"'],
  ["[1,]", 1, 4, "a value", '"]"'],
  ['{"a": x}', 1, 7, "a value", '"x"'],
  ["{'a': 1}", 1, 2, "a property name in double quotes or }", '"\'"'],
  ['"a\nb"', 1, 3, "a closing quote or an escape", "the end of the line"],
  ['"a\\x"', 1, 3, "an escape that JSON has", '"\\\\"'],
  ['"a', 1, 3, "a closing quote", "the end of the text"],
  ["{} {}", 1, 4, "the end of the text", '"{"'],
  ["", 1, 1, "a value", "the end of the text"],
])("%j stops being JSON at line %i, column %i", (text, line, column, expected, found) => {
  expect(scanJson(text).problem).toEqual({ line, column, expected, found });
});

describe("keys that stand twice", () => {
  test("are found in their object, escapes read", () => {
    const text = '{"a": {"a": 1, "b": 2},\n "b": 3, "\\u0061": 4}';
    expect(scanJson(text).duplicates).toEqual([{ line: 2, column: 10, key: "a" }]);
  });

  test("of different objects are not the same", () => {
    expect(scanJson('[{"a": 1}, {"a": 2}]').duplicates).toEqual([]);
  });
});

test("depth is no obstacle", () => {
  const depth = 200_000;
  expect(scanJson(`${"[".repeat(depth)}${"]".repeat(depth)}`)).toEqual({ duplicates: [] });
  expect(scanJson("[".repeat(depth)).problem).toMatchObject({ column: depth + 1 });
});
