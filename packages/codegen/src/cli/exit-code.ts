import type { ErrorKind } from "../errors.js";

/** What the exit code of a run says. */
export const exitCodes = {
  done: 0,
  /** Files are stale, sources differ, or there are findings at or above the severity asked for. */
  stale: 1,
  /** The command line, the configuration or an overlay is wrong. */
  usage: 2,
  /** A source cannot be read. */
  source: 3,
  /** A bug of ours; EX_SOFTWARE of sysexits.h, so that nobody takes it for one of the others. */
  bug: 70,
  /** The user ended it; 128 and the number of the signal, as shells have it. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export function exitCodeOf(kind: ErrorKind): ExitCode {
  switch (kind) {
    case "usage":
    case "config":
    case "overlay":
      return exitCodes.usage;
    case "source":
    case "model":
      return exitCodes.source;
  }
}
