import { describe, expect, it } from "vitest";
import { readExample, UnreadableExample } from "./examples.js";

function code(input: string, output: string): string {
  return [
    "// What the example shows.",
    `const input = ${input};`,
    "const command = new GetThingCommand(input);",
    "const response = await client.send(command);",
    "/* response is",
    output,
    "*/",
  ].join("\n");
}

function inputOf(text: string): unknown {
  return readExample("title", code(text, "{ /* metadata only */ }")).input;
}

describe("readExample", () => {
  it("reads input and output", () => {
    const input =
      '{\n  Name: "thing",\n  Sizes: [\n    1,\n    -2.5E3\n  ],\n  Deep: {\n    On: true\n  }\n}';
    const output = "{\n  Missing: null,\n  None:   [],\n  Empty:   { /* empty */ }\n}";
    expect(readExample("To get", code(input, output))).toEqual({
      title: "To get",
      input: { Name: "thing", Sizes: [1, -2500], Deep: { On: true } },
      output: { Missing: null, None: [], Empty: {} },
    });
  });

  it("has no output where only metadata comes back", () => {
    const example = readExample("To delete", code("{ /* empty */ }", "{ /* metadata only */ }"));
    expect(example).toEqual({ title: "To delete", input: {} });
  });

  it("takes keys and strings as they stand", () => {
    expect(inputOf('{\n  :v1: "C:\\new"\n}')).toEqual({ ":v1": "C:\\new" });
    expect(inputOf('{\n  #key with space: `say "${no}"\n\\n`\n}')).toEqual({
      "#key with space": 'say "${no}"\n\\n',
    });
    const hostile = inputOf('{\n  __proto__: "own"\n}');
    expect(JSON.stringify(hostile)).toBe('{"__proto__":"own"}');
  });

  it.each([
    ["a date", "{\n  At: new Date(0)\n}", "expected a value"],
    ["a value cut off", '{\n  Name: "thing\n}', "expected a value"],
    ["a number that a double rounds", "{\n  Size: 9007199254740993\n}", "too many digits"],
    ["nesting without end", "{\n  A: ".repeat(5000), "nests deeper"],
    ["something after the value", '{\n  A: "`" + run()\n}', "expected }"],
  ])("refuses %s", (_what, text, reason) => {
    expect(() => inputOf(text)).toThrow(UnreadableExample);
    expect(() => inputOf(text)).toThrow(reason);
  });
});
