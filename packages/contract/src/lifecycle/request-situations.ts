import type { StructureNode } from "../node.js";
import { isPlainObject } from "../plain-object.js";
import type { Service } from "../service.js";
import { ruleHolds, rulesHold } from "../situations/member-rule.js";
import type { LifecycleData, LifecycleRequestsData } from "./lifecycle-data.js";
import { describing, type Machine } from "./machine.js";
import { requestMember } from "./request-member.js";
import type { Members } from "./sequence-values.js";

/** The situations of the resource in which callers send other requests than usual. */
export function requestSituations(
  machine: Machine,
  service: Service,
  resource: Members,
): readonly string[] {
  const { situations } = describing(machine, service);
  return Object.keys(machine.data.requestsIn ?? {}).filter((name) => {
    const members = situations.get(name)?.members;
    return members !== undefined && rulesHold(Object.entries(members), resource);
  });
}

/**
 * The situations that the resource must be in, since requests of this form are sent in no other;
 * where they are sent in others, the first other one of the same aspect.
 *
 * @param overrides members that the resource has; by default nothing is known of it.
 */
export function situationsOfForm(
  { requests = {}, requestsIn = {} }: LifecycleData,
  { situations }: StructureNode,
  { operation, request }: { readonly operation: string; readonly request: unknown },
  overrides: Members = {},
): readonly string[] {
  const usual = leavesOf(requests[operation]);
  const isPossible = (name: string): boolean => {
    const { members = {}, usually } = situations.get(name) ?? {};
    return Object.entries({ ...usually, ...members }).every(([member, rule]) => {
      const given = requestMember(request, member) ?? overrides[member];
      return given === undefined || ruleHolds(rule, given);
    });
  };
  return Object.entries(requestsIn).flatMap(([name, own]) => {
    const telling = leavesOf(own[operation]).filter((path) => !usual.includes(path));
    if (telling.length === 0) return [];
    const isAsked = telling.every(
      (path) => path.split(".").reduce(requestMember, request) !== undefined,
    );
    const aspect = situations.get(name)?.aspect;
    const others = [...situations].filter(
      ([other, data]) => aspect !== undefined && data.aspect === aspect && other !== name,
    );
    const wanted = isAsked ? [name] : others.map(([other]) => other);
    return wanted.filter(isPossible).slice(0, 1);
  });
}

/** The paths of the members of the request, and of those of its structures. */
function leavesOf(members: LifecycleRequestsData[string] = {}): readonly string[] {
  return Object.entries(members).flatMap(([name, value]) =>
    isPlainObject(value) ? Object.keys(value).map((part) => `${name}.${part}`) : [name],
  );
}
