import { type ExitCode, exitCodes } from "./exit-code.js";
import { type Io, processIo } from "./io.js";
import { createProgram } from "./program.js";
import { tellError } from "./tell-error.js";

/**
 * Runs the command line; never throws.
 *
 * @param argv The arguments, without those for Node.
 * @param io Default: this process's streams and working directory.
 * @returns The exit code: 0 done; 1 files are stale, or there are findings at or above the severity
 * asked for; 2 the command line, the configuration or an overlay is wrong; 3 a source cannot be read.
 */
export async function main(argv: readonly string[], io: Io = processIo()): Promise<number> {
  let code: ExitCode = exitCodes.done;
  try {
    const program = createProgram(io, (finished) => {
      code = finished;
    });
    await program.parseAsync(argv, { from: "user" });
    return code;
  } catch (error) {
    return tellError(error, io, argv.includes("--debug"));
  }
}
