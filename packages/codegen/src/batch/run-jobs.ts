import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
// A thread that dies fails only the job that it has; the pool replaces it.
import { Tinypool } from "tinypool";
import { failedJob, type Job, type JobResult } from "./job.js";

export interface RunJobsOptions {
  /** How many at a time. Default: as many as there are cores. */
  readonly threads?: number | undefined;
  /** How many megabytes the objects of one thread may take. Default: what Node allows. */
  readonly heapMegabytes?: number | undefined;
  /** When it aborts, jobs that have begun are ended properly, and no other begins. */
  readonly signal?: AbortSignal | undefined;
  /** Is told of every job that has ended. */
  readonly onResult?: ((result: JobResult) => void) | undefined;
}

/** What a thread runs: the built file, because threads do not read TypeScript. */
const worker = new URL("../../dist/batch/job.js", import.meta.url);

/**
 * Runs jobs in threads and gives their results in the order of the jobs. A job that fails, or whose
 * thread dies, is a result that says so; one that has not begun when the run is ended has none.
 */
export async function runJobs(
  jobs: readonly Job[],
  { threads, heapMegabytes, signal, onResult }: RunJobsOptions = {},
): Promise<readonly JobResult[]> {
  const most = Math.max(1, Math.min(threads ?? availableParallelism(), jobs.length));
  const pool = new Tinypool({
    filename: fileURLToPath(worker),
    minThreads: most,
    maxThreads: most,
    // Conditions and loaders of the process are not for the built file.
    execArgv: [],
    ...(heapMegabytes === undefined
      ? {}
      : { resourceLimits: { maxOldGenerationSizeMb: heapMegabytes } }),
  });
  const results = new Map<Job, JobResult>();
  const waiting = jobs.values();
  const lane = async (): Promise<void> => {
    // Lanes share the iterator, so that each takes the next job that none has taken.
    for (const job of waiting) {
      if (signal?.aborted === true) return;
      const result = await runOne(pool, job);
      results.set(job, result);
      onResult?.(result);
    }
  };
  try {
    await Promise.all(Array.from({ length: most }, lane));
  } finally {
    await pool.destroy();
  }
  return jobs.flatMap((job) => results.get(job) ?? []);
}

async function runOne(pool: Tinypool, job: Job): Promise<JobResult> {
  const started = performance.now();
  try {
    // What the default export of the worker's file returns.
    return (await pool.run(job)) as JobResult;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const failure = `The thread that generated it died: ${reason}`;
    return failedJob(job.service, failure, Math.round(performance.now() - started));
  }
}
