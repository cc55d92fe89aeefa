import { resolve } from "node:path";
import type { ServiceEntry } from "../config/config.js";
import type { LoadedConfig } from "../config/load-config.js";
import { placesOf } from "../places.js";
import type { ReadModelOptions } from "../read-model.js";
import { isPackageName } from "../readers/package-name.js";

export interface SelectedSource {
  readonly sources: readonly string[];
  readonly options: ReadModelOptions;
}

export interface SelectOptions {
  /** What the command line says is laid over the sources. */
  readonly overlays?: readonly string[];
  /** Sources are compared as they are, entries of the configuration with their overlays. */
  readonly isCompared?: boolean;
}

/**
 * What `inspect` reads: a service of the configuration, or packages and paths. Packages are resolved as
 * the configuration would; where an entry has exactly these sources, its overlays are laid over them too.
 */
export function selectSource(
  given: readonly string[],
  { overlays = [], isCompared = false }: SelectOptions,
  config: LoadedConfig | undefined,
  cwd: string,
): SelectedSource {
  const laid =
    overlays.length === 0 ? {} : { overlays: overlays.map((path) => resolve(cwd, path)) };
  const plain = { sources: given, options: { cwd, resolveFrom: cwd, ...laid } };
  if (config === undefined) return plain;
  const [only, ...others] = given;
  const named =
    others.length > 0 || only === undefined || !isPackageName(only, cwd)
      ? undefined
      : config.services.get(only);
  if (named !== undefined) {
    const places = placesOf(named, config.directory);
    return { sources: named.sources, options: { ...places, ...laid } };
  }
  const entries = [...config.services.values()];
  const wanted = new Set(given.map((source) => located(source, cwd)));
  const isSame = ({ sources }: ServiceEntry): boolean => {
    const its = new Set(sources.map((source) => located(source, config.directory)));
    return its.size === wanted.size && [...its].every((source) => wanted.has(source));
  };
  const packages = given.filter((source) => isPackageName(source, cwd));
  const using =
    entries.find(isSame) ??
    entries.find(({ sources }) => packages.some((source) => sources.includes(source)));
  if (using === undefined) return plain;
  const { resolveFrom, overlays: configured } = placesOf(using, config.directory);
  const isLaid = isSame(using) && !isCompared && configured.length > 0;
  const exact = isLaid ? { overlays: configured } : {};
  return { sources: given, options: { cwd, resolveFrom, ...exact, ...laid } };
}

/** A package by its name, anything else by its absolute path. */
function located(source: string, cwd: string): string {
  return isPackageName(source, cwd) ? source : resolve(cwd, source);
}
