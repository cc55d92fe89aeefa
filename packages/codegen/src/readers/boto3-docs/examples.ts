import type { Example, Node } from "../../model/traits.js";
import type { PageExample } from "./page.js";
import type { Python } from "./python.js";

/** An example of a page as Smithy has it; undefined where a value in it stands for others. */
export function exampleOf({ title, input, output }: PageExample): Example | undefined {
  const request = recordOf(input);
  const response = output === undefined ? undefined : recordOf(output);
  if (request === undefined || (output !== undefined && response === undefined)) return undefined;
  return { title, input: request, ...(response === undefined ? {} : { output: response }) };
}

function recordOf(
  entries: ReadonlyMap<string, Python>,
): Readonly<Record<string, Node>> | undefined {
  const nodes: [string, Node][] = [];
  for (const [name, value] of entries) {
    const node = nodeOf(value);
    if (node === undefined) return undefined;
    nodes.push([name, node]);
  }
  // fromEntries defines each key as it is, also one that would set the prototype.
  return Object.fromEntries(nodes);
}

function nodeOf(value: Python): Node | undefined {
  switch (value.kind) {
    case "dict":
      return recordOf(value.entries);
    case "list": {
      const items = value.items.map(nodeOf);
      return items.every((item) => item !== undefined) ? items : undefined;
    }
    case "string":
      return unescaped(value.text);
    case "number": {
      const number = Number(value.text);
      return Number.isFinite(number) ? number : undefined;
    }
    case "name":
      return constants.get(value.name);
    case "call":
      return value.name === "datetime" ? dateOf(value) : undefined;
    case "bytes":
    case "ellipsis":
    case "recursive":
    case "choice":
      return undefined;
  }
}

const constants: ReadonlyMap<string, Node> = new Map<string, Node>([
  ["True", true],
  ["False", false],
  ["None", null],
]);

/** Strings are written as they are, but for control characters. */
function unescaped(text: string): string {
  const controls: Readonly<Record<string, string>> = {
    n: "\n",
    r: "\r",
    t: "\t",
    b: "\b",
    f: "\f",
  };
  return text.replace(/\\([nrtbf])/g, (whole, letter: string) => controls[letter] ?? whole);
}

/** `datetime(2015, 1, 1, 12, 30, 0, ...)`, in UTC; as the model's examples have dates. */
function dateOf({ args }: Extract<Python, { kind: "call" }>): Node | undefined {
  const numbers = args.map(({ value }) => (value.kind === "number" ? Number(value.text) : NaN));
  const [year = NaN, month = NaN, day = NaN, hour = 0, minute = 0, second = 0] = numbers;
  const time = Date.UTC(year, month - 1, day, hour, minute, second);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().replace(".000Z", "Z");
}
