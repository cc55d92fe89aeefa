/**
 * Matchers for calls of mocks and for values, as plain objects: for `expect.extend(matchers)` of any
 * test runner that has the matchers of Jest. `@shapesmith/mocks/vitest` registers them with vitest.
 */
import { requireKnownOptions, type ValidateOptions, type Violation } from "@shapesmith/contract";
import { differences, isLike } from "./like.js";
import { formatDifferences } from "./print-differences.js";
import { printData } from "./print-data.js";
import {
  conformingSubject,
  type SentCall,
  sentBy,
  type Sender,
  type Validator,
} from "./matcher-subjects.js";

/** What a matcher says of a value. */
export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

/** How often a call is expected. */
export interface SentOptions {
  /** By default at least once. */
  readonly times?: number;
}

/** A call that is expected: an operation by its Smithy name, and a pattern of its input. */
export type ExpectedCall = string | readonly [operation: string, match?: object];

/** Calls that an assertion has spoken of: `toHaveSentNothingElse` is about the others. */
const expected = new WeakSet<SentCall>();

const mostShown = 8;

function toHaveSent(
  received: unknown,
  operation: string,
  match?: object,
  options: SentOptions = {},
): MatcherResult {
  requireKnownOptions("toHaveSent()", options, ["times"]);
  const { times } = options;
  const sender = sentBy(received, operation, match);
  const calls = sender.calls.filter((call) => call.operation === operation);
  const matching = calls.filter(({ input }) => match === undefined || isLike(match, input));
  const pass = times === undefined ? matching.length > 0 : matching.length === times;
  if (pass) for (const call of matching) expected.add(call);
  const wanted = `${operation}${printMatch(sender, operation, match)}`;
  return {
    pass,
    message: () =>
      pass
        ? [
            `expected ${wanted} not to be sent${times === undefined ? "" : ` ${often(times)}`}, and it was:`,
            ...listed(matching, sender),
          ].join("\n")
        : [
            `expected ${wanted} to be sent${times === undefined ? "" : ` ${often(times)}, not ${often(matching.length)}`}.`,
            ...describeCalls(sender, operation, calls, times === undefined ? match : undefined),
          ].join("\n"),
  };
}

function toHaveSentValid(
  this: unknown,
  received: unknown,
  operation?: string,
  match?: object,
  options: ValidateOptions = {},
): MatcherResult {
  const sender = sentBy(received, operation, match);
  const calls = sender.calls.filter(
    (call) =>
      (operation === undefined || call.operation === operation) &&
      (match === undefined || isLike(match, call.input)),
  );
  const faulty = calls
    .map((call) => ({ call, violations: sender.violations(call, options) }))
    .filter(({ violations }) => violations.length > 0);
  // Whether they are valid or are not, it is said of calls: without any, neither holds.
  const pass = calls.length === 0 ? isNegated(this) : faulty.length === 0;
  if (pass) for (const call of calls) expected.add(call);
  const wanted =
    operation === undefined ? "requests" : `${operation}${printMatch(sender, operation, match)}`;
  return {
    pass,
    message: () => {
      if (pass && calls.length > 0) {
        return `expected ${wanted} not to be sent with requests that all conform, and ${calls.length} did.`;
      }
      if (calls.length === 0) {
        const others = describeCalls(
          sender,
          operation,
          sender.calls.filter((call) => call.operation === operation),
          match,
        );
        const valid = pass ? "and not valid" : "and valid";
        return [`expected ${wanted} to be sent, ${valid}.`, ...others].join("\n");
      }
      return [
        `expected ${wanted} to be sent with requests that conform; ${faulty.length} of ${calls.length} do not:`,
        ...faulty.flatMap(({ call, violations }) => [
          `  ${printCall(call, sender)}`,
          ...violationLines(violations, "    "),
        ]),
      ].join("\n");
    },
  };
}

function toHaveSentNothingElse(received: unknown): MatcherResult {
  const sender = sentBy(received);
  const others = sender.calls.filter((call) => !expected.has(call));
  const pass = others.length === 0;
  return {
    pass,
    message: () =>
      pass
        ? "expected calls beside those that were asserted before, and there is none."
        : [
            `expected nothing to be sent but what was asserted before; ${others.length} more of ${sender.calls.length} were:`,
            ...listed(others, sender),
          ].join("\n"),
  };
}

function toHaveSentInOrder(received: unknown, wanted: readonly ExpectedCall[]): MatcherResult {
  const steps = wanted.map((step) =>
    typeof step === "string"
      ? { operation: step, match: undefined }
      : { operation: step[0], match: step[1] },
  );
  const sender = sentBy(received);
  for (const { operation, match } of steps) sentBy(received, operation, match);
  const found: SentCall[] = [];
  let from = 0;
  for (const { operation, match } of steps) {
    const index = sender.calls.findIndex(
      (call, position) =>
        position >= from &&
        call.operation === operation &&
        (match === undefined || isLike(match, call.input)),
    );
    const call = sender.calls[index];
    if (call === undefined) break;
    found.push(call);
    from = index + 1;
  }
  const pass = found.length === steps.length;
  if (pass) for (const call of found) expected.add(call);
  return {
    pass,
    message: () => {
      const lines = steps.map(({ operation, match }, position) => {
        const mark = position < found.length ? "✓" : position === found.length ? "✗" : " ";
        return `  ${mark} ${operation}${printMatch(sender, operation, match)}`;
      });
      const sent = [`Sent, in this order:`, ...listed(sender.calls, sender)];
      return pass
        ? ["expected not to be sent in this order, and it was:", ...lines].join("\n")
        : [
            `expected ${steps.length} calls in this order, of which the first ${found.length} were sent:`,
            ...lines,
            ...(sender.calls.length === 0 ? ["Nothing was sent."] : sent),
          ].join("\n");
    },
  };
}

function toConformTo(
  received: unknown,
  shape: unknown,
  options: ValidateOptions = {},
): MatcherResult {
  const { name, validate } = conformingSubject(shape);
  const violations = validate(received, options);
  const pass = violations.length === 0;
  return {
    pass,
    message: () =>
      pass
        ? `expected a value that does not conform to ${name}, and it does.`
        : [
            `expected a value that conforms to ${name}; ${violations.length === 1 ? "it breaks its contract" : `it breaks its contract in ${violations.length} ways`}:`,
            ...violationLines(violations, "  "),
          ].join("\n"),
  };
}

/** The matchers, by the names under which they are used. */
export interface Matchers {
  readonly toHaveSent: typeof toHaveSent;
  readonly toHaveSentValid: typeof toHaveSentValid;
  readonly toHaveSentNothingElse: typeof toHaveSentNothingElse;
  readonly toHaveSentInOrder: typeof toHaveSentInOrder;
  readonly toConformTo: typeof toConformTo;
}

export const matchers: Matchers = {
  toHaveSent,
  toHaveSentValid,
  toHaveSentNothingElse,
  toHaveSentInOrder,
  toConformTo,
};

/** What assertions look like that have the matchers; `R` is what they return. */
export interface ShapesmithMatchers<R> {
  /**
   * A mock was sent the operation with an input like the pattern.
   *
   * @param operation its Smithy name.
   * @throws TypeError when the service has no such operation, or its input no member that the pattern
   *   names, unless one was sent.
   */
  toHaveSent(operation: string, match?: object, options?: SentOptions): R;
  /**
   * As `toHaveSent`, and all such requests conform to the contract; those of all operations, where
   * none is named. With `.not`, such requests were sent, and one of them does not conform.
   */
  toHaveSentValid(operation?: string, match?: object, options?: ValidateOptions): R;
  /** A mock was sent nothing but the calls that assertions before this one have spoken of. */
  toHaveSentNothingElse(): R;
  /** A mock was sent these calls in this order; others may have come between them. */
  toHaveSentInOrder(calls: readonly ExpectedCall[]): R;
  /**
   * The value conforms to the shape.
   *
   * @param shape one of `contract.shapes`, or the request or response of one of `contract.operations`.
   */
  toConformTo(shape: Validator, options?: ValidateOptions): R;
}

function describeCalls(
  sender: Sender,
  operation: string | undefined,
  calls: readonly SentCall[],
  match: object | undefined,
): readonly string[] {
  if (calls.length > 0 && match !== undefined) {
    const nearestFirst = calls
      .map((call) => ({ call, found: [...differences(match, call.input)] }))
      .sort((a, b) => a.found.length - b.found.length);
    return [
      "Sent, nearest first:",
      ...nearestFirst
        .slice(0, mostShown)
        .flatMap(({ call, found }) => [
          `  ${printCall(call, sender)}`,
          ...formatDifferences(found, sender.node(call.operation), "    "),
        ]),
      ...(calls.length > mostShown ? [`  and ${calls.length - mostShown} more`] : []),
    ];
  }
  if (calls.length > 0) return ["Sent:", ...listed(calls, sender)];
  if (sender.calls.length === 0) return ["Nothing was sent."];
  const names = [...new Set(sender.calls.map((call) => call.operation))];
  return [`${operation ?? "It"} was not sent; only ${names.join(", ")}.`];
}

function listed(calls: readonly SentCall[], sender: Sender): readonly string[] {
  const lines = calls.slice(0, mostShown).map((call) => `  ${printCall(call, sender)}`);
  return calls.length > mostShown ? [...lines, `  and ${calls.length - mostShown} more`] : lines;
}

function printCall({ operation, input }: SentCall, sender: Sender): string {
  return `${operation} with ${printData(input, sender.node(operation))}`;
}

function printMatch(sender: Sender, operation: string, match: object | undefined): string {
  return match === undefined ? "" : ` with ${printData(match, sender.node(operation))}`;
}

function violationLines(violations: readonly Violation[], indent: string): readonly string[] {
  const lines = violations.slice(0, mostShown).map(({ message }) => `${indent}${message}`);
  return violations.length > mostShown
    ? [...lines, `${indent}and ${violations.length - mostShown} more`]
    : lines;
}

/** Whether the assertion is made with `.not`, which runners tell in what they call matchers on. */
function isNegated(context: unknown): boolean {
  return (
    typeof context === "object" && context !== null && "isNot" in context && context.isNot === true
  );
}

function often(times: number): string {
  return times === 1 ? "once" : `${times} times`;
}
