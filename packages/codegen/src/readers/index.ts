import { ShapesmithError } from "../errors.js";
import { isNodeObject } from "../model/node-form.js";
import { findSource, type FoundSource } from "./find-source.js";
import { definesService } from "./folder-source.js";
import type { ReadResult } from "./reader.js";

export interface SourceOptions {
  /** Folder at which relative paths start. */
  readonly cwd: string;
  /** Folder from which packages are resolved. */
  readonly resolveFrom: string;
}

/**
 * Reads every source, one model for each in the order given. What is given twice is read once. Smithy
 * files without a service of their own belong to the one that has it, and are one model with it, as
 * are all pages of boto3's documentation.
 *
 * @throws ShapesmithError (`source`) when a source is of no format that is known, or cannot be read.
 */
export async function readEach(
  locators: readonly string[],
  options: SourceOptions,
): Promise<readonly ReadResult[]> {
  const found = [...new Set(locators)].map((locator) => findSource(locator, options.cwd));
  const results: ReadResult[] = [];
  for (const source of joined(found)) results.push(await read(source, options));
  return results;
}

async function read(source: FoundSource, { resolveFrom }: SourceOptions): Promise<ReadResult> {
  // Readers are loaded when they are needed: the one of clients brings a TypeScript compiler.
  switch (source.format) {
    case "aws-sdk": {
      const { readClientPackage } = await import("./aws-sdk/index.js");
      return readClientPackage(source.locator, { cwd: resolveFrom });
    }
    case "smithy": {
      const { readSmithyDocuments } = await import("./smithy/index.js");
      return readSmithyDocuments(source.files, source.service);
    }
    case "botocore": {
      const [{ readBotocoreService }, { withFilesBeside }] = await Promise.all([
        import("./botocore/index.js"),
        import("./botocore/service-files.js"),
      ]);
      return readBotocoreService(withFilesBeside(source.service));
    }
    case "boto3-docs": {
      const { readBoto3Pages } = await import("./boto3-docs/index.js");
      return readBoto3Pages(source.pages);
    }
  }
}

/** Brings together what is one model. */
function joined(sources: readonly FoundSource[]): readonly FoundSource[] {
  const smithy = sources.filter((source) => source.format === "smithy");
  const parts = smithy.filter(({ files }) => !files.some(({ node }) => definesService(node)));
  const wholes = smithy.filter((source) => !parts.includes(source));
  if (parts.length > 0 && wholes.length > 1) throw toWhich(parts, wholes);
  const pages = sources.filter((source) => source.format === "boto3-docs");
  const result: FoundSource[] = [];
  for (const source of sources) {
    if (source.format === "smithy") {
      const isFirst = source === (wholes[0] ?? parts[0]);
      if (isFirst) result.push(withParts(source, parts));
      else if (wholes.includes(source)) result.push(source);
    } else if (source.format === "boto3-docs") {
      if (source === pages[0])
        result.push({ ...source, pages: pages.flatMap((each) => each.pages) });
    } else result.push(source);
  }
  return result;
}

type SmithySource = Extract<FoundSource, { format: "smithy" }>;

function withParts(source: SmithySource, parts: readonly SmithySource[]): SmithySource {
  const others = parts.filter((part) => part !== source).flatMap(({ files }) => files);
  return { ...source, files: [...source.files, ...others] };
}

function toWhich(parts: readonly SmithySource[], wholes: readonly SmithySource[]): ShapesmithError {
  const names = (list: readonly SmithySource[]): string =>
    list.flatMap(({ files }) => files.map(({ path }) => path)).join(", ");
  const isOverlay = parts.some(({ files }) => files.some(({ node }) => isApplied(node)));
  const hint = isOverlay ? " A file of apply statements is given with --overlay." : "";
  return new ShapesmithError(
    "source",
    `${names(parts)} cannot be read: it has no service, and could belong to any of ${names(wholes)}. Put the files of each model into a folder of its own, and give the folders.${hint}`,
  );
}

function isApplied(node: SmithySource["files"][number]["node"]): boolean {
  const shapes = isNodeObject(node) ? node["shapes"] : undefined;
  if (!isNodeObject(shapes)) return false;
  return Object.values(shapes).some((shape) => isNodeObject(shape) && shape["type"] === "apply");
}
