import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { installStandalone } from "../../scripts/install.mjs";
import { packPackages } from "../../scripts/pack.mjs";
import { binOf } from "../../scripts/workspace.mjs";
import { userTsconfig } from "../user-tsconfig.js";

const run = promisify(execFile);

/** It reads models and writes code, which projects have no part in when they run. */
const notImported = "codegen";

/**
 * A folder with our packages as they are published, unpacked and not linked, so that they find what is
 * installed in the folder above it, and not what this repository has.
 *
 * @param versions a folder whose package.json and lockfile say what else is installed.
 * @returns the folder; the caller removes it.
 */
export async function packedProject(versions: string): Promise<string> {
  const installed = await installStandalone(versions);
  if (installed !== 0) throw new Error(`Installing ${versions} ended with exit code ${installed}.`);
  const project = mkdtempSync(join(versions, ".workspace-"));
  const tarballs = mkdtempSync(join(tmpdir(), "shapesmith-packed-"));
  try {
    const packed = await packPackages(tarballs);
    if (packed !== 0) throw new Error(`Packing ended with exit code ${packed}.`);
    for (const tarball of readdirSync(tarballs)) {
      const name = /^shapesmith-(.+)-\d+\.\d+\.\d+\.tgz$/.exec(tarball)?.[1];
      if (name === undefined) throw new Error(`${tarball} is not called as packages of ours are.`);
      if (name === notImported) continue;
      const folder = join(project, "node_modules", "@shapesmith", name);
      mkdirSync(folder, { recursive: true });
      await run("tar", ["-xzf", join(tarballs, tarball), "-C", folder, "--strip-components=1"]);
    }
  } finally {
    rmSync(tarballs, { recursive: true });
  }
  writeFileSync(join(project, "tsconfig.json"), JSON.stringify(userTsconfig));
  return project;
}

/** What the compiler has against the code of a project: nothing, or its lines. */
export async function typeErrors(project: string): Promise<string> {
  const tsc = binOf("typescript", "tsc");
  try {
    return (await run(process.execPath, [tsc, "--pretty", "false"], { cwd: project })).stdout;
  } catch (error) {
    const { stdout } = error as { readonly stdout?: string };
    if (stdout === undefined || stdout === "") throw error;
    return stdout;
  }
}
