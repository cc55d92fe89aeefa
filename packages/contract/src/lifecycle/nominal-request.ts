import { conforms } from "../check/check.js";
import { atHome } from "./at-home.js";
import { contractOfOperation } from "./operation-of.js";
import type { Machine } from "./machine.js";
import type { Position } from "./position.js";
import { requestSituations } from "./request-situations.js";
import type { Members, SequenceValues } from "./sequence-values.js";

/** When a request is sent. */
export interface Moment {
  readonly machine: Machine;
  readonly values: SequenceValues;
  readonly position: Position;
  /** The version that the request is about; undefined: the resource itself. */
  readonly version: string | undefined;
}

/**
 * What must be there, and what usual callers send, as the overrides have it: who makes the resource
 * asks for all of them.
 */
export function nominalRequest(
  { machine, values, position, version }: Moment,
  operation: string,
): Members {
  const { named, versions } = machine.data;
  const contract = contractOfOperation(values.service, operation);
  const { node } = contract.request;
  if (node.type !== "structure") return {};
  const { state, members } = position.resource;
  const usual = usualMembers(machine, values, members ?? values.overrides, operation);
  const isNew = !machine.exists(state);
  const known: Record<string, unknown> = {};
  for (const { name, required, target } of node.members) {
    const own = values.overrides[name];
    const isWanted = own !== undefined && (isNew || required || Object.hasOwn(usual, name));
    if (isWanted && conforms(target, own, { direction: "request", depth: 0 })) known[name] = own;
    else if (Object.hasOwn(usual, name)) known[name] = atHome(usual[name], values.home);
  }
  if (node.memberByName.has(named) && position.name !== undefined) known[named] = position.name;
  const full = values.request(contract, { nth: 0, given: known });
  const request: Record<string, unknown> = {};
  for (const { name, required } of node.members) {
    if (Object.hasOwn(known, name)) request[name] = known[name];
    else if (required) request[name] = full[name];
  }
  if (version !== undefined && versions !== undefined) request[versions.qualifier] = version;
  return request;
}

function usualMembers(
  machine: Machine,
  { service }: SequenceValues,
  resource: Members,
  operation: string,
): Members {
  const { requests = {}, requestsIn = {} } = machine.data;
  for (const name of requestSituations(machine, service, resource)) {
    const own = requestsIn[name];
    if (own !== undefined && Object.hasOwn(own, operation)) return own[operation] ?? {};
  }
  return Object.hasOwn(requests, operation) ? (requests[operation] ?? {}) : {};
}
