import { readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import { ShapesmithError } from "../errors.js";
import { isBoto3Page } from "./boto3-docs/is-page.js";
import { holdsService } from "./botocore/service-files.js";
import { mostBytes, readTextFile } from "./source-file.js";

/** A model that a folder holds. */
export interface FoundModel {
  /** What to read: the path of a file, or of a folder. */
  readonly locator: string;
  /** Of the service, as far as the path tells: `lambda`, `lambda.2025-09`. */
  readonly name: string;
}

export interface FoundModels {
  /** In the order of their paths. */
  readonly models: readonly FoundModel[];
  /** Files of JSON and pages that are no models, relative to the folder and with `/`. */
  readonly passedOver: readonly string[];
}

/**
 * Finds the models in a folder and the folders in it: Smithy JSON ASTs, one in a file or spread over
 * the files of a folder; services of botocore, each in its newest version; folders of boto3's
 * documentation pages. Files are looked at, not parsed: one that is broken is found all the same, and
 * whoever reads it says what is wrong.
 *
 * @throws ShapesmithError (`source`) when there is no such folder or it holds no model.
 */
export function findModels(folder: string): FoundModels {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    const message = `${folder} cannot be read: there is no such folder. Give the path of a folder that holds models.`;
    throw new ShapesmithError("source", message);
  }
  const models: FoundModel[] = [];
  const passedOver: string[] = [];
  const seen = new Set<string>();
  const pending = [folder];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    const real = realpathSync(at);
    // A link may lead back to where it was found.
    if (seen.has(real)) continue;
    seen.add(real);
    const found = lookInto(at);
    models.push(...found.models);
    passedOver.push(...found.passedOver.map((file) => relative(folder, file).split(sep).join("/")));
    pending.push(...found.folders);
  }
  if (models.length === 0) {
    const message = `${folder} holds no model: expected Smithy JSON ASTs, services of botocore or pages of boto3's documentation in it or in folders of it.`;
    throw new ShapesmithError("source", message);
  }
  const byPath = (a: FoundModel, b: FoundModel): number => (a.locator < b.locator ? -1 : 1);
  return { models: models.sort(byPath), passedOver: passedOver.sort() };
}

interface Looked extends FoundModels {
  readonly folders: readonly string[];
}

function lookInto(folder: string): Looked {
  if (holdsService(folder)) {
    const model = { locator: folder, name: basename(folder) };
    return { models: [model], passedOver: [], folders: [] };
  }
  const { folders, files } = entriesOf(folder);
  const versions = folders.filter((path) => isVersion(path) && holdsService(path));
  const newest = versions.at(-1);
  const services = newest === undefined ? [] : [{ locator: newest, name: basename(folder) }];
  const looked = lookAt(folder, files);
  return {
    models: [...services, ...looked.models],
    passedOver: looked.passedOver,
    folders: folders.filter(
      (path) => !versions.includes(path) && basename(path) !== "node_modules",
    ),
  };
}

function entriesOf(folder: string): {
  readonly folders: readonly string[];
  readonly files: readonly string[];
} {
  const folders: string[] = [];
  const files: string[] = [];
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name);
    // What leads nowhere, and pipes and devices, are neither.
    const found = statSync(path, { throwIfNoEntry: false });
    if (found?.isDirectory() === true) folders.push(path);
    else if (found?.isFile() === true) files.push(path);
  }
  return { folders, files };
}

/** botocore names the folder of a version by its date. */
function isVersion(path: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(basename(path));
}

function lookAt(folder: string, files: readonly string[]): FoundModels {
  const described = files.filter((file) => /\.(?:json|json\.gz|rst)$/.test(file));
  const kinds = new Map(described.map((file) => [file, kindOf(file)]));
  const of = (...wanted: readonly Kind[]): readonly string[] =>
    described.filter((file) => wanted.includes(kinds.get(file) ?? "other"));
  const wholes = of("smithy service", "botocore", "broken");
  const parts = of("smithy part");
  const pages = of("page");
  const services = of("smithy service");
  const isOneModel = parts.length > 0 && services.length === 1 && wholes.length === 1;
  const models = isOneModel
    ? [{ locator: folder, name: basename(folder) }]
    : [...wholes, ...parts].map((locator) => ({ locator, name: nameOfFile(locator) }));
  const documented = pages.length === 0 ? [] : [{ locator: folder, name: nameOfPages(folder) }];
  // A folder is read as one thing: where it holds others too, its pages are read one by one.
  const separate = documented.length > 0 && wholes.length + parts.length > 0;
  const pageModels = separate
    ? pages.map((locator) => ({ locator, name: nameOfFile(locator) }))
    : documented;
  return { models: [...models, ...pageModels], passedOver: of("other") };
}

type Kind = "smithy service" | "smithy part" | "botocore" | "page" | "broken" | "other";

/** Told by what stands in the text, which is not parsed: the reader will do that, in a thread. */
function kindOf(file: string): Kind {
  let text: string;
  try {
    text = file.endsWith(".gz") ? readTextFile(file, "source").text : asciiOf(file);
  } catch {
    // Too large, or not to be read: the reader says so, if it is called like a model.
    return file.endsWith(".rst") ? "other" : "broken";
  }
  if (file.endsWith(".rst")) return isBoto3Page(text) ? "page" : "other";
  if (/"smithy"\s*:\s*"[12](?:\.0)?"/.test(text)) {
    if (/"type"\s*:\s*"service"/.test(text)) return "smithy service";
    return isJson(text) ? "smithy part" : "broken";
  }
  const keys = ["metadata", "operations", "shapes"];
  const isBotocore = keys.every((key) => new RegExp(`"${key}"\\s*:\\s*\\{`).test(text));
  return isBotocore ? "botocore" : "other";
}

/** Only files that could be a part of another are parsed to know; there are few of them. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** What is looked for is ASCII, whatever the file is in; the check of the file's size is the reader's. */
function asciiOf(file: string): string {
  if (statSync(file).size > mostBytes) throw new Error(`${file} is too large.`);
  return readFileSync(file, "latin1");
}

function nameOfFile(file: string): string {
  return basename(file).replace(/\.(?:json|json\.gz|rst)$/, "");
}

/** boto3 keeps the pages of a service's operations in a folder `client`. */
function nameOfPages(folder: string): string {
  return basename(folder) === "client" ? basename(dirname(folder)) : basename(folder);
}
