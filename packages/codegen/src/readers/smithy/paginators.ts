import { isNodeObject, type NodeObject } from "../../model/node-form.js";

const paginated = "smithy.api#paginated";

/** The operation's traits, its pagination completed by what the service says for all operations. */
export function withServicePagination(operation: NodeObject, service: NodeObject): NodeObject {
  const own = operation[paginated];
  const shared = service[paginated];
  if (!isNodeObject(own) || !isNodeObject(shared)) return operation;
  return { ...operation, [paginated]: { ...shared, ...own } };
}

/** The service's traits without the names that it only has for its operations. */
export function withoutPagination({ [paginated]: _, ...others }: NodeObject): NodeObject {
  return others;
}
