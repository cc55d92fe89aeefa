import { spawn } from "node:child_process";
import { constants } from "node:os";
import { root } from "./workspace.mjs";

/**
 * @typedef {object} ChildOptions
 * @property {string} [cwd] by default the root of the workspace
 * @property {NodeJS.ProcessEnv} [env] by default the environment of this process
 * @property {"stdout" | "stderr" | "onFailure"} [output] where the child's stdout goes: by default
 * through; to stderr, so that stdout stays for results; or to stderr only when the child fails
 */

/**
 * Runs a Node script with its output streaming through. The exit code is the child's; 128 and the
 * signal's number when a signal ended it.
 *
 * @type {(script: string, args: readonly string[], options?: ChildOptions) => Promise<number>}
 */
export function runNode(script, args, options = {}) {
  const { cwd = root, env = process.env, output = "stdout" } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd,
      env,
      stdio: ["inherit", stdioOf[output], "inherit"],
    });
    /** @type {Buffer[]} */
    const kept = [];
    child.stdout?.on("data", (/** @type {Buffer} */ part) => kept.push(part));
    // An interrupt reaches the child as well: it decides how to end, and this process reports it.
    const waitForChild = () => {};
    process.on("SIGINT", waitForChild);
    child.on("error", reject);
    child.on("close", (code, signal) => {
      process.off("SIGINT", waitForChild);
      if (code !== 0) process.stderr.write(Buffer.concat(kept));
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}

const stdioOf = /** @type {const} */ ({ stdout: "inherit", stderr: 2, onFailure: "pipe" });
