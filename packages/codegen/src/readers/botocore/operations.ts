import { integer, nonEmptyText, object, optional, required } from "../../model/node-form.js";
import { unit } from "../../model/prelude.js";
import type { OperationShape, ServiceShape, ShapeId } from "../../model/shape.js";
import type { HttpBinding, Traits } from "../../model/traits.js";
import type { RawOperation } from "./document.js";
import { Properties } from "./properties.js";
import { expectRaw, type Reading } from "./reading.js";
import { placedTraits, put } from "./site.js";
import { commonTraits } from "./traits.js";

export function serviceShape(reading: Reading): ServiceShape {
  const { document, names, unread } = reading;
  const { metadata, operations } = document;
  const id = names.service;
  const known = ["version", "metadata", "operations", "shapes", "examples"];
  const properties = new Properties(id, document.node, unread, known);
  const traits = commonTraits(properties);
  properties.finish();
  const used = ["apiVersion", "serviceId", "serviceFullName", "endpointPrefix", "targetPrefix"];
  const about = [...used, "protocol", "protocols"];
  new Properties(id, document.metadataNode, unread, about).finish();
  const { serviceId = "" } = metadata;
  return {
    type: "service",
    id,
    traits: serviceId === "" ? traits : { ...traits, service: { sdkId: serviceId } },
    version: metadata.apiVersion,
    operations: [...operations.keys()].map(names.operation),
    errors: [],
  };
}

/** @param more What other files say of the operation: pagination, waiters, examples. */
export function operationShape(raw: RawOperation, more: Traits, reading: Reading): OperationShape {
  const { names, protocols, unread, findings } = reading;
  const id = names.operation(raw.name);
  const known = ["name", "input", "output", "errors"];
  const properties = new Properties(id, raw.node, unread, known);
  const draft = { ...commonTraits(properties), ...more };
  // Elsewhere every request goes to the same place, and the Smithy models say nothing either.
  const http = properties.take("http", httpForm);
  if (protocols.isRest && http !== undefined) draft.http = withMemberNames(http, raw, reading);
  put(draft, "endpoint", properties.take("endpoint", endpointForm));
  properties.finish();
  // What a reference adds to its shape are the names of XML elements around it.
  for (const reference of [raw.input, raw.output]) {
    if (reference === undefined) continue;
    new Properties(id, reference.node, unread, ["shape", "documentation"]).finish();
  }
  const targetOf = (name: string): ShapeId => names.shape(expectRaw(reading, name, id).name);
  return {
    type: "operation",
    id,
    traits: placedTraits(draft, { id, holder: "shape", type: "operation" }, findings),
    input: raw.input === undefined ? unit : targetOf(raw.input.shape),
    output: raw.output === undefined ? unit : targetOf(raw.output.shape),
    errors: [...new Set(raw.errors.map(({ shape }) => targetOf(shape)))],
  };
}

interface RawHttp {
  readonly method: string;
  readonly requestUri: string;
  readonly responseCode?: number;
}

const httpForm = object<RawHttp>({
  method: required(nonEmptyText),
  requestUri: required(nonEmptyText),
  responseCode: optional(integer),
});

const endpointForm = object<{ hostPrefix: string }>({ hostPrefix: required(nonEmptyText) });

/** Labels of the path are called as on the wire; in Smithy they are called like the members. */
function withMemberNames(
  { method, requestUri, responseCode = 200 }: RawHttp,
  { input }: RawOperation,
  reading: Reading,
): HttpBinding {
  const members = input === undefined ? [] : membersByLabel(input.shape, reading);
  const byLabel = new Map(members);
  const uri = requestUri.replace(/\{([^{}+]+)(\+?)\}/g, (label, name: string, greedy: string) => {
    const member = byLabel.get(name);
    return member === undefined ? label : `{${member}${greedy}}`;
  });
  return { method, uri, code: responseCode };
}

function membersByLabel(shape: string, { document }: Reading): readonly [string, string][] {
  const members = [...(document.shapes.get(shape)?.members ?? [])];
  return members.flatMap(([name, { node }]): [string, string][] => {
    if (node["location"] !== "uri") return [];
    const label = node["locationName"];
    return [[typeof label === "string" && label !== "" ? label : name, name]];
  });
}
