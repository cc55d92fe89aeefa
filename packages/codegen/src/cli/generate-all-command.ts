import { join, resolve } from "node:path";
import type { Job, JobResult } from "../batch/job.js";
import { runJobs } from "../batch/run-jobs.js";
import { serviceNames } from "../batch/service-names.js";
import { ShapesmithError } from "../errors.js";
import { severities, type Severity } from "../findings.js";
import { findModels } from "../readers/find-models.js";
import { type ExitCode, exitCodes } from "./exit-code.js";
import type { GenerateFlags } from "./generate-command.js";
import type { Io } from "./io.js";
import { progressOn } from "./progress.js";
import { batchSummary } from "./batch-summary.js";
import { paintFor } from "./terminal-text.js";

/** `shapesmith generate --all`. */
export async function generateAllCommand(
  services: readonly string[],
  flags: GenerateFlags,
  io: Io,
): Promise<ExitCode> {
  const { folder, out } = placesOf(services, flags, io.cwd);
  const started = performance.now();
  const { models, passedOver } = findModels(folder);
  const names = serviceNames(models, folder);
  const check = flags.check === true;
  const jobs = [...names].map(([{ locator }, service]): Job => {
    const entry = { sources: [locator], out: join(out, service) };
    return { service, entry, cwd: io.cwd, check };
  });

  const interruption = new AbortController();
  const interrupt = (): void => {
    interruption.abort();
  };
  // A second one ends the process at once.
  process.once("SIGINT", interrupt);
  const progress = progressOn(io.stderr, jobs.length);
  const { signal } = interruption;
  const results = await runJobs(jobs, {
    threads: flags.jobs,
    signal,
    onResult: progress.advance,
  }).finally(() => {
    process.off("SIGINT", interrupt);
    progress.end();
  });

  const durationMs = Math.round(performance.now() - started);
  const run = { results, total: jobs.length, passedOver, durationMs };
  io.stdout.write(
    flags.json === true
      ? `${JSON.stringify({ services: results, passedOver, durationMs }, undefined, 2)}\n`
      : batchSummary(run, { isCheck: check, paint: paintFor(io.stdout) }),
  );
  if (signal.aborted) return exitCodes.interrupted;
  if (results.some(({ failure }) => failure !== undefined)) return exitCodes.source;
  const isStale = check && results.some(({ changed }) => changed > 0);
  return isStale || hasFindings(results, flags.failOnFindings) ? exitCodes.stale : exitCodes.done;
}

function placesOf(
  services: readonly string[],
  { source = [], out, overlay, operations }: GenerateFlags,
  cwd: string,
): { readonly folder: string; readonly out: string } {
  const [folder, ...others] = source;
  if (folder === undefined || others.length > 0 || out === undefined) {
    throw usage("--all needs one --source, the folder that holds the models, and --out");
  }
  if (services.length > 0)
    throw usage(`--all generates every model, so ${services.join(", ")} cannot be named as well`);
  const forOne = [
    ["--overlay", overlay],
    ["--operations", operations],
  ].flatMap(([option, value]) => (value === undefined ? [] : [option]));
  if (forOne.length > 0)
    throw usage(`${forOne.join(" and ")} can be given for one service only, not with --all`);
  return { folder: resolve(cwd, folder), out: resolve(cwd, out) };
}

function hasFindings(results: readonly JobResult[], threshold: Severity | undefined): boolean {
  if (threshold === undefined) return false;
  const counted = severities.slice(severities.indexOf(threshold));
  return results.some(({ findings }) => counted.some((severity) => findings[severity] > 0));
}

function usage(message: string): ShapesmithError {
  return new ShapesmithError(
    "usage",
    `${message}. For example: shapesmith generate --all --source models --out src/services.`,
  );
}
