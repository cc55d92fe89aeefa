import { statSync } from "node:fs";
import { resolve } from "node:path";

/** Whether a source is given by a package's name; what exists at that path is a path. */
export function isPackageName(locator: string, cwd: string): boolean {
  const isName = /^(@[\w.~-]+\/)?[\w~-][\w.~-]*$/.test(locator);
  if (!isName || /\.(?:json|gz|rst)$/.test(locator)) return false;
  return statSync(resolve(cwd, locator), { throwIfNoEntry: false }) === undefined;
}
