import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runNode } from "./child.mjs";
import { packPackages } from "./pack.mjs";
import { binOf } from "./workspace.mjs";

/**
 * Holds every package that is published to publint and to "are the types wrong", as it would be
 * published: packed. Resolves to an exit code; all are checked before the first failure counts.
 *
 * @type {() => Promise<number>}
 */
export async function checkPackages() {
  const folder = mkdtempSync(join(tmpdir(), "shapesmith-packed-"));
  try {
    const packed = await packPackages(folder);
    if (packed !== 0) return packed;
    let failed = 0;
    for (const tarball of readdirSync(folder).toSorted()) {
      const path = join(folder, tarball);
      const publint = await runNode(binOf("publint", "publint"), [path, "--strict"]);
      const attw = await runNode(binOf("@arethetypeswrong/cli", "attw"), [
        path,
        "--profile=esm-only",
        "--format=ascii",
      ]);
      if (publint !== 0 || attw !== 0) failed += 1;
    }
    return failed === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
