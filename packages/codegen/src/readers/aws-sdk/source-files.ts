import { createHash } from "node:crypto";
import { type Dirent, readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";

/** The text files of one package, by path relative to its directory, and a record of what was read. */
export interface SourceFiles {
  /** Undefined where there is no such file. */
  read(path: string): string | undefined;
  /** Paths of the files in a directory and below it that end so, in order; dependencies left out. */
  list(directory: string, ending: string): readonly string[];
  /** SHA-256 over paths and contents of all that was read, whatever the order; hexadecimal. */
  hash(): string;
}

export function sourceFiles(directory: string): SourceFiles {
  const contents = new Map<string, string | undefined>();
  return {
    read(path) {
      if (!contents.has(path)) contents.set(path, textOf(join(directory, path)));
      return contents.get(path);
    },
    list(below, ending) {
      return filesBelow(directory, below)
        .filter((path) => path.endsWith(ending))
        .sort();
    },
    hash() {
      const hash = createHash("sha256");
      for (const path of [...contents.keys()].sort()) {
        const content = contents.get(path);
        if (content === undefined) continue;
        hash.update(`${path}\0${Buffer.byteLength(content)}\0`).update(content);
      }
      return hash.digest("hex");
    },
  };
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (isAbsence(error)) return undefined;
    throw error;
  }
}

function filesBelow(root: string, start: string): readonly string[] {
  const files: string[] = [];
  const pending = [start];
  for (let directory = pending.pop(); directory !== undefined; directory = pending.pop()) {
    for (const entry of entriesOf(join(root, directory))) {
      const path = posix.join(directory, entry.name);
      if (entry.isDirectory() && entry.name !== "node_modules") pending.push(path);
      else if (entry.isFile()) files.push(path);
    }
  }
  return files;
}

function entriesOf(directory: string): readonly Dirent[] {
  try {
    return readdirSync(directory, { withFileTypes: true });
  } catch (error) {
    if (isAbsence(error)) return [];
    throw error;
  }
}

function isAbsence(error: unknown): boolean {
  if (!(error instanceof Error) || !("code" in error)) return false;
  return error.code === "ENOENT" || error.code === "ENOTDIR" || error.code === "EISDIR";
}
