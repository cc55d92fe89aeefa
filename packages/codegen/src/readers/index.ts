import { statSync } from "node:fs";
import { join, resolve } from "node:path";
import { ShapesmithError } from "../errors.js";
import { holdsService, isServiceFile } from "./botocore/service-files.js";
import type { ReadResult } from "./reader.js";

export interface SourceOptions {
  /** Folder at which relative paths start. */
  readonly cwd: string;
  /** Folder from which packages are resolved. */
  readonly resolveFrom: string;
}

/** What a source can be; each is read by the reader in the folder of that name. */
type SourceKind = "aws-sdk" | "smithy" | "botocore";

/**
 * Reads a source of any kind: the name of an installed client package or the path of one, or the path
 * of a Smithy JSON AST.
 *
 * @throws ShapesmithError (`source`) when it is none of these, or cannot be read.
 */
export async function readSource(locator: string, options: SourceOptions): Promise<ReadResult> {
  const { cwd, resolveFrom } = options;
  const isPackage = isPackageName(locator, cwd);
  const absolute = isPackage ? locator : resolve(cwd, locator);
  switch (kindOf(locator, absolute, isPackage)) {
    case "aws-sdk": {
      const { readClientPackage } = await import("./aws-sdk/index.js");
      return readClientPackage(absolute, { cwd: resolveFrom });
    }
    case "smithy": {
      const { readSmithyModel } = await import("./smithy/index.js");
      return readSmithyModel(absolute, { cwd });
    }
    case "botocore": {
      const { readBotocoreModel } = await import("./botocore/index.js");
      return readBotocoreModel(absolute, { cwd });
    }
  }
}

/** Whether a source is given by a package's name; what exists at that path is a path. */
export function isPackageName(locator: string, cwd: string): boolean {
  const isName = /^(@[\w.~-]+\/)?[\w~-][\w.~-]*$/.test(locator) && !locator.endsWith(".json");
  return isName && !exists(resolve(cwd, locator));
}

const expected =
  "Expected the name of an installed client package such as @aws-sdk/client-lambda, the path of its folder, or the path of a Smithy JSON AST (.json).";

function kindOf(locator: string, path: string, isPackage: boolean): SourceKind {
  if (isPackage) return "aws-sdk";
  if (/^[a-z][a-z\d+.-]+:\/\//i.test(locator)) {
    throw unreadable(
      locator,
      "it is a URL, and sources are read from the disk. Download it first.",
    );
  }
  const file = fileOf(path);
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) throw unreadable(locator, `there is no ${file}. ${expected}`);
  if (found.isDirectory()) {
    if (exists(join(file, "package.json"))) return "aws-sdk";
    if (holdsService(file)) return "botocore";
    throw unreadable(locator, `it is a folder without a package.json. ${expected}`);
  }
  if (isServiceFile(file)) return "botocore";
  if (file.endsWith(".json")) return "smithy";
  throw unreadable(locator, `it is a file that does not end in .json. ${expected}`);
}

/** `model.json#Weather` names one of several services in the file. */
function fileOf(path: string): string {
  const hash = path.lastIndexOf(".json#");
  return hash < 0 || exists(path) ? path : path.slice(0, hash + ".json".length);
}

function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

function unreadable(locator: string, reason: string): ShapesmithError {
  return new ShapesmithError("source", `${locator} cannot be read: ${reason}`);
}
