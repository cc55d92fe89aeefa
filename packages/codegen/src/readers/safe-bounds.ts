import type { Finding } from "../findings.js";
import type { ShapeId } from "../model/shape.js";

/** The bound, or the last whole number before it that JavaScript can hold exactly. */
export function safeBound(bound: number): number {
  if (Math.abs(bound) <= Number.MAX_SAFE_INTEGER) return bound;
  return bound < 0 ? Number.MIN_SAFE_INTEGER : Number.MAX_SAFE_INTEGER;
}

/** Says that {@link safeBound} changed one side of a `range` or `length`. */
export function boundClamped(id: ShapeId, trait: string, side: string, bound: number): Finding {
  const message = `${trait} of ${id} is beyond what a JavaScript number holds exactly: ${side} ${bound} becomes ${safeBound(bound)}.`;
  return { severity: "info", code: "bound-clamped", shape: id, message };
}
