import { readFileSync } from "node:fs";

/** Ends the process with a clear message when this Node is older than package.json's `engines`. */
export function requireNode() {
  const text = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  const manifest = /** @type {{ engines: { node: string } }} */ (JSON.parse(text));
  const needed = manifest.engines.node;
  if (isAtLeast(numbersOf(process.version), numbersOf(needed))) return;
  process.stderr.write(
    `Found Node ${process.version} at ${process.execPath}; Shapesmith needs Node ${needed}.\n` +
      "Install a newer Node from https://nodejs.org and run the command again.\n",
  );
  process.exit(1);
}

/** @type {(version: string) => number[]} */
function numbersOf(version) {
  return version.replace(/^\D+/, "").split(".").map(Number);
}

/** @type {(version: readonly number[], minimum: readonly number[]) => boolean} */
function isAtLeast(version, minimum) {
  for (const [index, least] of minimum.entries()) {
    const number = version[index] || 0;
    if (number !== least) return number > least;
  }
  return true;
}
