import { conforms } from "../check/check.js";
import { describing, type Machine } from "./machine.js";
import { momentIn, momentText } from "./moment-text.js";
import type { Position } from "./position.js";
import { situationsOfForm } from "./request-situations.js";
import type { SequenceCall } from "./sequence.js";
import type { CaseInstance, Members, SequenceValues } from "./sequence-values.js";

/** The call during which a resource is described, and where the sequence stands. */
export interface Scene {
  readonly machine: Machine;
  readonly values: SequenceValues;
  readonly call: SequenceCall;
  readonly position: Position;
}

/** How the members of a resource are drawn. */
export interface Drawing {
  readonly instance?: CaseInstance | undefined;
  /** Members that are told already. */
  readonly told?: Members;
  /** Members that are new: they are not as overrides have them. */
  readonly fresh?: readonly string[];
  /** When, in milliseconds since the sequence began. */
  readonly at?: number;
}

/** What becomes of a resource, and when, in milliseconds since the sequence began. */
export interface Change {
  /** Members that are new. */
  readonly changes: readonly string[];
  readonly instance?: CaseInstance | undefined;
  readonly at: number;
}

/** What describes a resource in a state. */
export function drawnMembers(
  scene: Scene,
  state: string,
  { nth, instance, told = {}, fresh = [], at = 0 }: Drawing & { readonly nth: number },
): Members {
  const { machine, values, call, position } = scene;
  const { data } = machine;
  const { name } = position;
  const drawn = values.structure(values.service.shape(data.structure), {
    nth,
    request: call.request,
    situation: situationsIn(scene, state),
    given: {
      ...usualMembers(scene, at, fresh),
      ...told,
      ...(name === undefined ? {} : allowedMember(scene, data.named, name)),
    },
    fresh,
    instance,
  });
  return { ...drawn, ...ownedArn(scene, drawn) };
}

/** The ARN of what the resource belongs to, with the resource's name behind a colon. */
function ownedArn(scene: Scene, drawn: Members): Members {
  const { named, within } = scene.machine.data;
  const { overrides } = scene.values;
  const owner = scene.position.within;
  const arn = within?.arn;
  if (arn === undefined || owner === undefined || Object.hasOwn(overrides, arn)) return {};
  const text = drawn[arn];
  if (typeof text !== "string") return {};
  const parts = text.split(":").slice(0, 6);
  return allowedMember(scene, arn, [...parts, owner, String(drawn[named])].join(":"));
}

/** The same resource in another state: what the state says of its members, and what is new. */
export function membersInState(
  scene: Scene,
  before: Members,
  state: string,
  { changes, instance, at }: Change,
): Members {
  const { machine, values, position } = scene;
  const { situations } = describing(machine, values.service);
  const told = new Set(changes);
  for (const name of [machine.situation(state) ?? []].flat()) {
    const { members = {}, observed = {} } = situations.get(name) ?? {};
    for (const member of Object.keys({ ...members, ...observed })) told.add(member);
  }
  // What is new goes with what stays, such as the digest of an image with an image.
  const going = goingWith(scene, changes).filter((name) => !told.has(name));
  const drawn = drawnMembers(scene, state, {
    nth: position.count,
    instance,
    told: Object.fromEntries(going.map((name) => [name, before[name]])),
    fresh: changes,
    at,
  });
  const members: Record<string, unknown> = {};
  // The members of before keep their places; those that are new come behind them.
  for (const name of Object.keys({ ...before, ...drawn })) {
    const value = told.has(name) ? drawn[name] : before[name];
    if (value !== undefined) members[name] = value;
  }
  return members;
}

/** The member with this value, unless the structure cannot have it. */
export function allowedMember({ machine, values }: Scene, member: string, value: string): Members {
  const { memberByName } = describing(machine, values.service);
  const target = memberByName.get(member)?.target;
  const fits = target && conforms(target, value, { direction: "response", depth: 0 });
  return fits === true ? { [member]: value } : {};
}

/** What the resource is like in a state, and where it is not known yet, what the request tells. */
function situationsIn(
  { machine, values, call, position }: Scene,
  state: string,
): readonly string[] {
  const stated = [machine.situation(state) ?? []].flat();
  if (position.resource.members !== undefined) return stated;
  const node = describing(machine, values.service);
  return [...stated, ...situationsOfForm(machine.data, node, call, values.overrides)];
}

/** What is so of every resource: that it is no version, and when it was changed. */
function usualMembers(scene: Scene, at: number, fresh: readonly string[]): Members {
  const { versions, moments = {} } = scene.machine.data;
  const { overrides, epoch } = scene.values;
  const isFree = (name: string): boolean => fresh.includes(name) || !Object.hasOwn(overrides, name);
  const members: Record<string, unknown> = {};
  if (versions !== undefined && isFree(versions.member)) {
    Object.assign(members, allowedMember(scene, versions.member, versions.latest));
  }
  for (const [name, zone] of Object.entries(moments)) {
    if (!isFree(name)) continue;
    const start = momentIn(overrides[name], zone) ?? epoch.getTime();
    Object.assign(members, allowedMember(scene, name, momentText(start + at, zone)));
  }
  return members;
}

/** The members of which the situations that tell of these members tell, too. */
function goingWith({ machine, values }: Scene, changes: readonly string[]): readonly string[] {
  const { situations } = describing(machine, values.service);
  const told = [...situations.values()].map(({ members, usually, typical }) =>
    Object.keys({ ...members, ...usually, ...typical }),
  );
  return [...new Set(told.filter((names) => changes.some((name) => names.includes(name))).flat())];
}
