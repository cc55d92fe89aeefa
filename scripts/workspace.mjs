import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The root of the workspace. */
export const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * @typedef {object} Manifest
 * @property {string} name
 * @property {string} version
 * @property {boolean} [private]
 * @property {string} [packageManager]
 * @property {Record<string, string>} [devDependencies]
 * @property {Record<string, string>} [peerDependencies]
 * @property {string | Record<string, string>} [bin]
 * @property {Record<string, string | Record<string, string>>} [exports]
 */

/** @type {(directory: string) => Manifest} */
export function readManifest(directory) {
  return /** @type {Manifest} */ (
    JSON.parse(readFileSync(join(directory, "package.json"), "utf8"))
  );
}

/**
 * The packages of the workspace, as pnpm-workspace.yaml lists them (`folder` or `folder/*`), without
 * the root: absolute folders in a stable order.
 *
 * @type {() => string[]}
 */
export function workspacePackages() {
  const yaml = readFileSync(join(root, "pnpm-workspace.yaml"), "utf8");
  const list = /^packages:\r?\n((?:[ ]+- .*\r?\n)+)/m.exec(yaml)?.[1] ?? "";
  const patterns = [...list.matchAll(/- "?([^"\r\n]+?)"?\s*$/gm)].map((match) => match[1] ?? "");
  if (patterns.length === 0) throw new Error("pnpm-workspace.yaml lists no packages.");
  return patterns
    .flatMap(foldersOf)
    .filter((folder) => existsSync(join(folder, "package.json")))
    .toSorted();
}

/** @type {(pattern: string) => string[]} */
function foldersOf(pattern) {
  if (!pattern.endsWith("/*")) return [join(root, pattern)];
  const parent = join(root, pattern.slice(0, -2));
  return existsSync(parent) ? readdirSync(parent).map((name) => join(parent, name)) : [];
}

/** The packages that are published: those that are not private. @type {() => Manifest[]} */
export function publishedPackages() {
  return workspacePackages()
    .map(readManifest)
    .filter((manifest) => manifest.private !== true);
}

/**
 * The script that a package's command starts, of a package in the `node_modules` of a folder.
 *
 * @type {(packageName: string, command: string, folder?: string) => string}
 */
export function binOf(packageName, command, folder = root) {
  const home = join(folder, "node_modules", packageName);
  const { bin } = readManifest(home);
  const script = typeof bin === "string" ? bin : bin?.[command];
  if (script === undefined) throw new Error(`${packageName} has no command ${command}.`);
  return join(home, script);
}
