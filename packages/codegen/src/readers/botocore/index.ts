import { createHash } from "node:crypto";
import { resolve } from "node:path";
import type { Finding } from "../../findings.js";
import type { Model, Source } from "../../model/model.js";
import type { Shape } from "../../model/shape.js";
import type { Traits } from "../../model/traits.js";
import { validateModel } from "../../model/validate.js";
import type { Reader, ReadResult } from "../reader.js";
import { tellUnconnected } from "../unconnected.js";
import { closureOf } from "./closure.js";
import { serviceDocument } from "./document.js";
import { readExamples } from "./examples.js";
import { operationShape, serviceShape } from "./operations.js";
import { readPaginators } from "./paginators.js";
import { tellUnknownProtocols } from "./protocols.js";
import { type Reading, readingOf } from "./reading.js";
import { readServiceFiles, type ServiceFiles } from "./service-files.js";
import { readWaiters } from "./waiters.js";

/**
 * Reads one service from the files that botocore has of it. The locator is the path of a
 * `service-2.json`, or of the folder that it is in; waiters, paginators and examples beside it are
 * read with it.
 */
export const readBotocoreModel: Reader = (locator, { cwd }) =>
  new Promise((done) => {
    done(readBotocoreService(readServiceFiles(resolve(cwd, locator))));
  });

/**
 * Reads one service from files that have been read.
 *
 * @throws ShapesmithError (`source`) when a file is not what it should be, or when shapes are missing
 * or malformed.
 */
export function readBotocoreService(files: ServiceFiles): ReadResult {
  const document = serviceDocument(files.service);
  const reading = readingOf(document, files.service.path);
  const traitsOf = traitsOfOperations(files, reading);
  const service = serviceShape(reading);
  const operations = [...document.operations.values()].map((raw) =>
    operationShape(raw, traitsOf(raw.name), reading),
  );
  const { shapes, unconnected } = closureOf(reading);
  const all: readonly Shape[] = [service, ...operations, ...shapes];
  const model: Model = {
    service,
    shapes: new Map(all.map((shape) => [shape.id, shape])),
    sources: [sourceOf(files, reading)],
  };
  const findings: readonly Finding[] = [
    ...tellUnknownProtocols(reading.protocols, service.id),
    ...reading.findings,
    ...reading.unread.findings(service.id),
    ...tellUnconnected(unconnected, service.id),
    notInSource(model),
    ...validateModel(model),
  ];
  return { model, findings };
}

/** What the files beside the description say of an operation. */
function traitsOfOperations(
  { waiters, paginators, paginatorExtras, examples }: ServiceFiles,
  reading: Reading,
): (operation: string) => Traits {
  const waitable = waiters && readWaiters(waiters, reading);
  const paginated = paginators && readPaginators(paginators, paginatorExtras, reading);
  const shown = examples && readExamples(examples, reading);
  return (operation) => {
    const ofWaiters = waitable?.get(operation);
    const ofPaginator = paginated?.get(operation);
    const ofExamples = shown?.get(operation);
    return {
      ...(ofPaginator === undefined ? {} : { paginated: ofPaginator }),
      ...(ofWaiters === undefined ? {} : { waitable: ofWaiters }),
      ...(ofExamples === undefined ? {} : { examples: ofExamples }),
    };
  };
}

function sourceOf(files: ServiceFiles, { document, names }: Reading): Source {
  const { service, waiters, paginators, paginatorExtras, examples } = files;
  const read = [service, waiters, paginators, paginatorExtras, examples].filter(
    (file) => file !== undefined,
  );
  const hash =
    read.length === 1
      ? service.hash
      : createHash("sha256")
          .update(read.map((file) => file.hash).join("\n"))
          .digest("hex");
  return {
    format: "botocore",
    name: `${names.title} ${service.name}`,
    version: document.metadata.apiVersion,
    hash,
  };
}

/** What Smithy's models say and these files never do. */
function notInSource({ service }: Model): Finding {
  return {
    severity: "info",
    code: "defaults-not-in-source",
    shape: service.id,
    message:
      "Descriptions of botocore carry no default values and no uniqueness of list elements; members have none unless an overlay or another source states them.",
  };
}
