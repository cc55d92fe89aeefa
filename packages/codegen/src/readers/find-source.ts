import { statSync } from "node:fs";
import { join, resolve } from "node:path";
import { ShapesmithError } from "../errors.js";
import { isBoto3Page } from "./boto3-docs/is-page.js";
import { folderSource, type FolderSource } from "./folder-source.js";
import { jsonFile } from "./json-file.js";
import { jsonFormat } from "./json-format.js";
import { isPackageName } from "./package-name.js";
import { readTextFile, type TextFile } from "./source-file.js";

/** What a locator leads to: read from the disk as far as its format had to be known. */
export type FoundSource =
  /** The name of a package, or the absolute path of its folder. */
  | { readonly format: "aws-sdk"; readonly locator: string }
  /** `service` is the one that was asked for, where the files have several. */
  | (Extract<FolderSource, { format: "smithy" }> & { readonly service?: string })
  | Exclude<FolderSource, { format: "smithy" }>;

const expected =
  "Expected the name or the folder of an installed client package such as @aws-sdk/client-lambda, a Smithy JSON AST, a service of botocore (service-2.json or its folder), or a page of boto3's documentation (.rst).";

/**
 * Finds what a locator leads to and of which format it is. Files are told apart by their content,
 * not by their names.
 *
 * @param cwd Folder at which relative paths start.
 * @throws ShapesmithError (`source`) when there is nothing, it cannot be read, or it is of no format
 * that is known; the message says what was found.
 */
export function findSource(locator: string, cwd: string): FoundSource {
  if (isPackageName(locator, cwd)) return { format: "aws-sdk", locator };
  if (/^[a-z][a-z\d+.-]+:\/\//i.test(locator)) {
    throw unreadable(
      locator,
      "it is a URL, and sources are read from the disk. Download it first.",
    );
  }
  const { path, service } = pathOf(locator, cwd);
  const found = status(path, locator);
  if (found === undefined) throw unreadable(locator, `there is no ${path}. ${expected}`);
  if (!found.isDirectory()) return fileSource(path, service);
  if (status(join(path, "package.json"), locator) !== undefined) {
    return { format: "aws-sdk", locator: path };
  }
  return folderSource(path, locator);
}

/** `model.json#Weather` names one of several services in the file. */
function pathOf(
  locator: string,
  cwd: string,
): { readonly path: string; readonly service?: string } {
  const path = resolve(cwd, locator);
  const hash = locator.lastIndexOf(".json#");
  if (hash < 0 || status(path, locator) !== undefined) return { path };
  const end = hash + ".json".length;
  return { path: resolve(cwd, locator.slice(0, end)), service: locator.slice(end + 1) };
}

/** Undefined where there is nothing. */
function status(path: string, locator: string): ReturnType<typeof statSync> {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    // A name with a NUL, or one that is too long, leads nowhere; so does a path through a file.
    if (["ERR_INVALID_ARG_VALUE", "ENAMETOOLONG", "ENOTDIR"].includes(String(code))) {
      return undefined;
    }
    const reason =
      code === "ELOOP"
        ? "it is a symbolic link that leads to itself"
        : error instanceof Error
          ? error.message
          : String(error);
    throw unreadable(locator, `${reason}.`);
  }
}

function fileSource(path: string, service: string | undefined): FoundSource {
  const file = readTextFile(path, "source");
  if (isBoto3Page(file.text)) return { format: "boto3-docs", pages: [file] };
  if (!looksLikeJson(file)) throw noFormat(file, textKind(file.text));
  const json = jsonFile(file, "source");
  const format = jsonFormat(json.node);
  switch (format.kind) {
    case "smithy":
      return { format: "smithy", files: [json], ...(service === undefined ? {} : { service }) };
    case "botocore":
      return { format: "botocore", service: json };
    case "other":
      throw noFormat(file, format.is);
  }
}

/** An empty file may have been meant to be JSON, and a broken one is told of with line and column. */
function looksLikeJson({ text, name }: TextFile): boolean {
  return text.trim() === "" || /^\s*[[{"]/.test(text) || /\.json(?:\.gz)?$/.test(name);
}

function textKind(text: string): string {
  const start = text.trimStart().slice(0, 200);
  if (/^<(?:!doctype|html|\?xml|[a-z])/i.test(start)) return "HTML or XML";
  if (/^\$version\s*:|^(?:metadata|namespace)\s/m.test(start)) {
    return "Smithy IDL, which is not read itself: build its JSON AST with `smithy ast`";
  }
  if (/^\.\. |^[=*-]{4,}$/m.test(start)) {
    return "reStructuredText, but not the page of an operation (.. py:method:: <Service>.Client.<operation>)";
  }
  return "neither JSON nor the page of an operation";
}

function noFormat(file: TextFile, is: string): ShapesmithError {
  return unreadable(file.path, `it is ${is}. ${expected}`);
}

function unreadable(locator: string, reason: string): ShapesmithError {
  return new ShapesmithError("source", `${locator} cannot be read: ${reason}`);
}
