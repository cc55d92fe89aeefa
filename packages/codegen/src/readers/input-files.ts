import { readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { filesBeside, holdsService, serviceFileAt } from "./botocore/service-files.js";
import { isPackageName } from "./package-name.js";

/**
 * The files that may play a part when a source is read, in a fixed order: all that the reader looks
 * at, and perhaps some that it passes over. Undefined for a client package, whose files are known
 * only once it has been read, and for what is not there.
 */
export function inputFiles(locator: string, cwd: string): readonly string[] | undefined {
  if (isPackageName(locator, cwd)) return undefined;
  const path = resolve(cwd, locator.replace(/(\.json)#.*$/, "$1"));
  try {
    if (!statSync(path).isDirectory()) return [path, ...filesBeside(path)];
    const names = readdirSync(path).sort();
    if (names.includes("package.json")) return undefined;
    const inside = names.filter((name) => /\.(?:json|json\.gz|rst)$/.test(name));
    // The folder of a service of botocore: its versions are folders, of which one is read.
    const versions = names
      .filter((name) => holdsService(join(path, name)))
      .flatMap((name) => {
        const file = serviceFileAt(join(path, name));
        return file === undefined ? [] : [file, ...filesBeside(file)];
      });
    return [...inside.map((name) => join(path, name)), ...versions];
  } catch {
    // Whoever reads the source says what is wrong with it.
    return undefined;
  }
}
