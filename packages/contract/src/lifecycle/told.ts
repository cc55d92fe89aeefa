import { qualifierOf } from "./asked-version.js";
import type { Course } from "./course.js";
import { leftOut } from "./left-out.js";
import type { LifecycleCallData, LifecycleViewData } from "./lifecycle-data.js";
import { isForRequest } from "./call-rule.js";
import { describing } from "./machine.js";
import { contractOfOperation } from "./operation-of.js";
import { wait } from "./passing-time.js";
import { placed } from "./placed.js";
import type { Tracked } from "./position.js";
import { allowedMember } from "./resource-members.js";
import type { SequenceAnswer } from "./sequence.js";
import type { Members } from "./sequence-values.js";

/** An answer that shows the resource or a version where the view says so. */
export function show(
  course: Course,
  view: LifecycleViewData | undefined,
  subject: Tracked,
): SequenceAnswer {
  const { machine, values, call } = course;
  const contract = contractOfOperation(values.service, call.operation);
  const members = machine.exists(subject.state) ? shown(course, subject) : undefined;
  const nth = course.position.count;
  const without = leftOut(describing(machine, values.service), call.operation);
  const known = view?.member !== undefined && !view.list ? { [view.member]: members } : {};
  const answer = values.response(contract, { nth, request: call.request, given: known });
  return { response: placed(answer, view, members, without), next: course.position };
}

function shown(course: Course, subject: Tracked): Members {
  const { machine, call } = course;
  const members = subject.members ?? course.members();
  const { arn, latest } = machine.data.versions ?? {};
  // Who asks for the latest by its qualifier is shown an ARN that has it.
  if (arn === undefined || latest === undefined) return members;
  if (qualifierOf(machine, call.request) !== latest) return members;
  return { ...members, ...allowedMember(course.scene, arn, `${String(members[arn])}:${latest}`) };
}

/** A refusal, which may change the resource. For the caller, time goes on where its state is why. */
export function refuse(
  course: Course,
  rule: LifecycleCallData & { readonly error: string },
  isBecauseOfState: boolean = !isForRequest(rule),
): SequenceAnswer {
  const { machine, values, call } = course;
  const isThere = machine.exists(course.subject.state);
  const error = values.error(contractOfOperation(values.service, call.operation), {
    nth: course.count(),
    request: call.request,
    error: rule.error,
    message: rule.message,
    resource: isThere ? course.members() : undefined,
  });
  if (rule.to !== undefined) course.move(course.version, { ...rule, to: rule.to }, undefined);
  else if (isBecauseOfState) wait(course);
  return { error, next: course.position };
}
