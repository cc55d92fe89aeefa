import { readdirSync } from "node:fs";
import { join } from "node:path";
import { ShapesmithError } from "../errors.js";
import { isNodeObject } from "../model/node-form.js";
import { isBoto3Page } from "./boto3-docs/is-page.js";
import { holdsService, serviceFileAt } from "./botocore/service-files.js";
import { jsonFile, type JsonFile, readJsonFile } from "./json-file.js";
import { jsonFormat } from "./json-format.js";
import { readTextFile, type TextFile } from "./source-file.js";

/** What a folder holds that is not the folder of a package. */
export type FolderSource =
  /** The files of one model. */
  | { readonly format: "smithy"; readonly files: readonly JsonFile[] }
  /** The service's description; what belongs to it lies beside it. */
  | { readonly format: "botocore"; readonly service: JsonFile }
  /** A page for each operation. */
  | { readonly format: "boto3-docs"; readonly pages: readonly TextFile[] };

/**
 * Looks what a folder holds: a service as botocore has it, in the folder itself or in folders named
 * by its versions, of which the newest counts; the files of one Smithy model; or pages of boto3's
 * documentation. Files of JSON that are no models, and texts that are no pages, are passed over.
 *
 * @param locator What the user wrote, for messages.
 * @throws ShapesmithError (`source`) when it holds none of these, several of them, or several services.
 */
export function folderSource(folder: string, locator: string): FolderSource {
  const names = entriesOf(folder, locator);
  const botocore = newestDescription(folder, names, locator);
  if (botocore !== undefined) {
    return { format: "botocore", service: readJsonFile(botocore, "source") };
  }
  const files = names
    .filter((name) => /\.json(?:\.gz)?$/.test(name))
    .map((name) => {
      return jsonFile(readTextFile(join(folder, name), "source"), "source");
    });
  const models = files.filter(({ node }) => jsonFormat(node).kind === "smithy");
  const pages = names
    .filter((name) => name.endsWith(".rst"))
    .map((name) => readTextFile(join(folder, name), "source"))
    .filter(({ text }) => isBoto3Page(text));
  if (models.length > 0 && pages.length > 0) {
    const found = `it holds ${countOf(models, "Smithy model")} and ${countOf(pages, "page")} of boto3's documentation`;
    throw unreadable(locator, `${found}. Give the path of the one or the other.`);
  }
  if (models.length > 0) {
    refuseSeveralServices(models, locator);
    return { format: "smithy", files: models };
  }
  if (pages.length > 0) return { format: "boto3-docs", pages };
  throw unreadable(locator, nothingFound(names, files));
}

function entriesOf(folder: string, locator: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw unreadable(locator, `the folder cannot be listed: ${reason}.`);
  }
}

/** botocore names the folder of a version by its date. */
const version = /^\d{4}-\d{2}-\d{2}$/;

function newestDescription(
  folder: string,
  names: readonly string[],
  locator: string,
): string | undefined {
  if (holdsService(folder)) return serviceFileAt(folder);
  const versionsOf = (path: string, inside: readonly string[]): readonly string[] =>
    inside.filter((name) => version.test(name) && holdsService(join(path, name)));
  const newest = versionsOf(folder, names).at(-1);
  if (newest !== undefined) return serviceFileAt(join(folder, newest));
  const services = names.filter((name) => {
    const path = join(folder, name);
    // Whatever cannot be listed is no service.
    return !name.includes(".") && versionsOf(path, listed(path)).length > 0;
  });
  const [example] = services;
  if (example === undefined) return undefined;
  throw unreadable(
    locator,
    `it holds ${countOf(services, "service")} of botocore. Give the path of one of them, such as ${join(locator, example)}, or generate all of them with --all.`,
  );
}

function listed(path: string): readonly string[] {
  try {
    return readdirSync(path).sort();
  } catch {
    return [];
  }
}

/** Several files may be one model, but no model has several services of AWS. */
function refuseSeveralServices(models: readonly JsonFile[], locator: string): void {
  const withService = models.filter(({ node }) => definesService(node));
  if (withService.length < 2) return;
  const names = withService.slice(0, 5).map(({ name }) => name);
  const more =
    withService.length > names.length ? ` and ${withService.length - names.length} more` : "";
  throw unreadable(
    locator,
    `it holds ${withService.length} Smithy models that each have a service: ${names.join(", ")}${more}. Give the path of one of them, or generate all of them with --all.`,
  );
}

/** Whether a Smithy JSON AST has a shape of type service; whether it is well-formed plays no part. */
export function definesService(node: JsonFile["node"]): boolean {
  const shapes = isNodeObject(node) ? node["shapes"] : undefined;
  if (!isNodeObject(shapes)) return false;
  return Object.values(shapes).some((shape) => isNodeObject(shape) && shape["type"] === "service");
}

function nothingFound(names: readonly string[], files: readonly JsonFile[]): string {
  const expected =
    "Expected a client package, the files of a Smithy model, a service of botocore, or pages of boto3's documentation";
  if (names.length === 0) return `it is an empty folder. ${expected}.`;
  const [first] = files;
  const format = first === undefined ? undefined : jsonFormat(first.node);
  const hint =
    first !== undefined && format?.kind === "other" ? `; ${first.name} in it is ${format.is}` : "";
  return `it is a folder that holds no description of a service${hint}. ${expected}.`;
}

function countOf(list: readonly unknown[], what: string): string {
  return `${list.length} ${what}${list.length === 1 ? "" : "s"}`;
}

function unreadable(locator: string, reason: string): ShapesmithError {
  return new ShapesmithError("source", `${locator} cannot be read: ${reason}`);
}
