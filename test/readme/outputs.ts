import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format } from "node:util";
import { vi } from "vitest";
import { main } from "../../packages/codegen/src/cli/main.js";
import { weather, weatherWorkspace } from "../../packages/codegen/src/cli/testing.js";
import { root } from "../../scripts/workspace.mjs";

/** What a run of the command line prints, at the root of the repository. */
export async function shapesmith(...argv: readonly string[]): Promise<string> {
  let printed = "";
  const output = { hasColors: false, write: (text: string): void => void (printed += text) };
  await main(argv, { cwd: root, stdout: output, stderr: output });
  return printed;
}

/** What `--check` prints of a service whose model gained an enum value since it was generated. */
export async function staleWeather(): Promise<string> {
  const workspace = weatherWorkspace();
  try {
    await workspace.run(["generate", "weather"]);
    workspace.put("weather.json", weather(["CELSIUS", "KELVIN"]));
    return (await workspace.run(["generate", "weather", "--check"])).stdout;
  } finally {
    workspace.remove();
  }
}

/** What a program prints with `console.log`. It runs in this process, on the sources. */
export async function runProgram(name: string, code: string): Promise<string> {
  let printed = "";
  const log = vi.spyOn(console, "log").mockImplementation((...values: unknown[]) => {
    printed += `${format(...values)}\n`;
  });
  // Inside the repository, where programs find the packages that they import.
  const folder = mkdtempSync(join(root, "test", ".workspace-"));
  try {
    writeFileSync(join(folder, name), code);
    await import(/* @vite-ignore */ join(folder, name));
    return printed;
  } finally {
    log.mockRestore();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What somebody is told whose code throws this. */
export function messageOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return error instanceof Error ? `${error.message}\n` : String(error);
  }
  throw new Error("It was to be refused, and was not.");
}
