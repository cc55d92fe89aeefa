import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Where the generators write. Below this folder, so that what they emit finds what it imports among
 * the packages installed here.
 */
const workshop = fileURLToPath(new URL("./.emitted", import.meta.url));

/** An empty folder. @type {(...path: string[]) => string} */
export function emptyFolder(...path) {
  const folder = join(workshop, ...path);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** The path of a file with this as JSON. @type {(path: string, content: unknown) => string} */
export function jsonFile(path, content) {
  const file = join(workshop, path);
  mkdirSync(workshop, { recursive: true });
  writeFileSync(file, JSON.stringify(content));
  return file;
}

export function removeAll() {
  rmSync(workshop, { recursive: true, force: true });
}
