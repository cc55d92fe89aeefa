import { conforms } from "../check/check.js";
import type { MemberRules } from "../data.js";
import { askedRequest } from "./asked-request.js";
import { atHome } from "./at-home.js";
import { contractOfOperation } from "./operation-of.js";
import type { Machine } from "./machine.js";
import type { Position } from "./position.js";
import { requestSituations } from "./request-situations.js";
import type { Members, SequenceValues } from "./sequence-values.js";

/** When a request is sent, and what for. */
export interface Moment {
  readonly machine: Machine;
  readonly values: SequenceValues;
  readonly position: Position;
  /** The version that the request is about; undefined: the resource itself. */
  readonly version: string | undefined;
  /** What is asked of the request. */
  readonly asks: MemberRules | undefined;
}

/**
 * What must be there, and what usual callers send, as the overrides have it: who makes the resource
 * asks for all of them.
 *
 * @throws TypeError when no request of the operation can be what is asked for.
 */
export function nominalRequest(moment: Moment, operation: string): Members {
  const { machine, values, position, version, asks } = moment;
  const { members } = position.resource;
  const forms = usualForms(machine, values, members ?? values.overrides, operation);
  const [usual = {}] = forms;
  const { versions } = machine.data;
  const qualified =
    version !== undefined && versions !== undefined ? { [versions.qualifier]: version } : {};
  if (asks === undefined) return { ...requestOf(moment, operation, usual), ...qualified };
  const requests = forms.map((form) => ({ ...requestOf(moment, operation, form), ...qualified }));
  const contract = contractOfOperation(values.service, operation);
  const asked = askedRequest(requests, asks, values.request(contract, { nth: 0 }));
  if (asked !== undefined) return asked;
  const wanted = JSON.stringify(asks);
  throw new TypeError(`${machine.name}: no request of ${operation} could be made with ${wanted}.`);
}

function requestOf(
  { machine, values, position }: Moment,
  operation: string,
  usual: Members,
): Members {
  const { named, within } = machine.data;
  const contract = contractOfOperation(values.service, operation);
  const { node } = contract.request;
  if (node.type !== "structure") return {};
  const isNew = !machine.exists(position.resource.state);
  const known: Record<string, unknown> = {};
  for (const { name, required, target } of node.members) {
    const own = values.overrides[name];
    const isWanted = own !== undefined && (isNew || required || Object.hasOwn(usual, name));
    if (isWanted && conforms(target, own, { direction: "request", depth: 0 })) known[name] = own;
    else if (Object.hasOwn(usual, name)) known[name] = atHome(usual[name], values.home);
  }
  if (node.memberByName.has(named) && position.name !== undefined) known[named] = position.name;
  if (within !== undefined && position.within !== undefined) known[within.member] = position.within;
  const full = values.request(contract, { nth: 0, given: known });
  const request: Record<string, unknown> = {};
  for (const { name, required } of node.members) {
    if (Object.hasOwn(known, name)) request[name] = known[name];
    else if (required) request[name] = full[name];
  }
  return request;
}

/** What callers send beside what must be there: first what they do for a resource like this one. */
function usualForms(
  machine: Machine,
  { service }: SequenceValues,
  resource: Members,
  operation: string,
): readonly Members[] {
  const { requests = {}, requestsIn = {} } = machine.data;
  const own = requestSituations(machine, service, resource);
  const situations = [...own, "", ...Object.keys(requestsIn).filter((name) => !own.includes(name))];
  return situations.flatMap((name): readonly Members[] => {
    const all = name === "" ? requests : requestsIn[name];
    if (all !== undefined && Object.hasOwn(all, operation)) return [all[operation] ?? {}];
    return name === "" ? [{}] : [];
  });
}
