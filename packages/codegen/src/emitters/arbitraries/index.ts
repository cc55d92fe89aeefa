import type { Plan } from "../../plan/plan.js";
import { factoryModule } from "../factory-module.js";
import { runtime } from "../runtime-symbols.js";

/** `arbitraries.ts`: fast-check arbitraries, driven by the contract. */
export function emitArbitraries(plan: Plan): string {
  const symbols = {
    factory: runtime.ArbitraryFactory,
    factoryOf: runtime.arbitraryOf,
    operations: runtime.OperationArbitraries,
    operationsOf: runtime.operationArbitraries,
  };
  return factoryModule(plan, symbols, "Arbitrary requests, responses and errors");
}
