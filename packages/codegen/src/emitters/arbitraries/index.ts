import type { Plan } from "../../plan/plan.js";
import { callDeclaration } from "../../typescript/call-declaration.js";
import { type FactoryModule, factoryModule } from "../factory-module.js";
import { printSequences } from "./sequences.js";
import { runtime } from "../runtime-symbols.js";

/** `arbitraries.ts`: fast-check arbitraries, driven by the contract. */
export function emitArbitraries(plan: Plan): string {
  const symbols = {
    factory: runtime.ArbitraryFactory,
    factoryOf: runtime.arbitraryOf,
    operations: runtime.OperationArbitraries,
    operationsOf: runtime.operationArbitraries,
    observed: runtime.ObservedArbitraryFactory,
    observedOf: runtime.situationArbitraryOf,
    situated: runtime.SituationArbitraryFactory,
  };
  return factoryModule(
    plan,
    symbols,
    "Arbitrary requests, valid and invalid, responses and errors",
    (module) => {
      printErrors(module);
      printSequences(plan, module);
    },
  );
}

function printErrors({ file, contract, types }: FactoryModule): void {
  file.print("/** Every error of the service, and those that every service gives, by name. */\n");
  const errors = callDeclaration({
    name: "errors",
    type: file.use(runtime.ErrorArbitraries),
    typeArguments: [`${types}.Operations`],
    callee: file.use(runtime.errorArbitraries),
    args: [`${contract}.operations`],
  });
  file.print(`${errors}\n`);
}
