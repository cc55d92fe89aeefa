import { type Machine, thisMachine } from "../local-models/machine.js";
import { type Prompts, terminalPrompts } from "./prompts.js";

/** What a command reads of its surroundings, and where it writes. */
export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  /** Absolute. */
  readonly cwd: string;
  /** Absent where nobody can answer. */
  readonly prompts?: Prompts;
  /** Aborted when the user wants a command to end that would not end by itself. Default: never. */
  readonly interrupted?: () => AbortSignal;
  /** Where programs may be installed. Absent: nothing is looked for. */
  readonly machine?: Machine;
}

export interface Output {
  readonly write: (text: string) => void;
  /** Whether it shows colours. */
  readonly hasColors: boolean;
  /** Whether somebody looks at it as it is written, so that a line may be written over. */
  readonly isTerminal?: boolean;
}

/** The surroundings of this process. */
export function processIo(): Io {
  return {
    stdout: outputOf(process.stdout),
    stderr: outputOf(process.stderr),
    cwd: process.cwd(),
    interrupted: interruption,
    machine: thisMachine(),
    ...(process.stdin.isTTY && process.stdout.isTTY ? { prompts: terminalPrompts() } : {}),
  };
}

/** From the call on, the first Ctrl-C only asks; a second one ends the process, as ever. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    process.once(name, () => {
      controller.abort();
    });
  }
  return controller.signal;
}

function outputOf(stream: NodeJS.WriteStream): Output {
  // Who reads the first lines only, as `head` does, closes the pipe: that is no failure.
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
  return {
    write: (text) => stream.write(text),
    hasColors: isForced() ?? (stream.isTTY && stream.hasColors()),
    // CI may give a terminal that nobody looks at.
    isTerminal: stream.isTTY && process.env["CI"] === undefined,
  };
}

/** NO_COLOR (https://no-color.org) and FORCE_COLOR, which outranks it as it does in Node. */
function isForced(): boolean | undefined {
  const { FORCE_COLOR: force, NO_COLOR: no } = process.env;
  if (force !== undefined) return force !== "0" && force !== "false";
  return no !== undefined && no !== "" ? false : undefined;
}
