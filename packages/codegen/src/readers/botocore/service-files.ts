import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { ShapesmithError } from "../../errors.js";
import { type JsonFile, readJsonFile } from "../json-file.js";

/** The files that describe one service. */
export interface ServiceFiles {
  readonly service: JsonFile;
  readonly waiters?: JsonFile;
  readonly paginators?: JsonFile;
  readonly paginatorExtras?: JsonFile;
  readonly examples?: JsonFile;
}

const serviceFile = "service-2.json";

/** Installed copies of botocore have the large files compressed. */
const compressed = ".gz";

/** Whether a folder has the description of a service in it. */
export function holdsService(folder: string): boolean {
  return fileIn(folder, serviceFile) !== undefined;
}

/** Whether a file is called as botocore calls the description of a service. */
function isServiceFile(file: string): boolean {
  return [serviceFile, serviceFile + compressed].includes(basename(file));
}

/** Where the service's description stands: the path itself, or the file in it when it is a folder. */
export function serviceFileAt(path: string): string | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return undefined;
  return found.isDirectory() ? fileIn(path, serviceFile) : path;
}

/**
 * Reads a service's description and the files that belong to it.
 *
 * @param path Of the description, or of the folder that it is in.
 * @throws ShapesmithError (`source`) when there is none, or when a file cannot be read or is not JSON.
 */
export function readServiceFiles(path: string): ServiceFiles {
  const file = serviceFileAt(path);
  if (file === undefined) throw noDescription(path);
  return withFilesBeside(readJsonFile(file, "source"));
}

/**
 * The files that belong to a service's description: those beside it, where it is called
 * `service-2.json`. Each may be compressed, with `.gz` behind its name. A `service-2.sdk-extras.json`
 * is left alone: it says what botocore's client adds to the service.
 *
 * @throws ShapesmithError (`source`) when one cannot be read or is not JSON.
 */
export function withFilesBeside(service: JsonFile): ServiceFiles {
  const files = new Map(
    pathsBeside(service.path).map(([role, path]) => [role, readJsonFile(path, "source")]),
  );
  return { service, ...Object.fromEntries(files) };
}

/** What lies beside a description, by what it is. */
const namesBeside: readonly (readonly [Exclude<keyof ServiceFiles, "service">, string])[] = [
  ["waiters", "waiters-2.json"],
  ["paginators", "paginators-1.json"],
  ["paginatorExtras", "paginators-1.sdk-extras.json"],
  ["examples", "examples-1.json"],
];

/** Paths of the files that belong to a service's description and are there. */
export function filesBeside(path: string): readonly string[] {
  return pathsBeside(path).map(([, file]) => file);
}

function pathsBeside(path: string): readonly (readonly [string, string])[] {
  if (!isServiceFile(path)) return [];
  return namesBeside.flatMap(([role, name]) => {
    const file = fileIn(dirname(path), name);
    return file === undefined ? [] : [[role, file] as const];
  });
}

function fileIn(folder: string, name: string): string | undefined {
  const plain = join(folder, name);
  return [plain, plain + compressed].find((path) => existsSync(path));
}

function noDescription(path: string): ShapesmithError {
  if (!existsSync(path)) {
    return new ShapesmithError(
      "source",
      `${path} cannot be read: there is no such file or folder.`,
    );
  }
  const versions = readdirSync(path).filter((name) => holdsService(join(path, name)));
  const hint =
    versions.length === 0
      ? `Expected a folder such as botocore/data/<service>/<version>.`
      : `It has folders with one: ${versions.slice(0, 10).join(", ")}. Give the path of one of them.`;
  return new ShapesmithError("source", `${path} has no ${serviceFile}. ${hint}`);
}
