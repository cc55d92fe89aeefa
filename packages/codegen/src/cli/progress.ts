import type { JobResult } from "../batch/job.js";
import type { Output } from "./io.js";
import { printable } from "./terminal-text.js";

/** Shows how far a run over many services has come. */
export interface Progress {
  readonly advance: (result: JobResult) => void;
  /** Leaves the place to what comes after. */
  readonly end: () => void;
}

const width = 30;

/** A bar on a terminal; elsewhere, as in CI, a line for each service. */
export function progressOn(output: Output, total: number): Progress {
  let done = 0;
  if (output.isTerminal !== true) {
    return {
      advance: (result) => {
        done += 1;
        output.write(`${done}/${total} ${lineOf(result)}\n`);
      },
      end: () => undefined,
    };
  }
  let failed = 0;
  const draw = (last: string): void => {
    const filled = Math.round((done / total) * width);
    const bar = `${"#".repeat(filled)}${"-".repeat(width - filled)}`;
    const failures = failed === 0 ? "" : `, ${failed} failed`;
    output.write(
      `\r\u001b[K[${bar}] ${done} of ${total}${failures} ${printable(last).slice(0, 40)}`,
    );
  };
  draw("");
  return {
    advance: ({ service, failure }) => {
      done += 1;
      if (failure !== undefined) failed += 1;
      draw(service);
    },
    end: () => {
      output.write("\r\u001b[K");
    },
  };
}

function lineOf({ service, failure, operations, shapes, changed, durationMs }: JobResult): string {
  if (failure !== undefined) return `${service}: failed`;
  const files = changed === 0 ? "up to date" : `${changed} files changed`;
  const time = (durationMs / 1000).toFixed(1);
  return `${service}: ${operations} operations, ${shapes} shapes, ${files}, ${time} s`;
}
