import type { ShapeId } from "../../model/shape.js";
import type { ServiceDocument } from "./document.js";

/** The ids of a service's shapes. */
export interface Names {
  /** The last part of the namespace. */
  readonly title: string;
  readonly service: ShapeId;
  readonly operation: (name: string) => ShapeId;
  readonly shape: (name: string) => ShapeId;
  /** A new name for the values that a member lists by itself. */
  readonly memberEnum: (shape: string, member: string) => ShapeId;
}

/**
 * Gives shapes the ids that they have in the Smithy model of the same service, as far as its
 * description tells. The namespace is `com.amazonaws.` and the service's id (its full name, where it
 * has none) in lower case without spaces, which holds for every service of AWS. The service's shape is
 * called as on the wire, by the header `X-Amz-Target`; where there is none, by the service's id.
 *
 * In botocore operations and shapes have names of their own each, in Smithy they share them: a shape
 * that is called like an operation gets `Shape` behind its name, and so does a service that is called
 * like either with `Service`.
 */
export function namesOf({ metadata, operations, shapes }: ServiceDocument): Names {
  const { serviceId = "", serviceFullName = "", endpointPrefix = "", targetPrefix } = metadata;
  const title = [serviceId, serviceFullName, endpointPrefix].find((name) => /[a-z]/i.test(name));
  const last = namespaceName(title ?? "");
  const namespace = `com.amazonaws.${last}`;

  const taken = new Set(operations.keys());
  const renamed = new Map<string, string>();
  for (const name of shapes.keys()) taken.add(name);
  for (const name of shapes.keys()) {
    if (!operations.has(name)) continue;
    renamed.set(name, free(`${name}Shape`, "Shape", taken));
  }
  const wireName = targetPrefix?.slice(targetPrefix.lastIndexOf(".") + 1) ?? title ?? "";
  const service = free(identifier(wireName), "Service", taken);
  return {
    title: last,
    service: `${namespace}#${service}`,
    operation: (name) => `${namespace}#${name}`,
    shape: (name) => `${namespace}#${renamed.get(name) ?? name}`,
    memberEnum: (shape, member) => {
      const wanted = shape + member.charAt(0).toUpperCase() + member.slice(1);
      return `${namespace}#${free(wanted, "Enum", taken)}`;
    },
  };
}

function namespaceName(title: string): string {
  const name = title.toLowerCase().replace(/[^a-z0-9]+/g, "");
  return /^[a-z]/.test(name) ? name : `service${name}`;
}

function identifier(text: string): string {
  const name = text.replace(/[^A-Za-z0-9_]+/g, "");
  return /^[A-Za-z_]/.test(name) ? name : `Service${name}`;
}

function free(wanted: string, suffix: string, taken: Set<string>): string {
  let name = wanted;
  while (taken.has(name)) name += suffix;
  taken.add(name);
  return name;
}
