import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { gunzipSync } from "node:zlib";
import { ShapesmithError } from "../../errors.js";
import { type JsonFile, parseJsonFile, readJsonFile } from "../json-file.js";

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

/** Far above the largest description, and low enough for a file that unpacks to no end. */
const mostBytes = 256 * 1024 * 1024;

/** Whether a folder has the description of a service in it. */
export function holdsService(folder: string): boolean {
  return fileIn(folder, serviceFile) !== undefined;
}

/** Whether a file is called as botocore calls the description of a service. */
export function isServiceFile(file: string): boolean {
  return [serviceFile, serviceFile + compressed].includes(basename(file));
}

/** Where the service's description stands: the path itself, or the file in it when it is a folder. */
function serviceFileAt(path: string): string | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return undefined;
  return found.isDirectory() ? fileIn(path, serviceFile) : path;
}

/**
 * Reads a service's description and, where that is called `service-2.json`, the files beside it that
 * belong to it. Each may be compressed, with `.gz` behind its name. A `service-2.sdk-extras.json` is
 * left alone: it says what botocore's client adds to the service.
 *
 * @param path Of the description, or of the folder that it is in.
 * @throws ShapesmithError (`source`) when there is none, or when a file cannot be read or is not JSON.
 */
export function readServiceFiles(path: string): ServiceFiles {
  const file = serviceFileAt(path);
  if (file === undefined) throw noDescription(path);
  const service = read(file);
  if (!isServiceFile(file)) return { service };
  const beside = (other: string): JsonFile | undefined => {
    const found = fileIn(dirname(file), other);
    return found === undefined ? undefined : read(found);
  };
  const waiters = beside("waiters-2.json");
  const paginators = beside("paginators-1.json");
  const paginatorExtras = beside("paginators-1.sdk-extras.json");
  const examples = beside("examples-1.json");
  return {
    service,
    ...(waiters === undefined ? {} : { waiters }),
    ...(paginators === undefined ? {} : { paginators }),
    ...(paginatorExtras === undefined ? {} : { paginatorExtras }),
    ...(examples === undefined ? {} : { examples }),
  };
}

function fileIn(folder: string, name: string): string | undefined {
  const plain = join(folder, name);
  return [plain, plain + compressed].find((path) => existsSync(path));
}

function read(file: string): JsonFile {
  if (!file.endsWith(compressed)) return readJsonFile(file, "source");
  try {
    const bytes = gunzipSync(readFileSync(file), { maxOutputLength: mostBytes });
    return parseJsonFile(bytes, file, "source");
  } catch (error) {
    if (error instanceof ShapesmithError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    const message = `${file} cannot be unpacked: ${reason}. Expected JSON of at most 256 MB that gzip has compressed.`;
    throw new ShapesmithError("source", message, { cause: error });
  }
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
