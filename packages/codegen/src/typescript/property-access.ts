import { isIdentifier } from "./identifier.js";
import { stringLiteral } from "./literal.js";

/** `.name`, or `["na-me"]` where the name is no identifier. */
export function propertyAccess(name: string): string {
  return isIdentifier(name) ? `.${name}` : `[${stringLiteral(name)}]`;
}
