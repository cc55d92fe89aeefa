import type { Sequence } from "@shapesmith/contract";
import type { Operations } from "@shapesmith/lambda";

/** Answers commands out of a sequence, as a mock does. */
export function playerOf(sequence: Sequence<Operations>): (command: object) => Promise<never> {
  let position = sequence.start;
  return (command) => {
    const operation = command.constructor.name.replace(/Command$/, "");
    const request: unknown = Reflect.get(command, "input");
    const answered = sequence.answer(position, { operation, request });
    if (answered === undefined) throw new Error(`The sequence does not speak of ${operation}.`);
    position = answered.next;
    // The stub is typed by all answers of the client; this is the one to the command.
    return "error" in answered
      ? Promise.reject(answered.error)
      : Promise.resolve(answered.response as never);
  };
}
