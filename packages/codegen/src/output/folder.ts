import { realpath } from "node:fs/promises";
import { dirname, isAbsolute, join, posix, relative, sep } from "node:path";

/** The folder that a service's files are in. */
export interface OutputFolder {
  /** Absolute; need not exist yet, and may be a symbolic link. */
  readonly root: string;
  /** Files outside that are the folder's all the same, relative to `root` and with `/`. */
  readonly outside: ReadonlySet<string>;
}

/**
 * Where a file that a manifest names lies; undefined when it lies outside and is not expected there.
 * A manifest comes from a checkout and may say anything: `..`, absolute paths and linked folders must
 * not lead to files that are not the folder's.
 */
export async function locate(folder: OutputFolder, path: string): Promise<string | undefined> {
  const target = join(folder.root, path);
  if (folder.outside.has(path)) return target;
  if (!isPlain(path)) return undefined;
  const [root, parent] = await Promise.all([real(folder.root), real(dirname(target))]);
  // What does not exist yet is no link.
  if (root === undefined || parent === undefined) return target;
  const way = relative(root, parent);
  return isAbsolute(way) || way === ".." || way.startsWith(`..${sep}`) ? undefined : target;
}

/** `name` or `folder/name`: no step that goes up, no drive, no second spelling of another path. */
function isPlain(path: string): boolean {
  if (path === "." || path === ".." || path.startsWith("../") || path.endsWith("/")) return false;
  return !isAbsolute(path) && posix.normalize(path) === path && !/[\\:\0]/.test(path);
}

async function real(path: string): Promise<string | undefined> {
  try {
    return await realpath(path);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw error;
  }
}
