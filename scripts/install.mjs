import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runPnpm } from "./pnpm.mjs";
import { root, workspacePackages } from "./workspace.mjs";

/** Installs the workspace when needed. Resolves to an exit code. @type {() => Promise<number>} */
export function installWorkspace() {
  const manifests = [root, ...workspacePackages()].map((folder) => join(folder, "package.json"));
  const inputs = ["pnpm-lock.yaml", "pnpm-workspace.yaml"].map((name) => join(root, name));
  return install(root, [...inputs, ...manifests], []);
}

/**
 * Installs a package that is no part of the workspace and has a lockfile of its own, when needed.
 *
 * @type {(folder: string) => Promise<number>}
 */
export function installStandalone(folder) {
  const inputs = ["pnpm-lock.yaml", "package.json"].map((name) => join(folder, name));
  return install(folder, inputs, ["--ignore-workspace"]);
}

/**
 * What was installed is remembered as the hash of everything that decides it, so that a second run
 * does not even start pnpm.
 *
 * @type {(folder: string, inputs: readonly string[], flags: readonly string[]) => Promise<number>}
 */
async function install(folder, inputs, flags) {
  const stamp = join(folder, "node_modules", ".shapesmith-install");
  const hash = hashOf(inputs);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === hash) return 0;
  rmSync(stamp, { force: true });
  // Without the last option pnpm asks before it replaces an older node_modules, and fails where
  // nobody can answer.
  const args = ["install", "--frozen-lockfile", "--config.confirmModulesPurge=false", ...flags];
  process.stderr.write(`Installing the dependencies of ${folder}\n`);
  const code = await runPnpm(args, { cwd: folder, output: "stderr" });
  if (code !== 0) {
    process.stderr.write(`pnpm install ended with exit code ${String(code)} in ${folder}\n`);
    return code;
  }
  mkdirSync(join(folder, "node_modules"), { recursive: true });
  writeFileSync(stamp, hash);
  return 0;
}

/** @type {(files: readonly string[]) => string} */
function hashOf(files) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(file).update("\0").update(readFileSync(file)).update("\0");
  return hash.digest("hex");
}
