import { type LoadedConfig, loadConfig } from "../config/load-config.js";
import { isShapesmithError, ShapesmithError } from "../errors.js";
import { isAtLeast, type Severity } from "../findings.js";
import { generate } from "../generate.js";
import type { ServiceResult } from "../service-result.js";
import { constraintAdvice } from "./constraint-advice.js";
import { type ExitCode, exitCodes } from "./exit-code.js";
import type { Io } from "./io.js";
import { jsonReport } from "./json-report.js";
import { type Selection, selectServices } from "./select-services.js";
import { summary } from "./summary.js";
import { paintFor } from "./terminal-text.js";

export interface GenerateFlags {
  readonly source?: readonly string[];
  readonly overlay?: readonly string[];
  readonly operations?: readonly string[];
  readonly out?: string;
  readonly check?: boolean;
  readonly json?: boolean;
  readonly failOnFindings?: Severity;
  readonly config?: string;
  readonly all?: boolean;
  /** How many services are generated at a time, with `all`. */
  readonly jobs?: number;
  readonly watch?: boolean;
}

/** `shapesmith generate`. */
export async function generateCommand(
  services: readonly string[],
  flags: GenerateFlags,
  io: Io,
): Promise<ExitCode> {
  const { operations, out, source: sources = [], overlay: overlays = [] } = flags;
  const request = { services, sources, overlays, operations, out };
  const load = (): Promise<LoadedConfig | undefined> =>
    loadConfig({ cwd: io.cwd, ...(flags.config === undefined ? {} : { file: flags.config }) });
  const select = (config: LoadedConfig | undefined): readonly Selection[] =>
    selectServices(request, config, io.cwd);
  const run = async (): Promise<ExitCode> => {
    const config = await load();
    const failOnFindings = flags.failOnFindings ?? config?.failOnFindings;
    return generateAll(select(config), { ...flags, failOnFindings }, io);
  };
  if (flags.watch !== true) return run();
  const { watch } = await import("./watch.js");
  const { watchedFiles } = await import("./watched-files.js");
  const files = async (): Promise<ReadonlySet<string>> =>
    watchedFiles(select(await load()), flags.config, io.cwd);
  return watch({ run, files, lost: watchedFiles([], flags.config, io.cwd) }, io);
}

type RunFlags = Pick<GenerateFlags, "check" | "json"> & {
  readonly failOnFindings: Severity | undefined;
};

async function generateAll(
  selections: readonly Selection[],
  flags: RunFlags,
  io: Io,
): Promise<ExitCode> {
  const { cwd } = io;
  const isCheck = flags.check === true;
  const results: ServiceResult[] = [];
  for (const selection of selections) {
    const result = await generateOne(selection, isCheck, selections.length > 1);
    results.push(result);
    if (flags.json === true) continue;
    const advice = await constraintAdvice(result, io);
    const text = summary(result, { cwd, isCheck, advice, paint: paintFor(io.stdout) });
    io.stdout.write(`${result.diff ?? ""}${text}`);
  }
  if (flags.json === true) io.stdout.write(jsonReport(results, cwd));

  const isStale = isCheck && results.some(({ changes }) => changes.length > 0);
  return isStale || hasFindings(results, flags.failOnFindings) ? exitCodes.stale : exitCodes.done;
}

async function generateOne(
  { service, entry, cwd }: Selection,
  check: boolean,
  isOneOfSeveral: boolean,
): Promise<ServiceResult> {
  try {
    return await generate(entry, { service, cwd, check });
  } catch (error) {
    if (!isOneOfSeveral || !isShapesmithError(error)) throw error;
    throw new ShapesmithError(error.kind, `${service}: ${error.message}`, { cause: error });
  }
}

function hasFindings(results: readonly ServiceResult[], threshold: Severity | undefined): boolean {
  if (threshold === undefined) return false;
  return results.some(({ findings }) =>
    findings.some(({ severity }) => isAtLeast(severity, threshold)),
  );
}
