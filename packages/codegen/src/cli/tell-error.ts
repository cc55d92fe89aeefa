import { CommanderError } from "commander";
import { isShapesmithError } from "../errors.js";
import { type ExitCode, exitCodeOf, exitCodes } from "./exit-code.js";
import type { Io } from "./io.js";
import { paintFor, printable } from "./terminal-text.js";

/** Tells an error as one paragraph on stderr. */
export function tellError(error: unknown, io: Io, withStack: boolean): ExitCode {
  if (error instanceof CommanderError && error.exitCode === 0) return exitCodes.done;
  const { code, message } = explain(error);
  const paragraph = printable(message)
    .replace(/\n\s*\n/g, "\n")
    .trim();
  const label = paintFor(io.stderr)("red", "shapesmith:");
  io.stderr.write(`${label} ${paragraph}\n`);
  if (withStack) io.stderr.write(`${printable(stackOf(error))}\n`);
  return code;
}

function explain(error: unknown): { readonly code: ExitCode; readonly message: string } {
  if (isShapesmithError(error)) return { code: exitCodeOf(error.kind), message: error.message };
  if (error instanceof CommanderError) {
    const message = error.message.replace(/^error: |\.$/g, "").replaceAll("\n", " ");
    return { code: exitCodes.usage, message: `${message}. See shapesmith --help.` };
  }
  const reason = error instanceof Error ? error.message : String(error);
  const message = `${reason} This is a bug of shapesmith; please report it with what --debug prints.`;
  return { code: exitCodes.bug, message };
}

/** Down to the first cause. */
function stackOf(error: unknown): string {
  const stacks: string[] = [];
  for (let at = error; at instanceof Error; at = at.cause) stacks.push(at.stack ?? at.message);
  return stacks.length === 0 ? String(error) : stacks.join("\ncaused by: ");
}
