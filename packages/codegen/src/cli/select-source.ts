import { resolve } from "node:path";
import type { LoadedConfig } from "../config/load-config.js";
import { placesOf } from "../places.js";
import type { ReadModelOptions } from "../read-model.js";
import { isPackageName } from "../readers/package-name.js";

export interface SelectedSource {
  readonly sources: readonly string[];
  readonly options: ReadModelOptions;
}

/**
 * What `inspect` reads: a service of the configuration with its overlay, a package as the
 * configuration would resolve it, or just a package or path.
 */
export function selectSource(
  source: string,
  overlay: string | undefined,
  config: LoadedConfig | undefined,
  cwd: string,
): SelectedSource {
  const given = overlay === undefined ? {} : { overlay: resolve(cwd, overlay) };
  const plain = { sources: [source], options: { cwd, resolveFrom: cwd, ...given } };
  if (config === undefined || !isPackageName(source, cwd)) return plain;
  const named = config.services.get(source);
  if (named !== undefined) {
    const places = placesOf(named, config.directory);
    return { sources: named.sources, options: { ...places, ...given } };
  }
  const using = [...config.services.values()].find(({ sources }) => sources.includes(source));
  if (using === undefined) return plain;
  const { resolveFrom } = placesOf(using, config.directory);
  return { sources: [source], options: { cwd, resolveFrom, ...given } };
}
