import type { Finding } from "../../findings.js";
import type { ShapeId } from "../../model/shape.js";
import type { Metadata } from "./document.js";

/** What a service's protocols make of names and of HTTP. */
export interface Protocols {
  /** Operations and members are bound to parts of HTTP messages. */
  readonly isRest: boolean;
  /** `locationName` is the member's name in JSON. */
  readonly namesJson: boolean;
  /** `locationName` is the member's name in XML, or in the parameters of a query. */
  readonly namesXml: boolean;
  /** Of those that the description names. */
  readonly unknown: readonly string[];
}

const json = { isRest: false, namesJson: false, namesXml: false };
const query = { isRest: false, namesJson: false, namesXml: true };

const known: ReadonlyMap<string, Omit<Protocols, "unknown">> = new Map([
  ["rest-json", { isRest: true, namesJson: true, namesXml: false }],
  ["rest-xml", { isRest: true, namesJson: false, namesXml: true }],
  ["query", query],
  ["ec2", query],
  ["json", json],
  ["smithy-rpc-v2-cbor", json],
]);

export function protocolsOf({ protocol, protocols = [] }: Metadata): Protocols {
  const names = new Set(protocol === undefined ? protocols : [protocol, ...protocols]);
  const spoken = [...names].map((name) => known.get(name)).filter((one) => one !== undefined);
  return {
    isRest: spoken.some(({ isRest }) => isRest),
    namesJson: spoken.some(({ namesJson }) => namesJson),
    namesXml: spoken.some(({ namesXml }) => namesXml),
    unknown: [...names].filter((name) => !known.has(name)),
  };
}

export function tellUnknownProtocols({ unknown }: Protocols, service: ShapeId): readonly Finding[] {
  if (unknown.length === 0) return [];
  const message = `Names on the wire and HTTP bindings are left out as far as they depend on protocols that are not known: ${unknown.join(", ")}.`;
  return [{ severity: "warning", code: "protocol-unknown", shape: service, message }];
}
