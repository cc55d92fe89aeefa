import { compare } from "../compare.js";
import { loadConfig } from "../config/load-config.js";
import { ShapesmithError } from "../errors.js";
import { inspect } from "../inspect.js";
import { readModel } from "../read-model.js";
import type { SourcesRead } from "../read-sources.js";
import { isPackageName } from "../readers/package-name.js";
import { comparisonText } from "./comparison-text.js";
import { type ExitCode, exitCodes } from "./exit-code.js";
import { inspectionText } from "./inspection-text.js";
import type { Io } from "./io.js";
import { selectSource } from "./select-source.js";
import { paintFor } from "./terminal-text.js";

export interface InspectFlags {
  readonly operation?: string;
  readonly overlay?: readonly string[];
  readonly compare?: boolean;
  readonly json?: boolean;
  readonly config?: string;
}

/** `shapesmith inspect`. */
export async function inspectCommand(
  sources: readonly string[],
  flags: InspectFlags,
  io: Io,
): Promise<ExitCode> {
  if (flags.compare === true) return compareSources(sources, flags, io);
  const { model, findings, origins } = await read(sources, flags, io);
  const inspection = inspect(model, findings, { operation: flags.operation, origins });
  io.stdout.write(
    flags.json === true
      ? `${JSON.stringify(inspection, undefined, 2)}\n`
      : inspectionText(inspection, paintFor(io.stdout)),
  );
  return exitCodes.done;
}

async function compareSources(
  sources: readonly string[],
  flags: InspectFlags,
  io: Io,
): Promise<ExitCode> {
  const [a, b, ...others] = sources;
  if (a === undefined || b === undefined || others.length > 0) {
    const given = sources.length === 1 ? "1 is given" : `${sources.length} are given`;
    throw new ShapesmithError(
      "usage",
      `--compare needs two sources, but ${given}. For example: shapesmith inspect --compare @aws-sdk/client-lambda lambda.json. An entry of the configuration may stand for several.`,
    );
  }
  if (flags.overlay !== undefined) {
    const message =
      "--overlay cannot be given with --compare: it would not say which side it is laid over. Name an entry of the configuration that has it.";
    throw new ShapesmithError("usage", message);
  }
  const sides = [await read([a], flags, io), await read([b], flags, io)] as const;
  const report = compare(sides[0].model, sides[1].model, flags.operation);
  io.stdout.write(
    flags.json === true
      ? `${JSON.stringify(report, undefined, 2)}\n`
      : comparisonText(report, paintFor(io.stdout)),
  );
  return report.differences.length === 0 ? exitCodes.done : exitCodes.stale;
}

async function read(
  sources: readonly string[],
  flags: InspectFlags,
  { cwd }: Io,
): Promise<SourcesRead> {
  // A path says all by itself: then a configuration that happens to be near is not even looked at.
  const isNamed =
    flags.config !== undefined || sources.some((source) => isPackageName(source, cwd));
  const named = flags.config === undefined ? {} : { file: flags.config };
  const config = isNamed ? await loadConfig({ cwd, ...named }) : undefined;
  const selected = selectSource(
    sources,
    { overlays: flags.overlay ?? [], isCompared: flags.compare === true },
    config,
    cwd,
  );
  return readModel(selected.sources, selected.options);
}
