import { loadConfig } from "../config/load-config.js";
import { inspect } from "../inspect.js";
import { readModel } from "../read-model.js";
import { isPackageName } from "../readers/package-name.js";
import { type ExitCode, exitCodes } from "./exit-code.js";
import { inspectionText } from "./inspection-text.js";
import type { Io } from "./io.js";
import { selectSource } from "./select-source.js";
import { paintFor } from "./terminal-text.js";

export interface InspectFlags {
  readonly operation?: string;
  readonly overlay?: string;
  readonly json?: boolean;
  readonly config?: string;
}

/** `shapesmith inspect`. */
export async function inspectCommand(
  source: string,
  flags: InspectFlags,
  io: Io,
): Promise<ExitCode> {
  const { cwd } = io;
  // A path says all by itself: then a configuration that happens to be near is not even looked at.
  const isNamed = flags.config !== undefined || isPackageName(source, cwd);
  const named = flags.config === undefined ? {} : { file: flags.config };
  const config = isNamed ? await loadConfig({ cwd, ...named }) : undefined;
  const selected = selectSource(source, flags.overlay, config, cwd);
  const { model, findings } = await readModel(selected.sources, selected.options);
  const inspection = inspect(model, findings, flags.operation);
  io.stdout.write(
    flags.json === true
      ? `${JSON.stringify(inspection, undefined, 2)}\n`
      : inspectionText(inspection, paintFor(io.stdout)),
  );
  return exitCodes.done;
}
