import { dirname, relative, resolve, sep } from "node:path";
import type { ServiceEntry } from "./config/config.js";
import type { RenderMap } from "./emitters/render-map.js";
import type { OutputFolder } from "./output/folder.js";

/** Where the things that an entry names are, all paths absolute. */
export interface Places {
  /** Folder at which relative paths of sources start. */
  readonly cwd: string;
  /** Folder from which packages are resolved. */
  readonly resolveFrom: string;
  readonly overlay: string | undefined;
  readonly out: string;
  readonly sdkCheck: string;
}

export function placesOf(entry: ServiceEntry, cwd: string): Places {
  const at = (path: string): string => resolve(cwd, path);
  const { overlay } = entry;
  const out = at(entry.out);
  return {
    cwd: resolve(cwd),
    resolveFrom: entry.resolveFrom === undefined ? out : at(entry.resolveFrom),
    overlay: overlay === undefined ? undefined : at(overlay),
    out,
    sdkCheck: entry.sdkCheck === undefined ? resolve(out, sdkCheckPath) : at(entry.sdkCheck),
  };
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
