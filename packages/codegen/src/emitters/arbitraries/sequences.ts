import type { Plan } from "../../plan/plan.js";
import { lifecyclesData } from "../contract/lifecycles.js";
import type { FactoryModule } from "../factory-module.js";
import { runtime } from "../runtime-symbols.js";

/** `sequences`: arbitraries of the runs of all lifecycles, by group. */
export function printSequences(plan: Plan, { file, contract, types }: FactoryModule): void {
  const lifecycles = Object.values(lifecyclesData(plan) ?? {});
  if (lifecycles.length === 0) return;
  const groups = lifecycles.flatMap(({ runs, structure }) =>
    Object.keys(runs).map((group) => `    ${group}: ${types}.${structure};\n`),
  );
  file.print(
    "/** Any interleaving of calls, polls and failures that the life of a resource allows. */\n",
  );
  file.print(`export const sequences: ${file.use(runtime.SequenceArbitraries)}<\n`);
  file.print(`  ${types}.Operations,\n  {\n${groups.join("")}  }\n> = `);
  file.print(`${file.use(runtime.sequenceArbitraries)}(${contract}.operations);\n\n`);
}
