import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/** GNU time: the kernel's own account of a process and of those that it waited for. */
const time = "/usr/bin/time";

/**
 * Runs a Node script as a process of its own, from its start to its end.
 *
 * @param {object} command
 * @param {readonly string[]} command.args the script and its arguments
 * @param {string} [command.node] default: the Node that runs this
 * @param {string} [command.cwd]
 * @param {Readonly<Record<string, string>>} [command.env]
 * @returns {{ seconds: number, megabytes: number, stdout: string }} the processor time, which does
 *   not grow with what else the machine does, and the most memory that was resident at once
 */
export function measured({ expectedStatus = [0], ...command }) {
  const { args, node = process.execPath, cwd, env } = command;
  if (!existsSync(time))
    throw new Error(`Whole processes are measured by ${time}: install GNU time.`);
  const { status, stdout, stderr } = spawnSync(time, ["-f", "%U %S %M", node, ...args], {
    cwd,
    env: { ...process.env, ...env },
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (!expectedStatus.includes(status)) {
    throw new Error(`${args.join(" ")} ended with ${String(status)}: ${stdout}${stderr}`);
  }
  const [user, system, kilobytes] = stderr.trim().split("\n").at(-1).split(" ").map(Number);
  return { seconds: user + system, megabytes: kilobytes / 1024, stdout };
}
