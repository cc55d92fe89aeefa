import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { bundlePackages } from "./bundle.mjs";
import { runNode } from "./child.mjs";
import { binOf, root } from "./workspace.mjs";

/** Builds all projects. Resolves to an exit code. @type {() => Promise<number>} */
export function buildEverything() {
  return build(projects());
}

/**
 * Builds the packages, without the services: those are what the packages generate, and may be stale
 * when this is called.
 *
 * @type {() => Promise<number>}
 */
export function buildPackages() {
  return build(projects().filter((project) => project.startsWith("packages/")));
}

/** @type {(projects: readonly string[]) => Promise<number>} */
async function build(projects) {
  for (const project of projects) forgetLostOutput(join(root, project));
  const code = await runNode(binOf("typescript", "tsc"), ["-b", ...projects]);
  return code === 0 ? bundlePackages() : code;
}

/**
 * The compiler trusts its build information and emits nothing when only the output was deleted.
 *
 * @type {(project: string) => void}
 */
function forgetLostOutput(project) {
  if (!existsSync(join(project, "dist"))) rmSync(join(project, ".tsbuildinfo"), { force: true });
}

/** @type {() => string[]} */
function projects() {
  const text = readFileSync(join(root, "tsconfig.json"), "utf8");
  const config = /** @type {{ references: { path: string }[] }} */ (JSON.parse(text));
  return config.references.map((reference) => reference.path);
}
