import { parsePath } from "@shapesmith/contract";
import { type Form, FormError, nonEmptyText } from "./node-form.js";

/** One that cannot be read must not wait for the first value to tell. */
export const pathExpression: Form<string> = (node, place) => {
  const expression = nonEmptyText(node, place);
  try {
    parsePath(expression);
    return expression;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new FormError(place.path, `a JMESPath expression (${reason})`, node);
  }
};
