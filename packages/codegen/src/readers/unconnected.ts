import type { Finding } from "../findings.js";
import type { ShapeId } from "../model/shape.js";

/** Says which shapes of a source are left out of its Model. */
export function tellUnconnected(ids: readonly ShapeId[], service: ShapeId): readonly Finding[] {
  if (ids.length === 0) return [];
  const told = ids.slice(0, 5).join(", ");
  const more = ids.length > 5 ? ` and ${ids.length - 5} more` : "";
  const message = `Shapes that no operation of the service reaches are left out: ${told}${more}.`;
  return [{ severity: "info", code: "shapes-unconnected", shape: service, message }];
}
