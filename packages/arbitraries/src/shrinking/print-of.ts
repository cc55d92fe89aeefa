import { identityOf } from "../identity.js";

/**
 * A text that equal values have in common if their members stand in the same order, as they do in
 * all candidates of one value. It is made for each of them, so it has to be cheap.
 */
export function printOf(value: unknown): string {
  switch (typeof value) {
    case "string":
      return JSON.stringify(value);
    case "object":
      break;
    case "bigint":
    case "boolean":
    case "function":
    case "number":
    case "symbol":
    case "undefined":
      return String(value);
  }
  if (Array.isArray(value)) {
    let text = "[";
    for (const part of value) text += `${printOf(part)},`;
    return text;
  }
  if (value === null || Object.getPrototypeOf(value) !== Object.prototype) {
    return String(identityOf(value));
  }
  let text = "{";
  for (const name of Object.keys(value)) {
    text += `${name}:${printOf((value as Readonly<Record<string, unknown>>)[name])},`;
  }
  return text;
}
