import { execFile } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify, stripVTControlCharacters } from "node:util";
import { expect } from "vitest";
import { binOf, root } from "../../scripts/workspace.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));

/**
 * What vitest prints of a file of tests, in a process of its own.
 *
 * @param file beside this one; its tests fail.
 * @param options what else the command line has.
 */
export async function toldByVitest(file: string, options: readonly string[]): Promise<string> {
  const folder = mkdtempSync(join(here, ".workspace-"));
  try {
    copyFileSync(join(here, file), join(folder, "failing.test.ts"));
    // Sources and conditions are those of this run, and nothing else of its configuration.
    const { resolve, ssr } = (await import("../../vitest.config.js")).default;
    const config = join(folder, "vitest.config.js");
    writeFileSync(config, `export default ${JSON.stringify({ resolve, ssr })};`);
    const args = ["run", "--root", folder, "--config", config, ...options];
    const failed = await promisify(execFile)(
      process.execPath,
      [binOf("vitest", "vitest"), ...args],
      {
        cwd: root,
        env: { ...process.env, GITHUB_ACTIONS: "" },
      },
    ).then(
      () => expect.fail("expected the tests to fail"),
      (error: unknown) => error as { readonly stdout: string; readonly stderr: string },
    );
    return stripVTControlCharacters(`${failed.stdout}\n${failed.stderr}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
