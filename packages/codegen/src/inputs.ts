import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import type { ServiceEntry } from "./config/config.js";
import { generatorVersion } from "./generator-version.js";
import { typesModule, type Places } from "./places.js";
import { inputFiles } from "./readers/input-files.js";

/**
 * A digest of everything that decides what is emitted: the bytes of all files that are read, the
 * settings, and the generator's version. Nothing is parsed. Undefined where a source is a client
 * package, since which of its many files are read is known only when it has been, and where a file
 * cannot be read.
 */
export function digestOfInputs(entry: ServiceEntry, places: Places): string | undefined {
  const { overlay } = places;
  const overlays = overlay === undefined ? [] : [overlay];
  const digest = createHash("sha256");
  const settings = { operations: entry.operations ?? null, typesModule: typesModule(places) };
  digest.update(JSON.stringify([generatorVersion(), settings]));
  for (const locator of entry.sources) {
    const files = inputFiles(locator, places.cwd);
    if (files === undefined) return undefined;
    // Which of several services is meant; where the files lie plays no part.
    const [, service = ""] = /\.json#(.*)$/.exec(locator) ?? [];
    if (!addFiles(digest, `source ${service}`, files)) return undefined;
  }
  if (!addFiles(digest, "overlays", overlays)) return undefined;
  return digest.digest("hex");
}

function addFiles(
  digest: ReturnType<typeof createHash>,
  role: string,
  files: readonly string[],
): boolean {
  try {
    for (const file of files) {
      // A pipe would be waited for without end.
      if (!statSync(file).isFile()) return false;
      const bytes = readFileSync(file);
      digest.update(JSON.stringify([role, basename(file), bytes.length])).update(bytes);
    }
    return true;
  } catch {
    // Whoever reads it says what is wrong with it.
    return false;
  }
}
