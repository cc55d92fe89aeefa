import { statSync } from "node:fs";
import { dirname, isAbsolute, relative, resolve, sep } from "node:path";
import type { ServiceEntry } from "./config/config.js";
import type { RenderMap } from "./emitters/render-map.js";
import { ShapesmithError } from "./errors.js";
import type { OutputFolder } from "./output/folder.js";

/** Where the things that an entry names are, all paths absolute. */
export interface Places {
  /** Folder at which relative paths of sources start. */
  readonly cwd: string;
  /** Folder from which packages are resolved. */
  readonly resolveFrom: string;
  /** In the order in which they are laid over each other. */
  readonly overlays: readonly string[];
  readonly out: string;
  readonly sdkCheck: string;
}

export function placesOf(entry: ServiceEntry, cwd: string): Places {
  const at = (path: string): string => resolve(cwd, path);
  const { overlay = [] } = entry;
  const out = at(entry.out);
  return {
    cwd: resolve(cwd),
    resolveFrom: entry.resolveFrom === undefined ? out : at(entry.resolveFrom),
    overlays: (typeof overlay === "string" ? [overlay] : overlay).map(at),
    out,
    sdkCheck: entry.sdkCheck === undefined ? resolve(out, sdkCheckPath) : at(entry.sdkCheck),
  };
}

/**
 * @throws ShapesmithError (`usage`) when the files would go into a folder that is read: the next run
 * would take them for a part of the source, and a package manager may replace them.
 */
export function checkPlaces({ sources }: ServiceEntry, { cwd, out }: Places): void {
  for (const source of sources) {
    const folder = resolve(cwd, source);
    if (!isWithin(out, folder)) continue;
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) continue;
    const message = `${out} lies in ${folder}, which is a source. Choose a folder outside of it, with --out or "out" in the configuration.`;
    throw new ShapesmithError("usage", message);
  }
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === "" || !(isAbsolute(way) || way === ".." || way.startsWith(`..${sep}`));
}

/** What the emitters call the check. */
const sdkCheckPath = "sdk-check.ts";

/** The module that `sdk-check.ts` has to import the types from, where it lies. */
export function typesModule({ out, sdkCheck }: Places): string {
  const way = slashed(relative(dirname(sdkCheck), resolve(out, "types.js")));
  return way.startsWith("../") ? way : `./${way}`;
}

/** The files with `sdk-check.ts` under the path at which it lies. */
export function placed(files: RenderMap, places: Places): RenderMap {
  const path = slashed(relative(places.out, places.sdkCheck));
  return new Map([...files].map(([name, text]) => [name === sdkCheckPath ? path : name, text]));
}

export function outputFolder(places: Places): OutputFolder {
  const path = slashed(relative(places.out, places.sdkCheck));
  return { root: places.out, outside: new Set(path.startsWith("../") ? [path] : []) };
}

function slashed(path: string): string {
  return path.split(sep).join("/");
}
