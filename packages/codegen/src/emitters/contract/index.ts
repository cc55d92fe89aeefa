import { header } from "../header.js";
import type { Plan } from "../../plan/plan.js";
import { type LiteralValue, printLiteral } from "../../typescript/literal.js";
import { SourceFile } from "../../typescript/source-file.js";
import { runtime } from "../runtime-symbols.js";
import { contractData } from "./contract-data.js";

/** `contract.ts`: the one place where a service's limits stand, as data. */
export function emitContract(plan: Plan): string {
  const file = new SourceFile(["data", "contract", "shapes", "operations"]);
  const shapes = file.use({ module: "./types.js", name: "Shapes", isType: true });
  const operations = file.use({ module: "./types.js", name: "Operations", isType: true });
  const data = contractData(plan);
  // ServiceData is an interface, which TypeScript does not take for a record; it holds nothing else.
  const literal = printLiteral(data as unknown as LiteralValue, 0, 20);
  const types = `${shapes}, ${operations}`;
  file.print(`const data = (): ${file.use(runtime.ServiceData)} => (${literal});\n\n`);
  file.print(`const contract: ${file.use(runtime.Contract)}<${types}> = `);
  file.print(`${file.use(runtime.contractOf)}(data, import.meta.url);\n\n`);
  file.print("/** The contract of every shape, by name. */\n");
  file.print(`export const shapes: ${file.use(runtime.ShapeContracts)}<${shapes}> = `);
  file.print("contract.shapes;\n\n");
  file.print("/** The contract of every operation, by its Smithy name. */\n");
  file.print(`export const operations: ${file.use(runtime.OperationContracts)}<${operations}> = `);
  file.print("contract.operations;\n");
  return file.toString(header(plan));
}
