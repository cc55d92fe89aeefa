import type { Grade, Scalar } from "@shapesmith/contract";
import { FormError, type Form, integer, oneOf } from "./node-form.js";

/** How sure a stated fact is. */
export const grade: Form<Grade> = (node, place) =>
  oneOf("model", "recorded", "documented", "issue", "inferred")(node, place);

export const httpStatus: Form<number> = (node, place) => {
  const status = integer(node, place);
  if (status >= 100 && status <= 999) return status;
  throw new FormError(place.path, "an HTTP status code", node);
};

export const scalar: Form<Scalar> = (node, { path }) => {
  if (typeof node === "string" || typeof node === "number" || typeof node === "boolean")
    return node;
  throw new FormError(path, "a string, a number, true or false", node);
};
