import { buildEverything, buildPackages } from "./build.mjs";
import { checkPackages } from "./check-packages.mjs";
import { runNode } from "./child.mjs";
import { installWorkspace } from "./install.mjs";
import { binOf } from "./workspace.mjs";

/**
 * What each command does once everything is installed, step by step; the first step that fails ends
 * it with its exit code. Every task gets the arguments that followed `--`.
 *
 * @type {Readonly<Record<string, (args: readonly string[]) => (() => Promise<number>)[]>>}
 */
const tasks = {
  install: () => [],
  build: () => [buildEverything],
  generate: (args) => [
    buildPackages,
    () => runNode(binOf("@shapesmith/codegen", "shapesmith"), ["generate", ...args]),
    buildEverything,
  ],
  test: (args) => [buildEverything, () => runNode(binOf("vitest", "vitest"), ["run", ...args])],
  typecheck: () => [
    buildEverything,
    () => runNode(binOf("typescript", "tsc"), ["-p", "tsconfig.tests.json"]),
  ],
  lint: (args) => [() => runNode(binOf("eslint", "eslint"), [".", "--max-warnings=0", ...args])],
  format: (args) => [() => runNode(binOf("oxfmt", "oxfmt"), [...args])],
  "unused-code": (args) => [() => runNode(binOf("knip", "knip"), [...args])],
  "check-packages": () => [buildEverything, checkPackages],
  "ts-matrix": () => [buildEverything, () => runNode("test/ts-matrix/run.mjs", [])],
};

/** Resolves to an exit code. @type {(name: string | undefined, args: string[]) => Promise<number>} */
export async function runTask(name, args) {
  const task = name !== undefined && Object.hasOwn(tasks, name) ? tasks[name] : undefined;
  if (task === undefined) {
    const known = Object.keys(tasks).join(", ");
    process.stderr.write(`Unknown task "${name ?? ""}": expected one of ${known}.\n`);
    return 2;
  }
  for (const step of [installWorkspace, ...task(args)]) {
    const code = await step();
    if (code !== 0) return code;
  }
  return 0;
}
