import { runInThisContext } from "node:vm";
import {
  type Contract,
  contractOf,
  type OperationTypes,
  type ServiceData,
} from "@shapesmith/contract";
import { emitContract } from "../packages/codegen/src/emitters/contract/index.js";
import type { Model } from "../packages/codegen/src/model/model.js";
import { planService } from "../packages/codegen/src/plan/plan.js";

/** A contract of which it is not known what its shapes and operations are. */
export type AnyContract = Contract<
  Readonly<Record<string, unknown>>,
  Readonly<Record<string, OperationTypes>>
>;

/** The contract that is emitted for a model, without a file of it: its data is a literal. */
export function contractOfModel(model: Model): AnyContract {
  const text = emitContract(planService(model).plan);
  const literal = /^const data = \(\): ServiceData => \((\{[^]*?^\}|\{.*\})\);$/m.exec(text)?.[1];
  if (literal === undefined) throw new Error("contract.ts has no literal of the service's data.");
  return contractOf(runInThisContext(`(${literal})`) as ServiceData, import.meta.url);
}
