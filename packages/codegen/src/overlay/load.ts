import type { Finding } from "../findings.js";
import type { Source } from "../model/model.js";
import { type Form, FormError, type NodeObject, nonEmptyText } from "../model/node-form.js";
import { memberId } from "../model/shape-id.js";
import type { ShapeId } from "../model/shape.js";
import { duplicateKeys, type JsonFile, parseJsonFile, readJsonFile } from "../readers/json-file.js";
import { type DocumentProblem, smithyDocument } from "../readers/smithy/document.js";
import type { RawShape } from "../readers/smithy/raw-shape.js";
import { dataShape, isRawData } from "../readers/smithy/shapes.js";
import { overlayError, type Problem } from "./problem.js";
import { provenanceSources, type ProvenanceSources } from "./provenance.js";
import {
  attempt,
  type Definition,
  provenanceTrait,
  type ReadStatement,
  readStatement,
  type Statement,
  statementPath,
  type StatementPath,
  targetTrait,
  type WrittenStatement,
} from "./statement.js";

/** Hand-written facts about a service, each in the form that its trait asks for. */
export interface Overlay {
  /** As it was given, for messages. */
  readonly file: string;
  readonly source: Source;
  readonly definitions: readonly Definition[];
  readonly statements: readonly Statement[];
  /** What its form already tells, such as statements without provenance. */
  readonly findings: readonly Finding[];
}

const sourcesKey = "shapesmith.sources";
const versionKey = "shapesmith.version";
const enumTrait: ShapeId = "smithy.api#enum";
const enumValueTrait: ShapeId = "smithy.api#enumValue";

/**
 * Reads an overlay and checks everything that can be checked without a model: that it is a Smithy
 * JSON AST 2.0 of `apply` statements and shape definitions, that every trait is known and has its
 * form, and that every provenance refers to a source.
 *
 * @throws ShapesmithError (`overlay`) which tells all that is wrong, by statement.
 */
export function loadOverlay(file: string): Overlay {
  return overlayOf(readJsonFile(file, "overlay"));
}

/**
 * The same of a text.
 *
 * @param file What messages call it.
 * @throws ShapesmithError (`overlay`) as {@link loadOverlay} does.
 */
export function parseOverlay(text: string, file: string): Overlay {
  return overlayOf(parseJsonFile(new TextEncoder().encode(text), file, "overlay"));
}

function overlayOf(json: JsonFile): Overlay {
  const file = json.path;
  const document = smithyDocument(json, "overlay");
  const problems: Problem[] = [];
  if (document.version !== "2.0") {
    problems.push({
      at: "smithy",
      message: 'expected "2.0"; an overlay is a Smithy JSON AST 2.0.',
    });
  }
  for (const { key, line, column } of duplicateKeys(json)) {
    const at = `line ${line}, column ${column}`;
    const message = `${JSON.stringify(key)} stands twice in one object, and only one of them would count. Join them.`;
    problems.push({ at, message });
  }
  problems.push(...document.problems.map(documentProblem));
  const { sources, version } = readMetadata(document.metadata, problems);

  const reading: Reading = { sources, problems, definitions: [], statements: [], findings: [] };
  for (const [at, raw] of document.shapes) readShape(at, raw, reading);
  if (problems.length > 0) throw overlayError(file, problems);
  return {
    file,
    source: { format: "overlay", name: json.name, version, hash: json.hash },
    definitions: reading.definitions,
    statements: reading.statements,
    findings: reading.findings,
  };
}

interface Reading {
  readonly sources: ProvenanceSources;
  readonly problems: Problem[];
  readonly definitions: Definition[];
  readonly statements: Statement[];
  readonly findings: Finding[];
}

function documentProblem({ shape, path, expected, actual, kind }: DocumentProblem): Problem {
  const property = path === "" ? "" : `${path}: `;
  const message =
    kind === "surplus"
      ? `there is no property ${path}: expected ${expected}.`
      : `${property}expected ${expected}, got ${actual}.`;
  return { at: shape, message };
}

function readMetadata(
  metadata: NodeObject,
  problems: Problem[],
): { readonly sources: ProvenanceSources; readonly version: string } {
  for (const key of Object.keys(metadata)) {
    if (!key.startsWith("shapesmith.") || key === sourcesKey || key === versionKey) continue;
    const message = `there is no metadata ${key}: expected ${sourcesKey} or ${versionKey}.`;
    problems.push({ at: "metadata", message });
  }
  const read = <T>(key: string, form: Form<T>): T | undefined =>
    attempt("metadata", key, metadata[key], problems, form);
  return {
    sources: read(sourcesKey, provenanceSources) ?? new Map(),
    version: read(versionKey, nonEmptyText) ?? "",
  };
}

function readShape(at: string, raw: RawShape, reading: Reading): void {
  const path = statementPath(at);
  if (path === undefined) {
    const message = "expected namespace#Shape, or namespace#Shape$member and so on down the path.";
    reading.problems.push({ at, message });
  } else if (path.shape.startsWith("smithy.api#")) {
    const message = "the prelude's shapes are every service's. Put the traits on a member instead.";
    reading.problems.push({ at, message });
  } else if (raw.type === "apply") {
    readApply(at, path, raw, reading);
  } else if (path.steps.length > 0) {
    const message = `a member cannot be defined. Use {"type": "apply"}, and ${targetTrait} for its target.`;
    reading.problems.push({ at, message });
  } else {
    readDefinition(at, path, raw, reading);
  }
}

function readApply(at: string, path: StatementPath, raw: RawShape, reading: Reading): void {
  if (Object.keys(raw.traits).length === 0) {
    reading.problems.push({ at, message: "the statement has no traits. Add one, or remove it." });
    return;
  }
  if (raw.mixins.length > 0) {
    reading.problems.push({ at, message: "an apply statement has no mixins. Remove them." });
  }
  const { provenance, uncovered } = add(
    { at, path, nodes: raw.traits, isDefining: false },
    reading,
  );
  if (provenance === undefined || uncovered.length > 0)
    reading.findings.push(missing(at, uncovered));
}

function readDefinition(at: string, path: StatementPath, raw: RawShape, reading: Reading): void {
  if (!isRawData(raw)) {
    const message = `a shape of type ${raw.type} cannot be defined by an overlay, only shapes that values have.`;
    reading.problems.push({ at, message });
    return;
  }
  if (raw.mixins.length > 0 || raw.type === "set" || Object.hasOwn(raw.traits, enumTrait)) {
    const message = `mixins, sets and ${enumTrait} are not for overlays. Use members, a list with smithy.api#uniqueItems, an enum.`;
    reading.problems.push({ at, message });
    return;
  }
  try {
    reading.definitions.push({ at, shape: dataShape(raw, () => ({})) });
  } catch (error) {
    if (!(error instanceof FormError)) throw error;
    const property = error.path === "" ? "" : `${error.path}: `;
    const message = `${property}expected ${error.expected}, got ${error.actual}.`;
    reading.problems.push({ at, message });
    return;
  }
  const { provenance, uncovered } = add({ at, path, nodes: raw.traits, isDefining: true }, reading);
  // What vouches for the whole definition vouches for its members; what names traits does not.
  const inherited = provenance?.kind === "all" ? { inherited: provenance } : {};
  const unvouched: ShapeId[] = [...uncovered];
  for (const [name, member] of raw.members) {
    const { [enumValueTrait]: _, ...nodes } = member.traits;
    const isEnum = raw.type === "enum" || raw.type === "intEnum";
    const statement = {
      at: memberId(at, name),
      path: { shape: path.shape, steps: [name] },
      nodes,
      isDefining: true,
      ...inherited,
    };
    if (!isEnum) unvouched.push(...add({ ...statement, target: member.target }, reading).uncovered);
    else if (Object.keys(nodes).length > 0) unvouched.push(...add(statement, reading).uncovered);
  }
  if (provenance === undefined || unvouched.length > 0) {
    reading.findings.push(missing(at, unvouched));
  }
}

function add(written: WrittenStatement, reading: Reading): ReadStatement {
  const read = readStatement(written, reading.sources);
  reading.problems.push(...read.problems);
  reading.statements.push(read.statement);
  return read;
}

function missing(at: string, uncovered: readonly ShapeId[]): Finding {
  const what = uncovered.length === 0 ? "the statement" : [...new Set(uncovered)].join(", ");
  const message = `Nobody vouches for ${what} at ${at}. Add ${provenanceTrait} with a key of the metadata ${sourcesKey}.`;
  return { severity: "warning", code: "provenance-missing", shape: at, message };
}
