import { readFile, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import { generatorChangedAt } from "./generator-build.js";
import { locate, type OutputFolder } from "./output/folder.js";
import { hashOf, manifestPath, parseManifest, parseRunRecord } from "./output/manifest.js";
import type { ServiceResult } from "./service-result.js";

/** All that a run says of a service but what the caller knows. */
export type UnchangedRun = Omit<ServiceResult, "service" | "out" | "durationMs">;

/**
 * What the last run found and wrote, where another would do the same: the manifest was made from the
 * same inputs, and every file that it names is as it was written. Undefined where anything differs
 * or is not known.
 *
 * While the generator itself is being worked on its version does not say what it does. Then a folder
 * counts as unchanged only if it was written after the last change, and never in a check.
 */
export async function unchangedRun(
  folder: OutputFolder,
  inputs: string | undefined,
  isCheck: boolean,
): Promise<UnchangedRun | undefined> {
  const manifest = join(folder.root, manifestPath);
  const content = inputs === undefined ? undefined : await contentOf(manifest);
  const record = content === undefined ? undefined : parseRunRecord(content);
  if (content === undefined || record?.inputs === undefined || record.inputs !== inputs) {
    return undefined;
  }
  const changedAt = generatorChangedAt();
  if (changedAt !== undefined && (isCheck || (await stat(manifest)).mtimeMs <= changedAt)) {
    return undefined;
  }
  const written = parseManifest(content, manifest);
  for (const [path, hash] of written) {
    const file = await locate(folder, path);
    const text = file === undefined ? undefined : await contentOf(file);
    if (text === undefined || hashOf(text.replaceAll("\r\n", "\n")) !== hash) return undefined;
  }
  const { sources, counts, findings } = record;
  const { operations, shapes, constrained, unconstrained } = counts;
  return {
    sources,
    operations,
    shapes,
    sites: { constrained, unconstrained },
    findings,
    files: [...written.keys(), manifestPath],
    changes: [],
    unreachable: [],
  };
}

/** Remembers that what is written in a folder is what the generator makes as it is now. */
export async function rememberRun({ root }: OutputFolder): Promise<void> {
  if (generatorChangedAt() === undefined) return;
  const now = Date.now() / 1000;
  await utimes(join(root, manifestPath), now, now);
}

/** Undefined where it cannot be read; whoever writes there says why. */
async function contentOf(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
  } catch {
    return undefined;
  }
}
