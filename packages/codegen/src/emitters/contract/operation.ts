import type { OperationData } from "@shapesmith/contract";
import type { PlannedOperation } from "../../plan/plan.js";

/** What `contract.ts` holds of one operation. */
export function operationData(planned: PlannedOperation): OperationData {
  const { input, output, errors } = planned;
  const { http, waitable, paginated, situation, iamAction } = planned.operation.traits;
  return {
    ...(input === undefined ? {} : { input: input.name }),
    ...(output === undefined ? {} : { output: output.name }),
    ...(errors.length === 0 ? {} : { errors: errors.map((error) => error.name) }),
    ...(http === undefined ? {} : { http }),
    ...(iamAction?.name === undefined ? {} : { iamAction: iamAction.name }),
    ...(paginated === undefined ? {} : { pagination: paginated }),
    ...(waitable === undefined ? {} : { waiters: waitable }),
    ...(situation === undefined ? {} : { situation }),
  };
}
