import { memberOf } from "../situations/member-rule.js";
import type { Members } from "./sequence-values.js";

/** A member of a request as a caller sent it, which may be anything. */
export function requestMember(request: unknown, name: string): unknown {
  if (typeof request !== "object" || request === null) return undefined;
  return memberOf(request as Members, name);
}
