import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { RenderMap } from "../emitters/render-map.js";
import { ShapesmithError } from "../errors.js";
import { byCodePoint } from "../plan/code-point-order.js";
import { locate, type OutputFolder } from "./folder.js";
import { hashOf, manifestPath, parseManifest, type WrittenFiles } from "./manifest.js";

/**
 * Whose a file on the disk is: as an earlier run wrote it, edited since, or unknown to the folder's
 * manifest.
 */
export type Origin = "generated" | "edited" | "foreign";

/** One step from what is on the disk to what should be. */
export type FileChange = { readonly path: string } & (
  | { readonly kind: "added"; readonly after: string }
  | {
      readonly kind: "changed";
      readonly before: string;
      readonly after: string;
      readonly origin: Origin;
    }
  | { readonly kind: "removed"; readonly before: string; readonly origin: Origin }
);

export interface Comparison {
  /** In code-point order of path, the manifest last. */
  readonly changes: readonly FileChange[];
  /** What the manifest names outside the folder; left alone. */
  readonly unreachable: readonly string[];
}

/**
 * Compares the files on the disk with what should be there. Line ends that a checkout has turned
 * into CRLF are no difference.
 *
 * @throws ShapesmithError (`usage`) when the folder's manifest is damaged, or a folder stands where a
 * file should.
 */
export async function compare(folder: OutputFolder, rendered: RenderMap): Promise<Comparison> {
  const written = await readManifest(folder.root);
  const changes: FileChange[] = [];
  const unreachable: string[] = [];
  const paths = [...new Set([...rendered.keys(), ...(written?.keys() ?? [])])].sort(inOrder);
  for (const path of paths) {
    const after = rendered.get(path);
    const file = await locate(folder, path);
    if (file === undefined) {
      if (after !== undefined) throw new Error(`${path} leads out of ${folder.root}.`);
      unreachable.push(path);
      continue;
    }
    const before = await readText(file);
    if (before === undefined) {
      if (after !== undefined) changes.push({ path, kind: "added", after });
    } else if (after === undefined) {
      changes.push({ path, kind: "removed", before, origin: originOf(path, before, written) });
    } else if (before !== after && withoutCarriageReturns(before) !== after) {
      const origin = originOf(path, before, written);
      changes.push({ path, kind: "changed", before, after, origin });
    }
  }
  return { changes, unreachable };
}

function inOrder(a: string, b: string): number {
  if (a === b) return 0;
  return a === manifestPath ? 1 : b === manifestPath ? -1 : byCodePoint(a, b);
}

async function readManifest(root: string): Promise<WrittenFiles | undefined> {
  const file = join(root, manifestPath);
  const content = await readText(file);
  return content === undefined ? undefined : parseManifest(content, file);
}

function originOf(path: string, before: string, written: WrittenFiles | undefined): Origin {
  if (path === manifestPath) return "generated";
  const hash = written?.get(path);
  if (hash === undefined) return "foreign";
  return hash === hashOf(withoutCarriageReturns(before)) ? "generated" : "edited";
}

function withoutCarriageReturns(text: string): string {
  return text.replaceAll("\r\n", "\n");
}

/** Undefined when there is no such file. */
async function readText(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT") return undefined;
    if (code === "EISDIR") {
      const message = `${file} is a folder, but a file is to be written there. Move it, or choose another output folder.`;
      throw new ShapesmithError("usage", message, { cause: error });
    }
    if (code === "ENOTDIR") {
      const message = `${file} cannot be written: what should be its folder is a file. Choose another output folder.`;
      throw new ShapesmithError("usage", message, { cause: error });
    }
    throw error;
  }
}
