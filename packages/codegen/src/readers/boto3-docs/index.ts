import { createHash } from "node:crypto";
import { ShapesmithError } from "../../errors.js";
import type { Model, Source } from "../../model/model.js";
import { unit } from "../../model/prelude.js";
import type { DataShape, OperationShape, ServiceShape, Shape, ShapeId } from "../../model/shape.js";
import { validateModel } from "../../model/validate.js";
import type { ReadResult } from "../reader.js";
import type { TextFile } from "../source-file.js";
import { exampleOf } from "./examples.js";
import { Losses } from "./losses.js";
import { type Page, parsePage } from "./page.js";
import { sideShape } from "./shapes.js";

/**
 * Reads the operations of one service from their pages of boto3's documentation, a page for each.
 *
 * @throws ShapesmithError (`source`) when a page is not whole, when pages are of several services,
 * or when two are of the same operation.
 */
export function readBoto3Pages(files: readonly TextFile[]): ReadResult {
  const pages = files.map(parsePage);
  const [first] = pages;
  if (first === undefined) throw new ShapesmithError("source", "No page is given.");
  refuseOthers(pages, first);
  const namespace = `com.amazonaws.${first.client.toLowerCase()}`;
  const shapes = new Map<ShapeId, DataShape>();
  const losses = new Losses();
  const taken = new Set(pages.map(({ operation }) => `${namespace}#${operation}`));
  const operations = pages.map((page): OperationShape => {
    const source = sourceOf(page);
    const context = { namespace, path: page.path, shapes, losses, taken, source };
    const side = (which: "request" | "response"): ShapeId => {
      const given = page[which];
      if (given === undefined) return unit;
      const title = which === "request" ? "Request" : "Response";
      if (given.syntax === undefined) losses.sections.push(`${title} Syntax of ${page.operation}`);
      if (given.entries === undefined) {
        const entries = which === "request" ? "Parameters" : "Response Structure";
        losses.sections.push(`${entries} of ${page.operation}`);
      }
      return sideShape(given, `${page.operation}${title}`, context);
    };
    const examples = page.examples.flatMap((example) => exampleOf(example) ?? []);
    return {
      type: "operation",
      id: `${namespace}#${page.operation}`,
      traits: examples.length === 0 ? {} : { examples },
      input: side("request"),
      output: side("response"),
      errors: page.errors.map((name) => errorShape(`${namespace}#${name}`, shapes, losses)),
    };
  });
  const service: ServiceShape = {
    type: "service",
    id: serviceId(namespace, first.client, new Set([...shapes.keys(), ...operations.map(idOf)])),
    traits: {},
    version: pages.find(({ version }) => version !== "")?.version ?? "",
    operations: operations.map(idOf),
    errors: [],
  };
  const all: readonly Shape[] = [service, ...operations, ...shapes.values()];
  const model: Model = {
    service,
    shapes: new Map(all.map((shape) => [shape.id, shape])),
    sources: [sourceOfAll(files, service.version)],
  };
  return { model, findings: [...losses.findings(service.id), ...validateModel(model)] };
}

function refuseOthers(pages: readonly Page[], first: Page): void {
  const stranger = pages.find(({ client }) => client !== first.client);
  if (stranger !== undefined) {
    const message = `${first.path} is a page of ${first.client} and ${stranger.path} one of ${stranger.client}. Give pages of one service.`;
    throw new ShapesmithError("source", message);
  }
  const seen = new Map<string, Page>();
  for (const page of pages) {
    const other = seen.get(page.operation);
    if (other !== undefined) {
      const message = `${other.path} and ${page.path} are both pages of ${page.operation}. Give one of them.`;
      throw new ShapesmithError("source", message);
    }
    seen.set(page.operation, page);
  }
}

function errorShape(id: ShapeId, shapes: Map<ShapeId, DataShape>, losses: Losses): ShapeId {
  if (shapes.has(id)) return id;
  losses.errors.push(id);
  shapes.set(id, { type: "structure", id, traits: { error: "client" }, members: new Map() });
  return id;
}

/** A service may be called like one of its operations or errors. */
function serviceId(namespace: string, client: string, taken: ReadonlySet<ShapeId>): ShapeId {
  const id = `${namespace}#${client}`;
  return taken.has(id) ? `${id}Service` : id;
}

function idOf({ id }: OperationShape): ShapeId {
  return id;
}

function sourceOf({ client, operation }: Page): string {
  return `boto3's documentation page of ${client} ${operation}`;
}

function sourceOfAll(files: readonly TextFile[], version: string): Source {
  const hashes = files.map(({ hash }) => hash);
  const [only] = hashes;
  const hash =
    only !== undefined && hashes.length === 1
      ? only
      : createHash("sha256").update(hashes.join("\n")).digest("hex");
  return { format: "boto3-docs", name: files.map(({ name }) => name).join(" + "), version, hash };
}
