import { mkdir, readdir, rm, rmdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ShapesmithError } from "../errors.js";

/** How long a run waits for others that write into the same folder, in milliseconds. */
const patience = 30_000;
const pause = 20;

let count = 0;

/**
 * Gives `work` a new folder inside `root`, on the same file system, to prepare files in, and removes
 * it afterwards. It is also a turn: of several runs, in this process or in others, one works at a
 * time. What killed runs have left behind is removed. When `work` fails, folders made for `root` are
 * removed again.
 *
 * @throws ShapesmithError (`usage`) when other runs keep the folder for more than 30 seconds.
 */
export async function staged<T>(root: string, work: (stage: string) => Promise<T>): Promise<T> {
  const created = await mkdir(root, { recursive: true });
  count += 1;
  const own = `.shapesmith-${process.pid}-${count}`;
  const stage = join(root, own);
  try {
    return await inTurn(root, own, () => work(stage));
  } catch (error) {
    if (created !== undefined) await removeEmpty(root, created);
    throw error;
  }
}

async function inTurn<T>(root: string, own: string, work: () => Promise<T>): Promise<T> {
  try {
    await takeTurn(root, own);
    return await work();
  } finally {
    await rm(join(root, own), { recursive: true, force: true });
  }
}

/**
 * A run shows its folder first and looks for those of others then, so of two that look at the same
 * time at least one sees the other. Only the one whose name comes first keeps its folder while it
 * waits; so they never wait for each other.
 */
async function takeTurn(root: string, own: string): Promise<void> {
  const giveUp = performance.now() + patience;
  for (;;) {
    await mkdir(join(root, own), { recursive: true });
    const others = await otherRuns(root, own);
    const [first] = others;
    if (first === undefined) return;
    if (performance.now() > giveUp) {
      const message = `Another run of shapesmith is writing into ${root}. Wait for it to end, or remove ${join(root, first)} if there is none.`;
      throw new ShapesmithError("usage", message);
    }
    if (others.some((other) => other < own)) await rmdir(join(root, own));
    await sleep(pause);
  }
}

/** The names of the folders of other runs; those of processes that have ended are removed. */
async function otherRuns(root: string, own: string): Promise<readonly string[]> {
  const alive: string[] = [];
  for (const name of await readdir(root)) {
    const [, pid] = /^\.shapesmith-(\d+)-\d+$/.exec(name) ?? [];
    if (pid === undefined || name === own) continue;
    if (isAlive(Number(pid))) alive.push(name);
    else await rm(join(root, name), { recursive: true, force: true });
  }
  return alive;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of another user may not be signalled, but it is there.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

async function removeEmpty(from: string, upTo: string): Promise<void> {
  for (let folder = from; ; folder = dirname(folder)) {
    try {
      await rmdir(folder);
    } catch {
      return;
    }
    if (folder === upTo) return;
  }
}
