import { copyFile, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { RenderMap } from "../emitters/render-map.js";
import { ShapesmithError, isShapesmithError } from "../errors.js";
import { compare, type Comparison, type FileChange } from "./compare.js";
import { locate, type OutputFolder } from "./folder.js";
import { staged } from "./staging.js";

/**
 * Brings the folder to what was rendered: writes what is new or different, removes what only the
 * folder's last manifest names, and touches nothing else. Every file is replaced in one step, the
 * manifest last; when anything fails, all files are as they were.
 *
 * @throws ShapesmithError (`usage`) when a file stands in the way that the manifest does not name, the
 * manifest is damaged, or the folder cannot be written.
 */
export async function write(folder: OutputFolder, rendered: RenderMap): Promise<Comparison> {
  try {
    const found = await compareForWriting(folder, rendered);
    if (found.changes.length === 0) return found;
    return await staged(folder.root, async (stage) => {
      // Another run may have written since.
      const comparison = await compareForWriting(folder, rendered);
      await carryOut(await prepare(folder, comparison.changes, stage));
      return comparison;
    });
  } catch (error) {
    if (isShapesmithError(error) || !(error instanceof Error) || !("syscall" in error)) throw error;
    const message = `${folder.root} cannot be written: ${error.message}.`;
    throw new ShapesmithError("usage", message, { cause: error });
  }
}

async function compareForWriting(folder: OutputFolder, rendered: RenderMap): Promise<Comparison> {
  const comparison = await compare(folder, rendered);
  const foreign = comparison.changes.filter(
    (change) => change.kind === "changed" && change.origin === "foreign",
  );
  if (foreign.length === 0) return comparison;
  const files = foreign.map(({ path }) => join(folder.root, path));
  const subject =
    files.length === 1
      ? `${files.join()} exists and was not written by shapesmith`
      : `${files.join(", ")} exist and were not written by shapesmith`;
  const message = `${subject}: no manifest names ${files.length === 1 ? "it" : "them"}. Nothing was written. Move what you need, or choose another folder with --out.`;
  throw new ShapesmithError("usage", message);
}

/** A change whose new and old contents lie ready in the stage. */
interface Step {
  readonly target: string;
  /** Absent: the target is removed. */
  readonly next: string | undefined;
  /** Absent: there is no such file yet. */
  readonly previous: string | undefined;
}

async function prepare(
  folder: OutputFolder,
  changes: readonly FileChange[],
  stage: string,
): Promise<readonly Step[]> {
  const steps: Step[] = [];
  for (const [index, change] of changes.entries()) {
    const target = await locate(folder, change.path);
    if (target === undefined) throw new Error(`${change.path} leads out of ${folder.root}.`);
    const next = change.kind === "removed" ? undefined : join(stage, `${index}.next`);
    const previous = change.kind === "added" ? undefined : join(stage, `${index}.previous`);
    if (previous !== undefined) await copyFile(target, previous);
    if (next !== undefined && change.kind !== "removed") {
      await writeFile(next, change.after, { flush: true });
      await mkdir(dirname(target), { recursive: true });
    }
    steps.push({ target, next, previous });
  }
  return steps;
}

async function carryOut(steps: readonly Step[]): Promise<void> {
  const done: Step[] = [];
  try {
    for (const step of steps) {
      if (step.next === undefined) await rm(step.target);
      else await rename(step.next, step.target);
      done.push(step);
    }
  } catch (error) {
    for (const { target, previous } of done.reverse()) {
      if (previous === undefined) await rm(target, { force: true });
      else await rename(previous, target);
    }
    throw error;
  }
}
