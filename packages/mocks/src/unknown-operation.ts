import { nearest } from "@shapesmith/contract";
import { nameOf } from "./client-target.js";
import { MockError } from "./mock-error.js";

/** A name or class for which the contract has no operation. */
export function unknownOperation(
  clientName: string,
  operations: readonly string[],
  subject: unknown,
): TypeError {
  const asked =
    typeof subject === "function" ? `command ${subject.name}` : `operation ${String(subject)}`;
  const meant = typeof subject === "string" ? nearest(subject, operations) : undefined;
  return new TypeError(
    `The contract of ${clientName} has no ${asked}${meant === undefined ? "" : `; did you mean ${meant}?`}: ` +
      `expected the Smithy name of one of its ${operations.length} operations, or the class of its command.`,
  );
}

/** Something that was sent for which the contract has no operation. */
export function unknownCommand(clientName: string, command: unknown): MockError {
  return new MockError(
    `What was sent to a mocked ${clientName} is no command that it knows: ` +
      `${nameOf(command)}. If it is one of the same client by name, two copies of that ` +
      "package are loaded; if it is newer than the emitted contract, generate that again.",
  );
}
