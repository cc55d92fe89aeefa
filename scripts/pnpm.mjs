import { existsSync, realpathSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { runNode } from "./child.mjs";
import { readManifest, root } from "./workspace.mjs";

/**
 * Runs the pnpm that package.json pins, through npx: nothing is installed globally, and corepack is
 * not needed. Resolves to its exit code.
 *
 * @type {(args: readonly string[], options?: import("./child.mjs").ChildOptions) => Promise<number>}
 */
export function runPnpm(args, options = {}) {
  return runNode(npmScript("npx-cli.js"), ["--yes", `pnpm@${pnpmVersion()}`, ...args], {
    ...options,
    env: withoutNpmPrefix(options.env ?? process.env),
  });
}

/** @type {() => string} */
function pnpmVersion() {
  const pinned = readManifest(root).packageManager ?? "";
  const version = /^pnpm@(\d[^+]*)/.exec(pinned)?.[1];
  if (version === undefined) {
    throw new Error(
      `package.json: expected "packageManager": "pnpm@<version>", found "${pinned}".`,
    );
  }
  return version;
}

/**
 * A script of npm's own. Started with Node and not by its command, so that it needs no shell on any
 * system, where the command is a batch file too.
 *
 * @type {(name: "npx-cli.js" | "npm-cli.js") => string}
 */
export function npmScript(name) {
  const script = npmFolders()
    .map((folder) => join(folder, name))
    .find((candidate) => existsSync(candidate));
  if (script === undefined) {
    throw new Error(`Found no npm on the PATH or beside ${process.execPath}: install npm.`);
  }
  return script;
}

/** Where npm's scripts may be, likeliest first. @type {() => string[]} */
function npmFolders() {
  const { npm_execpath: started, PATH = "" } = process.env;
  const commands = PATH.split(delimiter).map((folder) => join(folder, "npm"));
  return [
    ...[started ?? "", ...commands].filter(existsSync).map((file) => dirname(realpathSync(file))),
    join(dirname(process.execPath), "node_modules", "npm", "bin"),
  ];
}

/**
 * `npm --prefix <folder>` tells its scripts of that prefix, and an npm or pnpm started from there
 * would take the folder for the place of global packages.
 *
 * @type {(env: NodeJS.ProcessEnv) => NodeJS.ProcessEnv}
 */
export function withoutNpmPrefix(env) {
  const derived = /^npm_config_(?:local_|global_)?prefix$|^npm_config_globalconfig$/i;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !derived.test(name)));
}
