import { nearest } from "@shapesmith/contract";
import { nameOf } from "./client-target.js";
import { MockError } from "./mock-error.js";

/**
 * A name or class for which the contract has no operation.
 *
 * @param takesClasses whether the class of a command may stand for its operation.
 */
export function unknownOperation(
  clientName: string,
  operations: readonly string[],
  subject: unknown,
  { takesClasses }: { readonly takesClasses: boolean },
): TypeError {
  const isClass = typeof subject === "function";
  const name = isClass ? subject.name : String(subject);
  const meant = nearest(name.replace(/Command$/, ""), operations);
  return new TypeError(
    `The contract of ${clientName} has no ${isClass ? "command" : "operation"} ${name}` +
      `${meant === undefined ? "" : `; did you mean ${meant}?`}: expected ` +
      `the Smithy name of one of its ${operations.length} operations${takesClasses ? ", or the class of its command" : ""}.`,
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
