import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { ShapesmithError } from "../../errors.js";
import type { Finding } from "../../findings.js";
import { excerptOf } from "../../model/excerpt.js";
import type { Source } from "../../model/model.js";
import type { ShapeId } from "../../model/shape.js";
import { validateModel } from "../../model/validate.js";
import { type JsonFile, readJsonFile } from "../json-file.js";
import type { Reader, ReadResult } from "../reader.js";
import { tellRepeatedKeys } from "../repeated-keys.js";
import { tellUnconnected } from "../unconnected.js";
import { assemble } from "./assemble.js";
import { unboxMembers } from "./boxing.js";
import { smithyDocument, type SmithyDocument } from "./document.js";
import { malformedIds } from "./identifiers.js";
import { chooseService } from "./operations.js";
import { renameShapes } from "./rename.js";
import { withSafeBounds } from "./safe-bounds.js";
import { closureOf } from "./closure.js";
import { traitReader } from "./traits.js";

/**
 * Reads one service from a Smithy JSON AST, 1.0 or 2.0. Where a file has several services, the
 * locator names one of them after a `#`: `model.json#Weather`, or its whole id.
 */
export const readSmithyModel: Reader = (locator, { cwd }) => {
  const hash = locator.indexOf("#");
  const isFile = hash < 0 || existsSync(resolve(cwd, locator));
  const file = isFile ? locator : locator.slice(0, hash);
  const service = isFile ? undefined : locator.slice(hash + 1);
  return new Promise((done) => {
    done(readSmithyDocuments([readJsonFile(resolve(cwd, file), "source")], service));
  });
};

/**
 * Reads one service whose shapes may be spread over several files.
 *
 * @param service Its id or name, where the files have several.
 * @throws ShapesmithError (`source`) when a file is no Smithy JSON AST, when there is not one service
 * to read, or when shapes of it are missing or malformed.
 */
export function readSmithyDocuments(jsons: readonly JsonFile[], service?: string): ReadResult {
  const files = jsons.map(readDocument);
  const names = jsons.map(({ path }) => path).join(", ");
  const assembled = assemble(
    files.map(({ json, document }) => ({ file: json.path, shapes: document.shapes })),
  );
  const old = new Set(files.filter(isOld).flatMap(({ document }) => [...document.shapes.keys()]));
  const unboxed = unboxMembers(assembled.shapes, (id) => old.has(id));
  const chosen = chooseService(unboxed, names, service);
  const bounded = withSafeBounds(renameShapes(unboxed, chosen));
  const traits = traitReader();
  const { model, unconnected } = closureOf(chosen.id, bounded.shapes, traits.traitsAt, names);
  const findings: readonly Finding[] = [
    ...assembled.findings,
    ...bounded.findings,
    ...traits.findings(model.service.id),
    ...tellUnread(files, model.service.id),
    ...tellRepeatedKeys(jsons, model.service.id),
    ...tellUnconnected(unconnected, model.service.id),
    ...validateModel(model),
  ];
  return { model: { ...model, sources: [sourceOf(files, model.service.version)] }, findings };
}

interface ReadFile {
  readonly json: JsonFile;
  readonly document: SmithyDocument;
}

function readDocument(json: JsonFile): ReadFile {
  const document = smithyDocument(json, "source");
  const forms = document.problems.filter(({ kind }) => kind === "form");
  const malformed = [...forms, ...malformedIds(document)];
  if (malformed.length === 0) return { json, document };
  const told = malformed.slice(0, 10).map(({ shape, path, expected, actual }) => {
    const at = path === "" ? shape : `${path} of ${shape}`;
    return `\n  ${excerptOf(at, 300)}: expected ${expected}, got ${actual}.`;
  });
  const more =
    malformed.length > told.length ? `\n  and ${malformed.length - told.length} more.` : "";
  const message = `${json.path} has shapes that are not those of a Smithy JSON AST ${document.version}:${told.join("")}${more}`;
  throw new ShapesmithError("source", message);
}

function isOld({ document }: ReadFile): boolean {
  return document.version === "1.0";
}

function sourceOf(files: readonly ReadFile[], version: string): Source {
  const name = files.map(({ json }) => json.name).join(" + ");
  const [only, ...others] = files.map(({ json }) => json.hash);
  const hash =
    only !== undefined && others.length === 0
      ? only
      : createHash("sha256")
          .update([only, ...others].join("\n"))
          .digest("hex");
  return { format: "smithy", name, version, hash };
}

function tellUnread(files: readonly ReadFile[], service: ShapeId): readonly Finding[] {
  const unread = files.flatMap(({ document }) => document.problems);
  if (unread.length === 0) return [];
  const told = excerptOf([...new Set(unread.map(({ path }) => path))].sort().join(", "), 500);
  const message = `Properties of shapes that are not interpreted: ${told} (${unread.length} in all).`;
  return [{ severity: "info", code: "properties-not-interpreted", shape: service, message }];
}
