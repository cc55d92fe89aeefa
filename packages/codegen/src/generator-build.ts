import { createRequire } from "node:module";
import { readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * When the code of the generator was last changed, in milliseconds since 1970; undefined where it is
 * installed, because then its version says which code it is.
 */
export function generatorChangedAt(): number | undefined {
  changedAt ??= { time: newestFile() };
  return changedAt.time;
}

let changedAt: { readonly time: number | undefined } | undefined;

function newestFile(): number | undefined {
  const own = fileURLToPath(import.meta.url);
  if (/[\\/]node_modules[\\/]/.test(own)) return undefined;
  // Patterns and dialects of the contract's package decide what is emitted, too.
  const contract = createRequire(own).resolve("@shapesmith/contract");
  return Math.max(...[own, contract].map((file) => newestIn(dirname(file))));
}

function newestIn(folder: string): number {
  const times = readdirSync(folder, { withFileTypes: true }).map((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? newestIn(path) : statSync(path).mtimeMs;
  });
  return Math.max(0, ...times);
}
