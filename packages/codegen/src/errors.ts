/** Which exit code an error leads to: `usage`, `config` and `overlay` 2, `source` and `model` 3. */
export type ErrorKind = "usage" | "config" | "overlay" | "source" | "model";

/**
 * A mistake in what the user gave: named, with what was expected, what came, and what to do.
 * Everything else that is thrown is a bug of ours.
 */
export class ShapesmithError extends Error {
  override readonly name = "ShapesmithError";
  readonly kind: ErrorKind;

  constructor(kind: ErrorKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}

/** Guards by name, so that two copies of the package agree. */
export function isShapesmithError(error: unknown): error is ShapesmithError {
  return error instanceof Error && error.name === "ShapesmithError" && "kind" in error;
}
