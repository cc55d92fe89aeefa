import type { OperationContract, OperationTypes, Service } from "../service.js";

/** The contract of an operation by its Smithy name. */
export function contractOfOperation(
  service: Service,
  name: string,
): OperationContract<OperationTypes> {
  return service.operation(name, service.data.operations[name] ?? {});
}
