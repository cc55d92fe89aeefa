import { createHash } from "node:crypto";
import type { RenderMap } from "../emitters/render-map.js";
import { ShapesmithError } from "../errors.js";
import type { Finding } from "../findings.js";
import { generatorVersion } from "../generator-version.js";
import type { Source } from "../model/model.js";
import {
  FormError,
  ignored,
  object,
  recordOf,
  required,
  text,
  where,
  type Form,
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

/** The files with their manifest: what they were made from and by, what was found, their hashes. */
export function withManifest(
  files: RenderMap,
  sources: readonly Source[],
  findings: readonly Finding[],
): RenderMap {
  const paths = [...files].sort(([a], [b]) => byCodePoint(a, b));
  const hashes = paths.map(([path, content]) => `${quote(path)}: ${quote(hashOf(content))}`);
  const manifest = [
    `"generator": ${quote(generator)}`,
    `"version": ${quote(generatorVersion())}`,
    `"sources": ${block("[", sources.map(sourceLine), "]")}`,
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
    const manifest = manifestForm()(JSON.parse(content) as Node, { path: "", surplus: () => {} });
    return new Map(Object.entries(manifest.files));
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof FormError)) throw error;
    const message = `${file} is no manifest of Shapesmith: ${error.message}. It says which files may be replaced, so restore it (either side of a merge will do), or remove it together with the files it named, and generate again.`;
    throw new ShapesmithError("usage", message, { cause: error });
  }
}

interface WrittenManifest {
  readonly generator: string;
  readonly files: Readonly<Record<string, string>>;
}

/** Only what is needed here; a manifest of a later release may hold more. */
function manifestForm(): Form<WrittenManifest> {
  return object<WrittenManifest>({
    generator: required(where(text, quote(generator), (name) => name === generator)),
    files: required(recordOf(text)),
    version: ignored,
    sources: ignored,
    findings: ignored,
  });
}
