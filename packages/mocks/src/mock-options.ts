import { isPlainObject, printValue, requireKnownOptions } from "@shapesmith/contract";

/**
 * How much of a value is held to the contract, in the words of Step Functions' tests of states:
 * `STRICT` all of it, `PRESENT` the members that are there, `NONE` nothing.
 */
export type ValidationLevel = "STRICT" | "PRESENT" | "NONE";

/** What a mock asks of requests and responses, and what it does with a call that nothing answers. */
export interface MockOptions {
  /**
   * What a request that breaks the contract meets with. `"service"`, the default: what the service
   * would refuse is refused with the error that it gives, and what only the contract forbids, or the
   * SDK refuses before sending, is rejected with a `ContractError`, which fails the test.
   * `"assert"`: every violation is rejected with a `ContractError`.
   */
  readonly requests?: "service" | "assert";
  /** How much is held to the contract, also of what is stubbed on `stub`; by default `STRICT`. `"off"` is `NONE`. */
  readonly validate?:
    | ValidationLevel
    | "off"
    | { readonly requests?: ValidationLevel; readonly responses?: ValidationLevel };
  /** Accept values that were recorded from the real service though no model lists them. */
  readonly observed?: boolean;
  /** Accept what a later release may add: enum values, members, union tags. */
  readonly unlisted?: boolean;
  /**
   * What a call gets that nothing answers: by default it is rejected with an `UnmatchedCallError`.
   * `"undefined"` is what aws-sdk-client-mock gives; `"passthrough"` really sends it, to the network.
   */
  readonly unmatched?: "throw" | "undefined" | "passthrough";
}

/** The options with their defaults. */
export interface MockPolicy {
  readonly requests: ValidationLevel;
  readonly responses: ValidationLevel;
  readonly assertsRequests: boolean;
  readonly observed: boolean;
  readonly unlisted: boolean;
  readonly unmatched: "throw" | "undefined" | "passthrough";
}

const levels: readonly unknown[] = ["STRICT", "PRESENT", "NONE"];

/** @throws TypeError when there is an option, or a value of one, that it does not know. */
export function policyOf(options: MockOptions = {}): MockPolicy {
  requireKnownOptions("a mock", options, [
    "requests",
    "validate",
    "observed",
    "unlisted",
    "unmatched",
  ]);
  const { validate = "STRICT", requests = "service", unmatched = "throw" } = options;
  const { observed = false, unlisted = false } = options;
  expectOneOf("requests", requests, ["service", "assert"]);
  expectOneOf("unmatched", unmatched, ["throw", "undefined", "passthrough"]);
  expectOneOf("observed", observed, [true, false]);
  expectOneOf("unlisted", unlisted, [true, false]);
  const each = levelsOf(validate);
  return {
    requests: each.requests,
    responses: each.responses,
    assertsRequests: requests === "assert",
    observed,
    unlisted,
    unmatched,
  };
}

/** Whether it is an object literal, and not a client: options may stand in the place of a target. */
export function isMockOptions(value: unknown): value is MockOptions {
  return isPlainObject(value);
}

function levelsOf(
  validate: NonNullable<MockOptions["validate"]>,
): Pick<MockPolicy, "requests" | "responses"> {
  if (!isMockOptions(validate)) {
    expectOneOf("validate", validate, [...levels, "off"]);
    const level = validate === "off" ? "NONE" : (validate as ValidationLevel);
    return { requests: level, responses: level };
  }
  const each = validate as Exclude<typeof validate, string>;
  requireKnownOptions("validate", each, ["requests", "responses"]);
  const { requests = "STRICT", responses = "STRICT" } = each;
  expectOneOf("validate.requests", requests, levels);
  expectOneOf("validate.responses", responses, levels);
  return { requests, responses };
}

function expectOneOf(option: string, value: unknown, known: readonly unknown[]): void {
  if (known.includes(value)) return;
  throw new TypeError(
    `The option ${option} of a mock is one of ${known.join(", ")}, not ${printValue(value)}.`,
  );
}
