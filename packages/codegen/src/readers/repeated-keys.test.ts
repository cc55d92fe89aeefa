import { expect, test } from "vitest";
import type { Node } from "../model/traits.js";
import { parseJsonFile } from "./json-file.js";
import { readSmithyDocuments } from "./smithy/index.js";
import { hasRepeatedKeys } from "./repeated-keys.js";

test.each([
  ['{"a":1,"a":2}', true],
  ['[{"b":{"a" :1,\n"a"\t:[]}}]', true],
  ['{"a":1,"\\u0061":2}', true],
  ['{"__proto__":1,"__proto__":2}', true],
  ['{"a":1,"b":{"a":2},"c":[{"a":3},{"a":4}]}', false],
  ['{"a":"\\\\","b":"\\":\\"","c":"x\\\\\\": "}', false],
  ['"a:"', false],
])("%s", (text, expected) => {
  expect(hasRepeatedKeys(text, JSON.parse(text) as Node)).toBe(expected);
});

test("a model with keys twice is read, and says which", () => {
  const text = `{
  "smithy": "2.0",
  "shapes": {
    "example#Service": { "type": "service", "version": "1" },
    "example#Service": { "type": "service", "version": "2", "version": "3" }
  }
}`;
  const file = parseJsonFile(new TextEncoder().encode(text), "model.json", "source");
  const { model, findings } = readSmithyDocuments([file]);
  expect(model.service.version).toBe("3");
  expect(findings).toEqual([
    {
      severity: "warning",
      code: "key-repeated",
      shape: "example#Service",
      message:
        'model.json has keys twice in one object, of which the last counts: "example#Service" (line 5, column 5), "version" (line 5, column 61).',
    },
  ]);
});
