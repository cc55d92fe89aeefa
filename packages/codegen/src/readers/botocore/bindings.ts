import { oneOf, text } from "../../model/node-form.js";
import type { Properties } from "./properties.js";
import type { Protocols } from "./protocols.js";
import type { RawShape } from "./raw-shape.js";
import { type Draft, put } from "./site.js";
import { isSet } from "./traits.js";

export interface BoundMember {
  readonly name: string;
  readonly target: RawShape;
  /** Whether the member is the whole body of the message. */
  readonly isPayload: boolean;
}

/** Where a member of a structure stands in a message, and what it is called there. */
export function memberBindings(
  properties: Properties,
  { name, target, isPayload }: BoundMember,
  protocols: Protocols,
): Draft {
  const draft: Draft = {};
  put(draft, "hostLabel", isSet(properties, "hostLabel"));
  put(draft, "eventPayload", isSet(properties, "eventpayload"));
  put(draft, "eventHeader", isSet(properties, "eventheader"));
  put(draft, "xmlAttribute", isSet(properties, "xmlAttribute"));
  const isFlattened = isSet(properties, "flattened") === true || target.node["flattened"] === true;
  if (isFlattened) draft.xmlFlattened = true;
  if (isPayload) draft.httpPayload = true;
  if (properties.has("location")) {
    const wireName = wireNameOf(properties);
    return { ...draft, ...httpBinding(properties, wireName, name, target) };
  }
  if (protocols.namesJson) put(draft, "jsonName", wireNameOf(properties));
  if (protocols.namesXml) {
    const ofMember = wireNameOf(properties);
    // The elements of a flattened list stand where the list would, under the name that it gives them.
    const ofElement = isFlattened ? elementName(target) : undefined;
    put(draft, "xmlName", ofElement ?? ofMember);
  }
  return draft;
}

/** The name in XML of a list's elements, or of a map's keys or values. */
export function elementBindings(
  properties: Properties,
  container: RawShape,
  protocols: Protocols,
): Draft {
  const draft: Draft = {};
  if (!protocols.namesXml) return draft;
  const wireName = wireNameOf(properties);
  // It has gone to the members that have the list.
  const isMoved = container.type === "list" && container.node["flattened"] === true;
  if (!isMoved) put(draft, "xmlName", wireName);
  return draft;
}

function httpBinding(
  properties: Properties,
  wireName: string | undefined,
  name: string,
  target: RawShape,
): Draft {
  const location = oneOf("uri", "querystring", "header", "headers", "statusCode");
  switch (properties.take("location", location)) {
    case "uri":
      return { httpLabel: true };
    case "querystring":
      return target.type === "map" ? { httpQueryParams: true } : { httpQuery: wireName ?? name };
    case "header":
      return { httpHeader: wireName ?? name };
    case "headers":
      return { httpPrefixHeaders: wireName ?? "" };
    case "statusCode":
      return { httpResponseCode: true };
    case undefined:
      return {};
  }
}

export function wireNameOf(properties: Properties): string | undefined {
  const name = properties.take("locationName", text);
  return name === "" ? undefined : name;
}

function elementName(target: RawShape): string | undefined {
  const name = target.members.get("member")?.node["locationName"];
  return typeof name === "string" && name !== "" ? name : undefined;
}
