import { type ErrorKind, ShapesmithError } from "../../errors.js";
import { excerptOf } from "../../model/excerpt.js";
import { FormError, isNodeObject, type NodeObject, type Place } from "../../model/node-form.js";
import type { ShapeId } from "../../model/shape.js";
import type { JsonFile } from "../json-file.js";
import { type RawShape, rawShape } from "./raw-shape.js";

/** A Smithy JSON AST as it was written; what its shapes say of each other is not checked yet. */
export interface SmithyDocument {
  readonly version: "1.0" | "2.0";
  readonly metadata: NodeObject;
  readonly shapes: ReadonlyMap<ShapeId, RawShape>;
  readonly problems: readonly DocumentProblem[];
}

/** Something in one shape that the AST does not allow. */
export interface DocumentProblem {
  /** The key in `shapes`. */
  readonly shape: string;
  /** Dotted path inside the shape. */
  readonly path: string;
  readonly expected: string;
  readonly actual: string;
  /** A property that nothing reads is no obstacle, but in a hand-written file it is a typo. */
  readonly kind: "form" | "surplus";
}

/**
 * Takes a file of JSON for a Smithy JSON AST 1.0 or 2.0.
 *
 * @throws ShapesmithError (of the given kind) when it is none; a shape that is malformed is no
 * reason to throw but one of the document's problems.
 */
export function smithyDocument({ node, path: file }: JsonFile, kind: ErrorKind): SmithyDocument {
  if (!isNodeObject(node)) throw noAst(file, kind, "it is not an object");
  const version = astVersion(node, file, kind);
  const metadata = node["metadata"] ?? {};
  if (!isNodeObject(metadata)) throw noAst(file, kind, 'its "metadata" is not an object');
  const shapes = node["shapes"] ?? {};
  if (!isNodeObject(shapes)) throw noAst(file, kind, 'its "shapes" is not an object');

  const read = new Map<ShapeId, RawShape>();
  const problems: DocumentProblem[] = [];
  for (const [id, shape] of Object.entries(shapes)) {
    const place: Place = {
      path: "",
      surplus: ({ path, known }) => {
        const expected = `one of ${known.join(", ")}`;
        problems.push({ shape: id, path, expected, actual: "a property", kind: "surplus" });
      },
    };
    try {
      read.set(id, rawShape(id, shape, place));
    } catch (error) {
      if (!(error instanceof FormError)) throw error;
      const { path, expected, actual } = error;
      problems.push({ shape: id, path, expected, actual, kind: "form" });
    }
  }
  return { version, metadata, shapes: read, problems };
}

function astVersion(node: NodeObject, file: string, kind: ErrorKind): "1.0" | "2.0" {
  const version = node["smithy"];
  if (version === undefined) {
    const keys = excerptOf(Object.keys(node).slice(0, 5).join(", "));
    const looksLike =
      isNodeObject(node["metadata"]) && isNodeObject(node["operations"])
        ? '; it looks like a botocore "service-2.json"'
        : "";
    throw noAst(file, kind, `it has no "smithy" version but ${keys || "nothing"}${looksLike}`);
  }
  if (version === "1" || version === "1.0") return "1.0";
  if (version === "2" || version === "2.0") return "2.0";
  throw noAst(file, kind, `its "smithy" version is ${excerptOf(JSON.stringify(version))}`);
}

function noAst(file: string, kind: ErrorKind, found: string): ShapesmithError {
  return new ShapesmithError(
    kind,
    `${file} is no Smithy JSON AST: ${found}. Expected an object like {"smithy": "2.0", "shapes": {...}}, of version 1.0 or 2.0.`,
  );
}
