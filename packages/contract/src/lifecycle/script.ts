import type { MemberRules } from "../data.js";
import type { CaseInstance } from "./sequence-values.js";

/**
 * A way through the machine, step by step. `in` is the state that the resource is in before the step,
 * of the resource's latest version where `version` is set.
 */
export type ScriptStep =
  /** A call, accepted, or refused with the error. */
  | ScriptCall
  /** A poll that sees the state. */
  | { readonly kind: "poll"; readonly in: string; readonly version?: true }
  /** What happens between two calls. */
  | {
      readonly kind: "turn";
      readonly in: string;
      readonly to: string;
      readonly instance?: CaseInstance;
      readonly version?: true;
    }
  /** From here on nothing happens by itself. */
  | { readonly kind: "stay"; readonly in: string; readonly version?: true };

export interface ScriptCall {
  readonly kind: "call";
  readonly in: string;
  readonly operation: string;
  readonly error?: string;
  readonly message?: string;
  /** Refused only where this member of the request is not what the resource has. */
  readonly differs?: string;
  /** What is asked of the request. */
  readonly asks?: MemberRules;
  /** It is answered as calls of this kind seldom are. */
  readonly seldom?: true;
  readonly version?: true;
  /** It is about a version that is not there; `in` is the state of what is not there. */
  readonly unpublished?: true;
}

export interface Script {
  /** The state that it begins in. */
  readonly start: string;
  readonly steps: readonly ScriptStep[];
  /** What the resource is like, where that decides over calls. */
  readonly where?: MemberRules;
}
