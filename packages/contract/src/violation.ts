import type { Grade } from "./data.js";
import type { ShapeNode } from "./node.js";

/** What a value can break. */
export type Constraint =
  | "type"
  | "required"
  | "unknownMember"
  | "enum"
  | "range"
  | "length"
  | "pattern"
  | "uniqueItems"
  | "union"
  | "condition";

/**
 * Who notices: the `service` (which answers with an error), the `sdk` (which throws before anything
 * is sent) or only the `contract` (nobody refuses the value, and it is wrong all the same).
 */
export type RefusedBy = "service" | "sdk" | "contract";

/** The error that refuses a request. */
export interface RefusalError {
  readonly name: string;
  /** The HTTP status; absent where the SDK throws before anything is sent. */
  readonly status?: number;
  /** In the words of the service or the SDK; absent where they were never recorded. */
  readonly message?: string;
  /** What the message is called among those that the contract has of the error. */
  readonly named?: string;
  /** It is what many services answer: nothing states what this one does. */
  readonly assumed?: true;
}

/** One way in which a value does not conform. */
export interface Violation {
  /** Members, indexes and keys from the value's root; empty for the root itself. */
  readonly path: readonly (string | number)[];
  readonly constraint: Constraint;
  /** The condition that is broken, by the name that the contract gives it. */
  readonly condition?: string;
  /** How sure the condition is. */
  readonly grade?: Grade;
  /** What the contract asks for, in words. */
  readonly expected: string;
  /** The offending value, or what of it offends, such as a string's length. */
  readonly actual: unknown;
  readonly message: string;
  readonly refusedBy: RefusedBy;
  /** Who refuses it with which error; absent where nobody does. */
  readonly error?: RefusalError;
}

/** What is tolerated beside what the model lists, and which rules apply. */
export interface ValidateOptions {
  /**
   * Accept values that were recorded from the real service though no model lists them, and answers
   * without a required member where such were recorded.
   */
  readonly observed?: boolean;
  /** Accept what a later release may add: enum values, members, union tags. */
  readonly unlisted?: boolean;
  /** False: members may contradict each other, whatever conditions the contract states. */
  readonly situations?: boolean;
}

/** For the validation of many values that share most of their parts. */
export interface RevalidateOptions extends ValidateOptions {
  /**
   * Objects that were found to conform, and to which shape: they are not looked at again, and others
   * are added. None of them may have changed, and the other options must be the same each time.
   */
  readonly conforming?: WeakMap<object, ShapeNode>;
}

const plainName = /^[A-Za-z_$][\w$]*$/;

/** The violation's place as a user writes it: `Layers[0].Arn`; `value` for the root. */
export function formatPath(path: readonly (string | number)[]): string {
  let text = "";
  for (const step of path) {
    if (typeof step === "number") text += `[${step}]`;
    else if (plainName.test(step)) text += text === "" ? step : `.${step}`;
    else text += `[${JSON.stringify(step)}]`;
  }
  return text === "" ? "value" : text;
}
