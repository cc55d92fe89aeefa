import { dirname, join, resolve } from "node:path";
import { findConfig } from "../config/load-config.js";
import { placesOf } from "../places.js";
import { inputFiles } from "../readers/input-files.js";
import { isPackageName } from "../readers/package-name.js";
import type { Selection } from "./select-services.js";

/** Absolute paths of files whose change asks for another run; they need not exist. */
export function watchedFiles(
  selections: readonly Selection[],
  config: string | undefined,
  cwd: string,
): ReadonlySet<string> {
  const files = new Set<string>();
  // Where there is no configuration, one may come.
  const configuration = config === undefined ? findConfig(cwd) : resolve(cwd, config);
  if (configuration !== undefined) files.add(configuration);
  for (const { entry, cwd: directory } of selections) {
    const places = placesOf(entry, directory);
    for (const overlay of places.overlays) files.add(overlay);
    for (const source of entry.sources) {
      for (const file of filesOf(source, places)) files.add(file);
    }
  }
  return files;
}

function filesOf(
  source: string,
  { cwd, resolveFrom }: { readonly cwd: string; readonly resolveFrom: string },
): readonly string[] {
  if (isPackageName(source, cwd)) return manifestsOf(source, resolveFrom);
  const path = resolve(cwd, source.replace(/\.json#.*$/, ".json"));
  // A folder changes itself when a file comes or goes.
  return [path, ...(inputFiles(source, cwd) ?? [join(path, "package.json")])];
}

/** A package manager replaces the manifest with every version, and may install a nearer package. */
function manifestsOf(name: string, from: string): readonly string[] {
  const manifests: string[] = [];
  for (let folder = from; ; folder = dirname(folder)) {
    manifests.push(join(folder, "node_modules", name, "package.json"));
    if (folder === dirname(folder)) return manifests;
  }
}
