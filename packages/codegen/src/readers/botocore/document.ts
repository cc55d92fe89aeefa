import { ShapesmithError } from "../../errors.js";
import {
  FormError,
  ignored,
  isNodeList,
  isNodeObject,
  listOf,
  type NodeObject,
  nonEmptyText,
  object,
  optional,
  type Place,
  required,
  text,
} from "../../model/node-form.js";
import type { Node } from "../../model/traits.js";
import type { JsonFile } from "../json-file.js";
import { isServiceDescription } from "../json-format.js";
import {
  checkName,
  type RawReference,
  rawReference,
  type RawShape,
  rawShape,
} from "./raw-shape.js";

export interface Metadata {
  readonly apiVersion: string;
  readonly serviceId?: string;
  readonly serviceFullName?: string;
  readonly endpointPrefix?: string;
  /** The one that botocore speaks. */
  readonly protocol?: string;
  /** All that the service understands; absent in old descriptions. */
  readonly protocols?: readonly string[];
  /** What stands before the operation's name in the header `X-Amz-Target`. */
  readonly targetPrefix?: string;
}

export interface RawOperation {
  readonly name: string;
  readonly input: RawReference | undefined;
  readonly output: RawReference | undefined;
  readonly errors: readonly RawReference[];
  /** All properties, those above included. */
  readonly node: NodeObject;
}

/** A `service-2.json` as it was written; whether the shapes that it refers to exist is not checked yet. */
export interface ServiceDocument {
  readonly metadata: Metadata;
  readonly metadataNode: NodeObject;
  readonly operations: ReadonlyMap<string, RawOperation>;
  readonly shapes: ReadonlyMap<string, RawShape>;
  readonly node: NodeObject;
}

/** At most so many malformed shapes are told at once. */
const mostTold = 10;

/**
 * Takes a file of JSON for botocore's description of a service.
 *
 * @throws ShapesmithError (`source`) when it is none, or when operations or shapes of it have not the
 * form that they need to be read at all; up to ten of them are told.
 */
export function serviceDocument({ node, path: file }: JsonFile): ServiceDocument {
  if (!isNodeObject(node) || !isServiceDescription(node)) throw noDescription(node, file);
  const problems: string[] = [];
  const attempt = <T>(at: string, read: () => T): T | undefined => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof FormError)) throw error;
      const place = error.path === "" ? at : `${error.path} of ${at}`;
      problems.push(`\n  ${place}: expected ${error.expected}, got ${error.actual}.`);
      return undefined;
    }
  };
  const metadata = attempt("the metadata", () => metadataForm(node["metadata"] ?? null, quiet));
  const operations = new Map<string, RawOperation>();
  for (const [name, operation] of entriesOf(node["operations"])) {
    const read = attempt(`the operation ${shown(name)}`, () => rawOperation(name, operation));
    if (read !== undefined) operations.set(name, read);
  }
  const shapes = new Map<string, RawShape>();
  for (const [name, shape] of entriesOf(node["shapes"])) {
    const read = attempt(`the shape ${shown(name)}`, () => rawShape(name, shape));
    if (read !== undefined) shapes.set(name, read);
  }
  if (problems.length > 0 || metadata === undefined) throw malformed(problems, file);
  const metadataNode = isNodeObject(node["metadata"]) ? node["metadata"] : {};
  return { metadata, metadataNode, operations, shapes, node };
}

/** Properties that stand beside the ones read are looked at elsewhere. */
const quiet: Place = { path: "", surplus: () => undefined };

const metadataForm = object<Metadata>({
  apiVersion: required(nonEmptyText),
  serviceId: optional(text),
  serviceFullName: optional(text),
  endpointPrefix: optional(text),
  protocol: optional(text),
  protocols: optional(listOf(text)),
  targetPrefix: optional(text),
});

function rawOperation(name: string, node: Node): RawOperation {
  checkName(name, "a name of letters, digits and underscores");
  if (!isNodeObject(node)) throw new FormError("", "an object", node);
  const form = object<{
    input?: RawReference;
    output?: RawReference;
    errors?: readonly RawReference[];
  }>({
    input: optional(rawReference),
    output: optional(rawReference),
    errors: optional(listOf(rawReference)),
    name: ignored,
  });
  const { input, output, errors = [] } = form(node, quiet);
  return { name, input, output, errors, node };
}

/** A name that is none may be anything. */
function shown(name: string): string {
  return /^\w{1,200}$/.test(name) ? name : JSON.stringify(name.slice(0, 80));
}

function entriesOf(node: Node | undefined): [string, Node][] {
  return isNodeObject(node) ? Object.entries(node) : [];
}

function noDescription(node: Node, file: string): ShapesmithError {
  return new ShapesmithError(
    "source",
    `${file} is no service description of botocore: ${foundIn(node)}. Expected an object like {"metadata": {...}, "operations": {...}, "shapes": {...}}, as in botocore/data/<service>/<version>/service-2.json.`,
  );
}

function foundIn(node: Node): string {
  if (!isNodeObject(node)) return isNodeList(node) ? "it is a list" : "it is not an object";
  if (node["smithy"] !== undefined) return "it is a Smithy JSON AST";
  const keys = Object.keys(node).slice(0, 5).join(", ");
  return `its properties are ${keys || "none"}, or are not objects`;
}

function malformed(problems: readonly string[], file: string): ShapesmithError {
  const rest = problems.length - mostTold;
  const more = rest > 0 ? `\n  and ${rest} more.` : "";
  const message = `${file} cannot be read as a service description of botocore:${problems.slice(0, mostTold).join("")}${more}`;
  return new ShapesmithError("source", message);
}
