import { isAsked } from "./call-rule.js";
import type { Course } from "./course.js";
import type { ScriptCall, ScriptStep } from "./script.js";
import { isHere, stepsAhead } from "./steps-ahead.js";

/** Lets happen what is due before the call. */
export function settle(course: Course): void {
  for (;;) {
    const index = course.position.step;
    const step = course.script.steps[index];
    if (step?.kind !== "turn" || !isHere(course, step)) break;
    course.goTo(index + 1);
    turn(course, step);
  }
}

/**
 * Lets a state end that has been seen often enough and that the script says nothing of.
 *
 * @returns whether it did.
 */
export function turnAsUsual(course: Course): boolean {
  const { state, seen } = course.subject;
  const usual = course.machine.usualTurn(state);
  if (usual === undefined || isScripted(course) || seen < (usual.polls ?? 0)) return false;
  course.move(course.version, usual, undefined);
  return true;
}

/** Whether the script says how the state ends in which the subject is. */
function isScripted(course: Course): boolean {
  const isVersion = course.version !== undefined;
  return stepsAhead(course).some(
    ([, step]) =>
      step.kind !== "call" && (step.version === true) === isVersion && isHere(course, step),
  );
}

/** The step of the script that says what becomes of the call; the script goes on behind it. */
export function takeCall(
  course: Course,
  isWanted: (step: ScriptCall) => boolean = () => true,
): ScriptCall | undefined {
  const { machine, call, version } = course;
  const view = machine.readOf(call.operation);
  const isPoll = version === undefined && view !== undefined && !view.list;
  for (const [index, step] of stepsAhead(course)) {
    // The poll that comes first may be this one.
    if (step.kind === "poll" && isPoll && !step.version && isHere(course, step)) return undefined;
    if (step.kind !== "call" || step.operation !== call.operation) continue;
    if (!isOfSubject(course, step) || !isHere(course, step)) continue;
    if (!isAsked(step, call.request, () => course.members()) || !isWanted(step)) continue;
    course.goTo(index + 1);
    return step;
  }
  return undefined;
}

function isOfSubject(course: Course, { version, unpublished }: ScriptCall): boolean {
  if (unpublished) return course.version !== undefined && course.isUnpublished;
  return course.version === (version ? course.latestVersion : undefined);
}

/** The subject is seen, unless it has become something else before it could be. */
export function see(course: Course): void {
  for (let next = nextInTime(course); next !== undefined; next = nextInTime(course)) {
    const [index, step] = next;
    if (step.kind === "stay") break;
    course.goTo(index + 1);
    if (step.kind === "poll") break;
    turn(course, step);
  }
  countSeen(course);
}

/** Somebody was refused because of the state: for the caller, time goes on as it does by a poll. */
export function wait(course: Course): void {
  const next = nextInTime(course);
  if (next?.[1].kind === "poll") course.goTo(next[0] + 1);
  // What is due now happens before the next call.
  if (next?.[1].kind === "turn") course.goTo(next[0]);
  countSeen(course);
}

function countSeen(course: Course): void {
  const { state, seen, members } = course.subject;
  course.track(course.version, { state, members, seen: seen + 1 });
}

/**
 * The next poll or turn of the script. Calls that the script has before it are passed over where the
 * state would not last, where they could not be answered that way, and where they need a request of a
 * special kind.
 */
function nextInTime(
  course: Course,
): readonly [number, Exclude<ScriptStep, ScriptCall>] | undefined {
  for (const [index, step] of stepsAhead(course)) {
    if (!isHere(course, step)) continue;
    if (step.kind !== "call") {
      if ((step.version === true) === (course.version !== undefined)) return [index, step];
    } else if (!isSpecial(step) && course.machine.usualTurn(step.in) === undefined) {
      return undefined;
    }
  }
  return undefined;
}

function isSpecial({ asks, unpublished }: ScriptCall): boolean {
  return asks !== undefined || unpublished === true;
}

function turn(course: Course, step: Extract<ScriptStep, { kind: "turn" }>): void {
  const version = step.version ? course.latestVersion : undefined;
  const known = course.machine.turns(step.in, step.version).find(({ to }) => to === step.to);
  course.move(version, known ?? { from: step.in, to: step.to }, step.instance);
}
