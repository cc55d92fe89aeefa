import type { Shape } from "./shape.js";

/**
 * A shape, or what gives it when it is first needed. Emitted modules use functions: they do nothing
 * when loaded, and a compiler need not follow the flow of the whole module for every shape.
 */
export type ShapeReference<T> = Shape<T> | (() => Shape<T>);

/** The shape that a reference stands for. */
export function shapeOf<T>(reference: ShapeReference<T>): Shape<T> {
  return typeof reference === "function" ? reference() : reference;
}
