import type { ServiceData } from "@shapesmith/contract";
import type { Plan } from "../../plan/plan.js";
import { serviceData } from "./expression.js";
import { operationData } from "./operation.js";

/** All that `contract.ts` holds. */
export function contractData(plan: Plan): ServiceData {
  return serviceData(
    plan,
    Object.fromEntries(plan.operations.map((planned) => [planned.name, operationData(planned)])),
  );
}
