import { ruleHolds, rulesHold } from "../situations/member-rule.js";
import type { LifecycleCallData } from "./lifecycle-data.js";
import { requestMember } from "./request-member.js";
import type { Members } from "./sequence-values.js";

/** Whether the rule is about some requests only: other ones may be answered otherwise in the same state. */
export function isForRequest({ differs, asks, unpublished }: LifecycleCallData): boolean {
  return differs !== undefined || asks !== undefined || unpublished !== undefined;
}

/** Whether the request or its subject decides that the rule counts, whatever a script says. */
export function isUpToCallers({ asks, where, unpublished }: LifecycleCallData): boolean {
  return asks !== undefined || where !== undefined || unpublished !== undefined;
}

/** What a call is about, when it is made. */
export interface Called {
  /** Whether it is a version that is not there, of a resource that is. */
  readonly isUnpublished: boolean;
  /** What describes it. Read only where a rule speaks of it. */
  members(): Members;
}

/** Whether what the rule asks of the request and its subject is so. */
export function holds(rule: LifecycleCallData, request: unknown, subject: Called): boolean {
  const { where, unpublished } = rule;
  if (unpublished && !subject.isUnpublished) return false;
  if (!isAsked(rule, request, () => subject.members())) return false;
  return where === undefined || rulesHold(Object.entries(where), subject.members());
}

/**
 * Whether a request is what a rule, or a step of a script, asks of it.
 *
 * @param members what describes the subject; called only where the request must differ from that.
 */
export function isAsked(
  { asks = {}, differs }: Pick<LifecycleCallData, "asks" | "differs">,
  request: unknown,
  members: () => Members,
): boolean {
  const isSo = Object.entries(asks).every(([name, told]) =>
    ruleHolds(told, requestMember(request, name)),
  );
  if (!isSo || differs === undefined) return isSo;
  const given = requestMember(request, differs);
  return given !== undefined && given !== members()[differs];
}
