import type { ClientPackage, Model } from "../../model/model.js";
import type { ServiceShape, Shape, ShapeId } from "../../model/shape.js";
import type { Reader } from "../reader.js";
import { findPackage, type InstalledPackage } from "./client-package.js";
import { readCommandComments } from "./command-comments.js";
import { type DataReading, readData } from "./data.js";
import { readDeclarations } from "./declarations.js";
import { type ClientDocument, loadDocument } from "./document.js";
import { constraintsNotInSource } from "./losses.js";
import { type OperationReading, readOperations } from "./operations.js";
import { readPaginators } from "./paginators.js";
import { readWaiters } from "./waiters.js";

/**
 * Reads an installed client of the AWS SDK for JavaScript v3. The locator is the package's name,
 * resolved from `cwd` as the user's code would resolve it, or the path of its directory. The
 * package is loaded, which runs its code; its declarations and its text are only parsed.
 */
export const readClientPackage: Reader = async (locator, { cwd }) => {
  const found = findPackage(locator, cwd);
  const document = loadDocument(found);
  // Half a second to load, and nothing but this source needs it.
  const morph = await import("ts-morph");
  const comments = readCommandComments(found, document.operations, morph);
  const data = readData(document, readDeclarations(found, morph), comments);
  const paginators = readPaginators(found, morph);
  const waiters = readWaiters(found, morph);
  const operations = readOperations(document, { comments, paginators, waiters }, data);

  const model = modelOf(found, document, data, operations);
  const findings = [...data.findings, ...operations.findings, constraintsNotInSource(model)];
  return { model, findings };
};

function modelOf(
  { name, version, files }: InstalledPackage,
  { serviceId, apiVersion, clientClass, baseException }: ClientDocument,
  data: DataReading,
  operations: OperationReading,
): Model {
  const service: ServiceShape = {
    type: "service",
    id: serviceId,
    traits: {},
    version: apiVersion,
    operations: operations.shapes.map(({ id }) => id).sort(),
    errors: [],
  };
  const shapes = [service, ...operations.shapes, ...data.shapes.values()];
  const client: ClientPackage = {
    packageName: name,
    version,
    clientClass,
    baseException,
    typeNames: sorted([...data.typeNames]),
  };
  return {
    service,
    shapes: sorted(shapes.map((shape): [ShapeId, Shape] => [shape.id, shape])),
    sources: [{ format: "aws-sdk", name, version, hash: files.hash() }],
    client,
  };
}

/** In code-point order of the ids. */
function sorted<T>(entries: [ShapeId, T][]): ReadonlyMap<ShapeId, T> {
  return new Map(entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
