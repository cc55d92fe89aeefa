import { statSync } from "node:fs";
import { createRequire } from "node:module";
import { basename } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isShapesmithError } from "../errors.js";
import { type ExitCode, exitCodes } from "./exit-code.js";
import type { Io } from "./io.js";
import { shownPath } from "./json-report.js";
import { tellError } from "./tell-error.js";
import { paintFor, printable } from "./terminal-text.js";

export interface WatchOptions {
  /** One run. What it throws of mistakes is told, and the watch goes on. */
  readonly run: () => Promise<unknown>;
  /**
   * Paths of what the next run reads; they need not exist.
   *
   * @throws ShapesmithError (`config`, `usage`) when that cannot be told.
   */
  readonly files: () => Promise<ReadonlySet<string>>;
  /** What is watched beside the files of the last run while that cannot be told. */
  readonly lost: ReadonlySet<string>;
}

/** Milliseconds between two looks at the files. */
const interval = 250;

/**
 * Runs, and runs again whenever a source, an overlay, the configuration or the version of a client
 * changes, until it is interrupted.
 *
 * It looks at the times and sizes of the few files again and again. Notices of the system are quicker,
 * but get lost where an editor or a package manager puts a new file or link in the place of the old
 * one, on drives of other machines, and for files that do not exist yet; here all of these are one case.
 */
export async function watch(options: WatchOptions, io: Io): Promise<ExitCode> {
  const signal = io.interrupted?.();
  let files = await options.files();
  for (;;) {
    // Before the run: what changes during it asks for another one.
    const before = snapshotOf(files);
    await survive(options.run, io);
    const shown = files.size === 1 ? "1 file" : `${files.size} files`;
    io.stdout.write(`${paintFor(io.stdout)("dim", `Watching ${shown}. Ctrl-C ends it.`)}\n`);
    if (!(await changed(files, before, io, signal))) return exitCodes.done;
    files = await filesNow(options, files);
  }
}

/** By path: what a look at the file tells. */
type Snapshot = ReadonlyMap<string, string>;

function snapshotOf(files: Iterable<string>): Snapshot {
  return new Map([...files].map((file) => [file, stateOf(file)]));
}

function stateOf(file: string): string {
  try {
    const found = statSync(file, { throwIfNoEntry: false, bigint: true });
    return found === undefined ? "" : `${found.ino} ${found.size} ${found.mtimeNs}`;
  } catch {
    return "";
  }
}

async function filesNow(
  { files, lost }: WatchOptions,
  known: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  try {
    return await files();
  } catch (error) {
    // The run will tell.
    if (isShapesmithError(error)) return new Set([...known, ...lost]);
    throw error;
  }
}

async function survive(run: () => Promise<unknown>, io: Io): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!isShapesmithError(error)) throw error;
    tellError(error, io, false);
  }
}

/** Waits for a change that has come to rest, and tells of it; false when it is interrupted first. */
async function changed(
  files: ReadonlySet<string>,
  before: Snapshot,
  io: Io,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  let last = before;
  for (;;) {
    if (!(await waited(signal))) return false;
    const now = snapshotOf(files);
    const names = [...now].filter(([file, state]) => before.get(file) !== state);
    const isAtRest = [...now].every(([file, state]) => last.get(file) === state);
    last = now;
    if (names.length === 0 || !isAtRest) continue;
    const paths = names.map(([file]) => file);
    if (paths.some((path) => basename(path) === "package.json")) forgetPackages();
    const shown = paths.map((path) => printable(shownPath(path, io.cwd))).join(", ");
    io.stdout.write(`\n${paintFor(io.stdout)("bold", "changed")}  ${shown}\n`);
    return true;
  }
}

async function waited(signal: AbortSignal | undefined): Promise<boolean> {
  try {
    await sleep(interval, undefined, signal === undefined ? {} : { signal });
    return signal?.aborted !== true;
  } catch {
    return false;
  }
}

/** Clients are read by loading them, and Node would give the old version again. */
function forgetPackages(): void {
  const { cache } = createRequire(import.meta.url);
  for (const file of Object.keys(cache)) {
    if (/[\\/]node_modules[\\/]@(?:aws-sdk|smithy)[\\/]/.test(file))
      Reflect.deleteProperty(cache, file);
  }
}
