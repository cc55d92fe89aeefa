import { readFileSync, statSync } from "node:fs";
import { dirname, extname, join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { ShapesmithError } from "../errors.js";
import { checkConfig, type CheckedConfig } from "./check-config.js";

/** A configuration file that was read and found to be well-formed. */
export interface LoadedConfig extends CheckedConfig {
  /** Absolute. */
  readonly file: string;
  /** Its folder, at which the entries' relative paths start. */
  readonly directory: string;
}

export interface LoadConfigOptions {
  /** The search begins here and goes up to the root of the file system. */
  readonly cwd: string;
  /** This file instead of a search; relative to `cwd`. */
  readonly file?: string;
}

/**
 * Loads the nearest `shapesmith.config.{ts,mts,js,mjs,json}`, or the one named; undefined when there
 * is none on the way up.
 *
 * @throws ShapesmithError (`config`) when the named file does not exist, a folder holds two, the file
 * cannot be run, or what it exports is no configuration.
 */
export async function loadConfig(options: LoadConfigOptions): Promise<LoadedConfig | undefined> {
  const file =
    options.file === undefined ? findConfig(options.cwd) : namedConfig(options.file, options.cwd);
  if (file === undefined) return undefined;
  const shown = relative(options.cwd, file);
  return { file, directory: dirname(file), ...checkConfig(await evaluate(file, shown), shown) };
}

/** What a configuration file can be called, in the order of preference. */
export function configNames(): readonly string[] {
  return ["ts", "mts", "js", "mjs", "json"].map((extension) => `shapesmith.config.${extension}`);
}

/** @returns the nearest configuration file, upwards; undefined when there is none. */
export function findConfig(cwd: string): string | undefined {
  for (let directory = resolve(cwd); ; directory = dirname(directory)) {
    const found = configNames().filter((name) => isFile(join(directory, name)));
    const [first, second] = found;
    if (second !== undefined) {
      const message = `${directory} holds ${found.join(" and ")}; keep one of them, or name one with --config.`;
      throw new ShapesmithError("config", message);
    }
    if (first !== undefined) return join(directory, first);
    if (directory === dirname(directory)) return undefined;
  }
}

function namedConfig(name: string, cwd: string): string {
  const file = resolve(cwd, name);
  if (!isFile(file)) {
    throw new ShapesmithError("config", `${name} cannot be read: there is no such file.`);
  }
  const known = [".ts", ".mts", ".js", ".mjs", ".json"];
  if (known.includes(extname(file))) return file;
  const message = `${name} is no configuration: expected a file ending in ${known.join(", ")}.`;
  throw new ShapesmithError("config", message);
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

/** What the file exports by default, or holds as JSON. */
async function evaluate(file: string, shown: string): Promise<unknown> {
  try {
    switch (extname(file)) {
      case ".json":
        return JSON.parse(readFileSync(file, "utf8"));
      case ".ts":
      case ".mts":
        return defaultExport(await importTypeScript(file));
      default:
        // Node keeps what it has imported by its URL: a file that has changed needs another one.
        return defaultExport(await import(`${pathToFileURL(file).href}?${statSync(file).mtimeMs}`));
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ShapesmithError("config", `${shown} cannot be loaded: ${reason}`, { cause: error });
  }
}

/** Node 20 does not run TypeScript by itself. */
async function importTypeScript(file: string): Promise<unknown> {
  const [{ createJiti }, codegen] = await Promise.all([import("jiti"), import("../index.js")]);
  const jiti = createJiti(pathToFileURL(file).href, {
    fsCache: false,
    moduleCache: false,
    interopDefault: false,
    // The file's `import { defineConfig } from "@shapesmith/codegen"` is this very package, also
    // where it is run without having been installed.
    virtualModules: { "@shapesmith/codegen": codegen },
  });
  return jiti.import(file);
}

function defaultExport(module: unknown): unknown {
  const isObject = typeof module === "object" && module !== null;
  return isObject && "default" in module ? module.default : undefined;
}
