import type { Course } from "./course.js";
import type { LifecycleCallData } from "./lifecycle-data.js";
import { contractOfOperation } from "./operation-of.js";
import type { Tracked } from "./position.js";
import { allowedMember, type Change } from "./resource-members.js";
import type { SequenceAnswer } from "./sequence.js";
import type { Members } from "./sequence-values.js";
import { show } from "./told.js";

/** What becomes of a call that the rule accepts. */
export function accept(course: Course, rule: LifecycleCallData): SequenceAnswer {
  const { machine } = course;
  const state = rule.to ?? course.subject.state;
  const before = machine.exists(course.subject.state) ? course.members() : undefined;
  const nth = course.count();
  const isChanged = rule.to !== undefined || rule.changes !== undefined;
  const published =
    rule.to === undefined && rule.publishes !== undefined && publishedAlready(course);
  if (published) return show(course, rule.view, published);
  if (machine.exists(state) && isChanged) change(course, rule, { before, nth });
  else if (rule.to !== undefined) {
    course.track(course.version, { state, seen: 0, members: undefined });
  }
  if (rule.publishes !== undefined) return publish(course, rule, rule.publishes);
  return show(course, rule.view, course.subject);
}

function change(
  course: Course,
  rule: LifecycleCallData,
  { before, nth }: { readonly before: Members | undefined; readonly nth: number },
): void {
  const state = rule.to ?? course.subject.state;
  // What is published without a change of the resource is described by the request alone.
  const asked = rule.to !== undefined || rule.publishes === undefined ? repeated(course, nth) : {};
  const made = before ?? drawnAsAsked(course, state, { asked, nth });
  const members = described(course, { made, asked, state, changes: rule.changes ?? [] });
  course.track(course.version, { state, seen: 0, members });
}

/** A new resource, of which the request tells what it can. */
function drawnAsAsked(
  course: Course,
  state: string,
  { asked, nth }: { readonly asked: Members; readonly nth: number },
): Members {
  const stated = Object.entries(asked).filter(([, value]) => value !== undefined);
  try {
    return course.drawn(state, nth, { told: Object.fromEntries(stated), at: course.now });
  } catch {
    // A request may ask for what no resource can have; what else is wrong shows without it, too.
    return course.drawn(state, nth, { at: course.now });
  }
}

/** The latest version, where nothing has changed since it was published. */
function publishedAlready(course: Course): Tracked | undefined {
  const { machine, position } = course;
  const { unlike } = machine.data.versions ?? {};
  const latest = [...position.versions.values()].at(-1);
  if (unlike === undefined || latest === undefined) return undefined;
  if (!machine.exists(latest.state)) return undefined;
  return latest.members?.[unlike] === course.membersOf(undefined)[unlike] ? latest : undefined;
}

function publish(course: Course, rule: LifecycleCallData, state: string): SequenceAnswer {
  const { versions } = course.machine.data;
  const latest = course.membersOf(undefined);
  const number = String(course.position.versions.size + 1);
  const arn = versions?.arn;
  const own = {
    ...(versions === undefined ? {} : allowedMember(course.scene, versions.member, number)),
    ...(arn === undefined
      ? {}
      : allowedMember(course.scene, arn, `${String(latest[arn])}:${number}`)),
  };
  // What is new of the version is not what is new of the resource.
  const nth = course.count();
  // A request that changes the resource has done so already.
  const asked = rule.to === undefined ? repeated(course, nth) : {};
  const made = described(course, { made: latest, asked, state, changes: versions?.own ?? [] });
  const version = { state, seen: 0, members: { ...made, ...own } };
  course.track(number, version);
  if (arn === undefined || rule.view?.unqualified !== true) return show(course, rule.view, version);
  const members = { ...version.members, [arn]: latest[arn] };
  return show(course, rule.view, { ...version, members });
}

/** What a request changes about the resource, but for what names it. */
function repeated({ machine, values, call }: Course, nth: number): Members {
  const { named, structure } = machine.data;
  const contract = contractOfOperation(values.service, call.operation);
  const { request } = call;
  const all = values.repeated(contract, { nth, request }, values.service.shape(structure));
  return Object.fromEntries(Object.entries(all).filter(([name]) => name !== named));
}

/** What was made, as the request asks for, in another state. */
function described(
  course: Course,
  {
    made,
    asked,
    state,
    changes,
  }: Pick<Change, "changes"> & {
    readonly made: Members;
    readonly asked: Members;
    readonly state: string;
  },
): Members {
  const { machine, values } = course;
  const change = { changes, at: course.now };
  const changed = course.inState({ ...made, ...asked }, state, change);
  const shape = values.service.shape(machine.data.structure);
  const isSound = shape.validate(changed, { observed: values.observed }).length === 0;
  // A request may ask for what the resource cannot have, which the machine knows nothing of.
  return isSound ? changed : course.inState(made, state, change);
}
