import { type Dirent, readdirSync, realpathSync } from "node:fs";
import { join, parse } from "node:path";
import { dataFolderPatterns } from "./data-folders.js";
import type { Machine } from "./machine.js";
import { serviceFolder } from "./service-folder.js";

/**
 * Finds botocore's descriptions of a service on this machine: the newest of each installation of
 * botocore or of the AWS CLI 2, the likeliest installation first. Only names of files are looked at.
 *
 * @param client As in `@aws-sdk/client-<client>`.
 * @param cwd The project, which may have a virtual environment of its own.
 * @returns Absolute paths that can be given as sources.
 */
export function findLocalModels(client: string, machine: Machine, cwd: string): readonly string[] {
  const folders = dataFolderPatterns(machine, cwd).flatMap(expand).map(real);
  return [...new Set(folders)].flatMap((folder) => modelIn(folder, client) ?? []);
}

function modelIn(data: string, client: string): string | undefined {
  const service = serviceFolder(client, foldersIn(data));
  if (service === undefined) return undefined;
  // Versions are dates.
  const versions = foldersIn(join(data, service)).toSorted().toReversed();
  for (const version of versions) {
    const folder = join(data, service, version);
    const names = entriesIn(folder).map(({ name }) => name);
    const name = ["service-2.json", "service-2.json.gz"].find((file) => names.includes(file));
    if (name !== undefined) return join(folder, name);
  }
  return undefined;
}

/** The folders that exist for a pattern, the last in the order of names first: newer versions. */
function expand(pattern: string): readonly string[] {
  const { root } = parse(pattern);
  const steps = pattern.slice(root.length).split(/[\\/]/);
  let found: readonly string[] = [root];
  let pending = "";
  for (const step of steps) {
    if (!step.includes("*")) {
      pending = join(pending, step);
      continue;
    }
    const [before = "", after = ""] = step.split("*");
    const parent = pending;
    found = found.flatMap((folder) =>
      foldersIn(join(folder, parent))
        .filter((name) => name.startsWith(before) && name.endsWith(after))
        .toSorted()
        .toReversed()
        .map((name) => join(folder, parent, name)),
    );
    pending = "";
  }
  return found.map((folder) => join(folder, pending));
}

function foldersIn(path: string): readonly string[] {
  return entriesIn(path)
    .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
    .map(({ name }) => name);
}

/** None where there is no folder, or it is not ours to read: then nothing is found there. */
function entriesIn(path: string): readonly Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch {
    return [];
  }
}

function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
