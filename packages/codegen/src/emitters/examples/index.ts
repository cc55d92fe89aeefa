import type { Plan } from "../../plan/plan.js";
import { type LiteralValue, printLiteral, propertyKey } from "../../typescript/literal.js";
import { SourceFile } from "../../typescript/source-file.js";
import { header } from "../header.js";
import { runtime } from "../runtime-symbols.js";
import { validExamples } from "./valid-examples.js";

/**
 * `examples.ts`: calls that the sources show, as data; undefined where they show none. A file of its
 * own, of which nothing is made before it is asked for.
 */
export function emitExamples(plan: Plan): string | undefined {
  const { examples } = validExamples(plan);
  if (examples.size === 0) return undefined;
  const file = new SourceFile(["examples"]);
  file.print("/** Calls that the service's documentation shows, by operation. */\n");
  file.print(`export const examples: ${file.use(runtime.ExampleRecord)} = {\n`);
  for (const [operation, calls] of examples) {
    const key = propertyKey(operation);
    // ExampleData is an interface, which TypeScript does not take for a record; it holds data alone.
    const literal = printLiteral(calls as unknown as LiteralValue, 2, key.length + 11);
    file.print(`  ${key}: () => ${literal},\n`);
  }
  file.print("};\n");
  return file.toString(header(plan));
}

/** Whether there is such a file. */
export function hasExamples(plan: Plan): boolean {
  return validExamples(plan).examples.size > 0;
}
