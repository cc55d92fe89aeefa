import { anyNode, FormError, listOf, object, optional, text } from "../../model/node-form.js";
import type { Example, Node } from "../../model/traits.js";
import type { JsonFile } from "../json-file.js";
import type { Reading } from "./reading.js";
import { sectionOf } from "./side-file.js";

interface RawExample {
  readonly id?: string;
  readonly title?: string;
  readonly input?: Node;
  readonly output?: Node;
}

/** Texts about the values. */
const prose: readonly string[] = ["comments", "description"];

/**
 * The examples of an `examples-1.json`, by operation. Those of an operation that are not in the form
 * of examples are left out and told.
 *
 * @throws ShapesmithError (`source`) when the file is no such file.
 */
export function readExamples(
  file: JsonFile,
  reading: Reading,
): ReadonlyMap<string, readonly Example[]> {
  const { document, names, unread } = reading;
  const examples = new Map<string, readonly Example[]>();
  for (const [operation, node] of sectionOf(file, "examples")) {
    if (!document.operations.has(operation)) {
      tellLeftOut(operation, names.service, "the service has no such operation", reading);
      continue;
    }
    try {
      const read = form(node, {
        path: "",
        surplus: ({ path }) => {
          const name = path.slice(path.lastIndexOf(".") + 1);
          if (!prose.includes(name)) unread.count(name);
        },
      });
      examples.set(operation, read.map(exampleOf));
    } catch (error) {
      if (!(error instanceof FormError)) throw error;
      const { path, expected, actual } = error;
      const at = path === "" ? "" : `${path}: `;
      const reason = `${at}expected ${expected}, got ${actual}`;
      tellLeftOut(operation, names.operation(operation), reason, reading);
    }
  }
  return examples;
}

const form = listOf(
  object<RawExample>({
    id: optional(text),
    title: optional(text),
    input: optional(anyNode),
    output: optional(anyNode),
  }),
);

function exampleOf({ id = "", title = id, input, output }: RawExample): Example {
  return {
    title,
    ...(input === undefined ? {} : { input }),
    ...(output === undefined ? {} : { output }),
  };
}

function tellLeftOut(
  operation: string,
  shape: string,
  reason: string,
  { findings }: Reading,
): void {
  const name = JSON.stringify(operation.slice(0, 200));
  const message = `The examples of ${name} are left out: ${reason}.`;
  findings.push({ severity: "warning", code: "examples-unreadable", shape, message });
}
