import { runInThisContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { type LiteralValue, printLiteral, propertyKey, stringLiteral } from "./literal.js";

/** What the printed text means to JavaScript. */
function meaning(text: string): unknown {
  return runInThisContext(`(${text})`);
}

const hostile = [
  'a "quoted" text',
  "it's",
  "back\\slash",
  "`${process.exit(1)}`",
  "*/ end </script>",
  "line\nbreaks\r\u2028\u2029",
  "lone \ud800 surrogate \udc00",
  "\u0000\u0007\u001b\u007f\u0085\ufeff\u202e",
  "𝒳 and é",
];

describe("stringLiteral", () => {
  it.each(hostile)("means exactly the text: %j", (text) => {
    const literal = stringLiteral(text);
    expect(meaning(literal)).toBe(text);
    // Whatever a terminal or an editor would act on is escaped.
    expect(literal).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\ufeff]/);
  });
});

describe("propertyKey", () => {
  it.each(["plain", "$x", "a-b", "1st", "", "class", "__proto__", "constructor", ...hostile])(
    "defines just that property: %j",
    (name) => {
      const object = meaning(`{ ${propertyKey(name)}: 1 }`) as object;
      expect(Object.keys(object)).toEqual([name]);
      expect(Object.getPrototypeOf(object)).toBe(Object.prototype);
    },
  );
});

describe("printLiteral", () => {
  it("keeps on one line what fits in 100 columns, and breaks what does not", () => {
    expect(printLiteral({ type: "list", member: "Name" })).toBe('{ type: "list", member: "Name" }');
    const wide = { values: Array.from({ length: 12 }, (_, index) => `value-${index}`), more: {} };
    expect(printLiteral(wide)).toBe(
      `{\n  values: [\n${wide.values.map((value) => `    "${value}",\n`).join("")}  ],\n  more: {},\n}`,
    );
  });

  it("leaves out what is undefined, and means the same data", () => {
    const data: LiteralValue = {
      text: "a",
      gone: undefined,
      list: [1, -2.5, true, null, { deep: [] }],
      ["__proto__"]: "own",
      long: "x".repeat(120),
    };
    const text = printLiteral(data);
    expect(text).not.toContain("gone");
    expect(meaning(text)).toEqual(JSON.parse(JSON.stringify(data)));
  });

  it("counts the columns that are taken on the first line", () => {
    const value = { a: "x".repeat(40), b: "y".repeat(30) };
    expect(printLiteral(value, 0, 0)).not.toContain("\n");
    expect(printLiteral(value, 0, 20)).toContain("\n");
  });

  it("gives a string a line of its own where it is too long for that of its key", () => {
    const long = "x".repeat(90);
    expect(printLiteral({ message: long })).toBe(`{\n  message:\n    "${long}",\n}`);
    expect(printLiteral({ id: long + long })).toBe(`{\n  id: "${long + long}",\n}`);
  });
});
