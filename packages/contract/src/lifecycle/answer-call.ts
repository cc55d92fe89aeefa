import { accept } from "./accept.js";
import { isAlias, qualifierOf } from "./asked-version.js";
import { Course, type Play } from "./course.js";
import type { LifecycleCallData } from "./lifecycle-data.js";
import { isUpToCallers } from "./call-rule.js";
import { see, settle, takeCall, turnAsUsual } from "./passing-time.js";
import type { Position } from "./position.js";
import { kindOf, nameIn, nameOfMember } from "./resource-name.js";
import type { ScriptCall } from "./script.js";
import type { SequenceAnswer, SequenceCall } from "./sequence.js";
import { refuse, show } from "./told.js";

/** What a call is answered; undefined where the machine does not speak of it. */
export function answerCall(
  play: Play,
  position: Position,
  call: SequenceCall,
): SequenceAnswer | undefined {
  const { machine } = play;
  if (!machine.operations.includes(call.operation)) return undefined;
  if (isAlias(qualifierOf(machine, call.request), machine)) return undefined;
  const { named, within } = machine.data;
  if (isOther(call.request, named, position.name)) return undefined;
  if (within !== undefined && isOther(call.request, within.member, position.within))
    return undefined;
  return answerIn(new Course(play, position, call));
}

/** Whether the request names something else than what is known. */
function isOther(request: unknown, member: string, known: string | undefined): boolean {
  const asked = nameOfMember(request, member);
  if (asked === undefined || known === undefined) return false;
  return asked !== nameIn(known, kindOf(member));
}

/** The same position, at which it is known what describes the resource, if there is one. */
export function described(play: Play, position: Position): Position {
  const { resource } = position;
  if (resource.members !== undefined || !play.machine.exists(resource.state)) return position;
  const course = new Course(play, position, { operation: "", request: undefined });
  course.members();
  return course.position;
}

function answerIn(course: Course): SequenceAnswer {
  const { machine, call } = course;
  course.countCall();
  settle(course);
  let fate = fateOf(course);
  if (fate === undefined && turnAsUsual(course)) fate = fateOf(course);
  if (fate?.refusal !== undefined) return refuse(course, fate.refusal, fate.isBecauseOfState);
  const view = machine.readOf(call.operation);
  if (view !== undefined && (view.list || machine.exists(course.subject.state))) {
    if (fate === undefined && !view.list) see(course);
    return show(course, view, course.subject);
  }
  const rule = ruleFor(course, fate?.step);
  if (rule === undefined) throw unknown(course);
  return isRefusal(rule) ? refuse(course, rule) : accept(course, rule);
}

type Refusal = LifecycleCallData & { readonly error: string };

/** What is decided over a call already, be it by the request itself or by the script. */
interface Fate {
  readonly step?: ScriptCall | undefined;
  readonly refusal?: Refusal;
  readonly isBecauseOfState?: boolean;
}

function fateOf(course: Course): Fate | undefined {
  const unasked = refusalByRequest(course);
  if (unasked !== undefined) {
    // A step that is about other requests is yet to come.
    const step = takeCall(course, (one) => isRefusedBy(one, unasked));
    return { step, refusal: unasked };
  }
  const step = takeCall(course);
  if (step === undefined) return undefined;
  if (step.error === undefined) return { step };
  const refusal = { ...refusalOf(course, step), error: step.error };
  return { step, refusal, isBecauseOfState: false };
}

function isRefusedBy({ error, message }: ScriptCall, rule: Refusal): boolean {
  return error === rule.error && message === rule.message;
}

function isRefusal(rule: LifecycleCallData): rule is Refusal {
  return rule.error !== undefined;
}

/** The rule that refuses the request for what it asks, whatever becomes of other calls. */
function refusalByRequest(course: Course): Refusal | undefined {
  const rules = course.machine.rules(course.call.operation, course.subject.state);
  return rules.filter(isRefusal).find((rule) => isUpToCallers(rule) && course.holds(rule));
}

/** How a script refuses a call. It says itself when time goes on. */
function refusalOf(course: Course, { operation, error, message }: ScriptCall): LifecycleCallData {
  const said = message === undefined ? {} : { message };
  const rules = course.machine.rules(operation, course.subject.state);
  const found = rules.find((rule) => rule.error === error && rule.message === message);
  // Errors that say nothing about the state change nothing.
  return found?.to === undefined ? said : found;
}

function ruleFor(course: Course, step: ScriptCall | undefined): LifecycleCallData | undefined {
  const rules = course.machine.rules(course.call.operation, course.subject.state);
  if (step === undefined) {
    return rules.find((rule) => rule.seldom === undefined && course.holds(rule));
  }
  return rules.find(
    (rule) =>
      rule.error === undefined &&
      rule.differs === undefined &&
      rule.seldom === step.seldom &&
      course.holds(rule),
  );
}

function unknown({ machine, call, subject }: Course): TypeError {
  return new TypeError(
    `The lifecycle ${machine.name} does not say what becomes of ${call.operation} in the state ` +
      `${subject.state}.`,
  );
}
