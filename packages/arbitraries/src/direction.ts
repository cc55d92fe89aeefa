import type { Shape } from "@shapesmith/contract";

/** Which way a value travels: streams and metadata are not the same both ways. */
export type Direction = "request" | "response";

/** A shape's direction, told by what distinguishes the two: only answers may carry metadata. */
export function directionOf<T>(shape: Shape<T>): Direction {
  const refused = shape
    .validate({ $metadata: {} })
    .some((violation) => violation.path[0] === "$metadata");
  return refused ? "request" : "response";
}
