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
  const settings = { operations: entry.operations ?? null, typesModule: typesModule(places) };
  // In whatever order they are given, several sources make one model.
  const sources = entry.sources.map((locator) => {
    const files = inputFiles(locator, places.cwd);
    // Which of several services is meant; where the files lie plays no part.
    const [, service = ""] = /\.json#(.*)$/.exec(locator) ?? [];
    return files === undefined ? undefined : digestOfFiles(service, files);
  });
  const digests = [...sources, digestOfFiles("", places.overlays)];
  if (digests.includes(undefined)) return undefined;
  const inputs = [generatorVersion(), settings, sources.sort(), digests.at(-1)];
  return createHash("sha256").update(JSON.stringify(inputs)).digest("hex");
}

/** Undefined where one cannot be read: whoever reads it says what is wrong with it. */
function digestOfFiles(service: string, files: readonly string[]): string | undefined {
  const digest = createHash("sha256").update(service);
  try {
    for (const file of files) {
      // A pipe would be waited for without end.
      if (!statSync(file).isFile()) return undefined;
      const bytes = readFileSync(file);
      digest.update(JSON.stringify([basename(file), bytes.length])).update(bytes);
    }
    return digest.digest("hex");
  } catch {
    return undefined;
  }
}
