import { existsSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, isAbsolute, join, posix, resolve } from "node:path";
import { ShapesmithError } from "../../errors.js";
import { type SourceFiles, sourceFiles } from "./source-files.js";

/** A package on the disk, before anything of it is loaded. */
export interface InstalledPackage {
  readonly name: string;
  readonly version: string;
  readonly directory: string;
  readonly files: SourceFiles;
  /** Directories inside the package, with `/`. */
  readonly directories: {
    /** Of the CommonJS build, which is the one that gets loaded. */
    readonly main: string;
    /** Of the ES build, whose files are one per waiter and paginator. */
    readonly module: string;
    /** Of the declarations. */
    readonly types: string;
  };
}

/**
 * Finds a package by its name, from `cwd` upwards as Node does, or by the path of its directory.
 *
 * @throws ShapesmithError (`source`) when there is no such package or directory.
 */
export function findPackage(locator: string, cwd: string): InstalledPackage {
  const directory = isPath(locator) ? resolve(cwd, locator) : installedAt(locator, cwd);
  const files = sourceFiles(directory);
  const text = files.read("package.json");
  if (text === undefined) {
    throw new ShapesmithError(
      "source",
      `${directory} is not the directory of a package: it has no package.json. Expected the directory of an installed client, such as node_modules/@aws-sdk/client-lambda.`,
    );
  }
  const manifest = parseManifest(text, directory);
  const directoryOf = (field: string, otherwise: string): string =>
    posix.dirname(posix.normalize(textField(manifest, field) ?? otherwise));
  return {
    name: textField(manifest, "name") ?? locator,
    version: textField(manifest, "version") ?? "0.0.0",
    directory,
    files,
    directories: {
      main: directoryOf("main", "index.js"),
      module: directoryOf("module", "dist-es/index.js"),
      types: directoryOf("types", "dist-types/index.d.ts"),
    },
  };
}

/**
 * What the package exports to CommonJS.
 *
 * @throws ShapesmithError (`source`) when loading it fails.
 */
export function loadPackage(found: InstalledPackage): ReadonlyMap<string, unknown> {
  const load = createRequire(join(found.directory, "package.json"));
  try {
    const loaded = withoutVersionWarning((): unknown => load(found.directory));
    return new Map(isObject(loaded) ? Object.entries(loaded) : []);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ShapesmithError(
      "source",
      `${found.name} ${found.version} does not load: ${firstLine(reason)}. Its schemas are read by loading it, so require("${found.name}") has to work in Node ${process.versions.node}; installing it again, with its dependencies, usually helps.`,
      { cause: error },
    );
  }
}

/** A module that the package depends on, in the version that the package itself would get. */
export function loadDependency(found: InstalledPackage, name: string): unknown {
  return createRequire(join(found.directory, "package.json"))(name);
}

function isPath(locator: string): boolean {
  return isAbsolute(locator) || /^\.{1,2}($|[\\/])/.test(locator);
}

function installedAt(name: string, cwd: string): string {
  if (!/^(@[\w.~-]+\/)?[\w.~-]+$/.test(name)) {
    throw new ShapesmithError(
      "source",
      `${JSON.stringify(name)} is neither the name of a package nor a path that starts with "." or "/". Expected a name such as @aws-sdk/client-lambda.`,
    );
  }
  const directory = nearestInstalled(name, resolve(cwd)) ?? pluggedIn(name, cwd);
  if (directory !== undefined) return directory;
  throw new ShapesmithError(
    "source",
    `The package ${name} cannot be found from ${resolve(cwd)}. Install it there: npm install ${name}`,
  );
}

/**
 * By hand, since Node's resolver would look on in NODE_PATH, to which package managers add the
 * dependencies of the command that is being run.
 */
function nearestInstalled(name: string, start: string): string | undefined {
  for (let directory = start; ; directory = dirname(directory)) {
    const candidate = join(directory, "node_modules", name);
    if (existsSync(join(candidate, "package.json"))) return realpathSync(candidate);
    if (directory === dirname(directory)) return undefined;
  }
}

/** Where packages are not unpacked into directories, only the resolver knows where they are. */
function pluggedIn(name: string, cwd: string): string | undefined {
  if (process.versions["pnp"] === undefined) return undefined;
  try {
    return dirname(
      createRequire(join(resolve(cwd), "package.json")).resolve(`${name}/package.json`),
    );
  } catch {
    return undefined;
  }
}

function parseManifest(text: string, directory: string): object {
  try {
    const manifest: unknown = JSON.parse(text);
    return isObject(manifest) ? manifest : {};
  } catch (error) {
    throw new ShapesmithError("source", `${join(directory, "package.json")} is not JSON.`, {
      cause: error,
    });
  }
}

function textField(manifest: object, field: string): string | undefined {
  const value: unknown = Object.getOwnPropertyDescriptor(manifest, field)?.value;
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** Clients print a warning about versions of Node to come; who only reads them need not see it. */
function withoutVersionWarning<T>(load: () => T): T {
  const variable = "AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED";
  const before = process.env[variable];
  process.env[variable] = "true";
  try {
    return load();
  } finally {
    if (before === undefined) Reflect.deleteProperty(process.env, variable);
    else process.env[variable] = before;
  }
}

function isObject(value: unknown): value is object {
  return (typeof value === "object" && value !== null) || typeof value === "function";
}

function firstLine(text: string): string {
  return (text.split("\n")[0] ?? "").replace(/\.$/, "");
}
