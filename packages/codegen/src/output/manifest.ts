import { createHash } from "node:crypto";
import type { RenderMap } from "../emitters/render-map.js";
import { ShapesmithError } from "../errors.js";
import { type Finding, severities } from "../findings.js";
import { generatorVersion } from "../generator-version.js";
import type { Source } from "../model/model.js";
import {
  count,
  type Form,
  FormError,
  ignored,
  listOf,
  object,
  oneOf,
  optional,
  type Place,
  recordOf,
  required,
  text,
  where,
} from "../model/node-form.js";
import type { Node } from "../model/traits.js";
import { byCodePoint } from "../plan/code-point-order.js";

/** The manifest's name in the output folder. */
export const manifestPath = "shapesmith.json";

const generator = "@shapesmith/codegen";

/** Hashes by path, of the files that an earlier run wrote. */
export type WrittenFiles = ReadonlyMap<string, string>;

/** SHA-256 of a file's text, hexadecimal. */
export function hashOf(content: string): string {
  return createHash("sha256").update(content).digest("hex");
}

/** What a run made the files from, and what it counted and found. */
export interface RunRecord {
  /** What was read, in the order in which it counts. */
  readonly sources: readonly Source[];
  /** A digest of all that decides what is emitted; absent where that is not known cheaply. */
  readonly inputs?: string | undefined;
  readonly counts: Counts;
  readonly findings: readonly Finding[];
}

/** How many of each are emitted; of sites, how many are limited and how many are not. */
export interface Counts {
  readonly operations: number;
  readonly shapes: number;
  readonly constrained: number;
  readonly unconstrained: number;
}

/** The files with their manifest: what they were made from and by, what was found, their hashes. */
export function withManifest(files: RenderMap, record: RunRecord): RenderMap {
  const { sources, inputs, counts, findings } = record;
  const { operations, shapes, constrained, unconstrained } = counts;
  const paths = [...files].sort(([a], [b]) => byCodePoint(a, b));
  const hashes = paths.map(([path, content]) => `${quote(path)}: ${quote(hashOf(content))}`);
  const manifest = [
    `"generator": ${quote(generator)}`,
    `"version": ${quote(generatorVersion())}`,
    `"sources": ${block("[", sources.map(sourceLine), "]")}`,
    ...(inputs === undefined ? [] : [`"inputs": ${quote(inputs)}`]),
    `"counts": ${JSON.stringify({ operations, shapes, constrained, unconstrained })}`,
    `"findings": ${block("[", findings.map(findingLine), "]")}`,
    `"files": ${block("{", hashes, "}")}`,
  ];
  return new Map([...paths, [manifestPath, `{\n  ${manifest.join(",\n  ")}\n}\n`]]);
}

// One line each, so that a diff of two manifests reads as a list of what came and went.
function sourceLine({ format, name, version, hash }: Source): string {
  return JSON.stringify({ format, name, version, hash });
}

function findingLine({ severity, code, shape, message }: Finding): string {
  return JSON.stringify({ severity, code, shape, message });
}

function block(open: string, lines: readonly string[], close: string): string {
  return lines.length === 0 ? open + close : `${open}\n    ${lines.join(",\n    ")}\n  ${close}`;
}

function quote(value: string): string {
  return JSON.stringify(value);
}

/**
 * The files that a manifest says were written.
 *
 * @throws ShapesmithError (`usage`) when the text is no manifest of ours: then nobody knows which of
 * the files in its folder may be replaced.
 */
export function parseManifest(content: string, file: string): WrittenFiles {
  try {
    // What JSON.parse returns is a node by definition.
    const manifest = manifestForm()(JSON.parse(content) as Node, quiet);
    return new Map(Object.entries(manifest.files));
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof FormError)) throw error;
    const message = `${file} is no manifest of Shapesmith: ${error.message}. It says which files may be replaced, so restore it (either side of a merge will do), or remove it together with the files it named, and generate again.`;
    throw new ShapesmithError("usage", message, { cause: error });
  }
}

/** What the run recorded that wrote a manifest; undefined where it is not all there, or is no manifest. */
export function parseRunRecord(content: string): RunRecord | undefined {
  try {
    return recordForm()(JSON.parse(content) as Node, quiet);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof FormError) return undefined;
    throw error;
  }
}

/** What a later release may add is passed over. */
const quiet: Place = { path: "", surplus: () => undefined };

interface WrittenManifest {
  readonly generator: string;
  readonly files: Readonly<Record<string, string>>;
}

/** Only what is needed to know which files are ours. */
function manifestForm(): Form<WrittenManifest> {
  return object<WrittenManifest>({
    generator: required(where(text, quote(generator), (name) => name === generator)),
    files: required(recordOf(text)),
    version: ignored,
    sources: ignored,
    inputs: ignored,
    counts: ignored,
    findings: ignored,
  });
}

function recordForm(): Form<RunRecord> {
  return object<RunRecord>({
    sources: required(
      listOf(
        object<Source>({
          format: required(oneOf("aws-sdk", "smithy", "botocore", "boto3-docs", "overlay")),
          name: required(text),
          version: required(text),
          hash: required(text),
        }),
      ),
    ),
    inputs: optional(text),
    counts: required(
      object<Counts>({
        operations: required(count),
        shapes: required(count),
        constrained: required(count),
        unconstrained: required(count),
      }),
    ),
    findings: required(
      listOf(
        object<Finding>({
          severity: required(oneOf(...severities)),
          code: required(text),
          shape: required(text),
          message: required(text),
        }),
      ),
    ),
    generator: ignored,
    version: ignored,
    files: ignored,
  });
}
