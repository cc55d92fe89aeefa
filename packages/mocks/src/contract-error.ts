import type { Violation } from "@shapesmith/contract";
import { MockError } from "./mock-error.js";

const mostShown = 10;

/**
 * A request or response of a mocked client that its contract forbids. It is no error of the service,
 * and nothing in it makes it look like one: the test, or the code that it tests, is to be corrected.
 */
export class ContractError extends MockError {
  readonly operation: string;
  readonly #violations: readonly Violation[];

  constructor(message: string, operation: string, violations: readonly Violation[]) {
    super(message);
    this.name = "ContractError";
    this.operation = operation;
    this.#violations = violations;
  }

  /** All of them, with the values that offend, also secret ones: not enumerable, and not in `toJSON()`. */
  get violations(): readonly Violation[] {
    return this.#violations;
  }

  override toJSON(): Readonly<Record<string, unknown>> {
    return { ...super.toJSON(), operation: this.operation };
  }
}

export function brokenRequest(
  clientName: string,
  operation: string,
  violations: readonly Violation[],
): ContractError {
  const message = [
    `${operation} was sent to a mocked ${clientName} with a request that its contract forbids:`,
    ...listed(violations, (violation) => `${violation.message} (${refuser(violation)})`),
    "Correct the request where it is made. What a later release may add, and what was recorded though " +
      "no model lists it, is accepted by a mock with the option { unlisted: true } or { observed: true }.",
  ];
  return new ContractError(message.join("\n"), operation, violations);
}

/** A request that the service refuses, and of which nobody knows with what error. */
export function unrecordedRefusal(
  clientName: string,
  operation: string,
  violations: readonly Violation[],
): ContractError {
  const message = [
    `${operation} was sent to a mocked ${clientName} with a request that the service refuses, with an error that nobody recorded:`,
    ...listed(violations, (violation) => violation.message),
    "Correct the request, or say what the service answers to it: rejects(name) of a rule for it on a mock " +
      'with { validate: { requests: "NONE" } }, or, for all tests, an overlay with shapesmith#validation on the ' +
      "service or shapesmith#refusals on the shape (see CONTRIBUTING, facts about a service).",
  ];
  return new ContractError(message.join("\n"), operation, violations);
}

/** @param what the service is to answer with, such as `this response`. */
export function brokenAnswer(
  operation: string,
  what: string,
  violations: readonly Violation[],
): ContractError {
  const message = [
    `${operation} cannot answer with ${what}, which breaks its contract:`,
    ...listed(violations, (violation) => violation.message),
    "Correct it, or widen what is accepted: { observed: true } for what was recorded though " +
      "no model lists it, { unlisted: true } for what a later release may add, { validate: false } " +
      "for anything.",
  ];
  return new ContractError(message.join("\n"), operation, violations);
}

function listed(
  violations: readonly Violation[],
  print: (violation: Violation) => string,
): readonly string[] {
  const lines = violations.slice(0, mostShown).map((violation) => `  ${print(violation)}`);
  if (violations.length > mostShown) lines.push(`  and ${violations.length - mostShown} more`);
  return lines;
}

function refuser({ refusedBy, error }: Violation): string {
  switch (refusedBy) {
    case "service":
      return `the service refuses it${error === undefined || error.assumed ? "" : ` with ${error.name}`}`;
    case "sdk":
      return "the SDK throws before it sends anything";
    case "contract":
      return "nobody refuses it, and it is wrong all the same";
  }
}
