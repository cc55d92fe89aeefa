import { type ErrorKind, ShapesmithError } from "../errors.js";

/**
 * A service's name becomes a folder's name and part of a package's name, so it must not leave the
 * one or break the other.
 *
 * @throws ShapesmithError (of the given kind) for any other name.
 */
export function checkServiceName(name: string, kind: ErrorKind, where: string): void {
  if (/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name)) return;
  const expected = "letters, digits, dots, hyphens and underscores, a letter or digit first";
  const message = `${where}: ${JSON.stringify(name)} is not the name of a service: expected ${expected}.`;
  throw new ShapesmithError(kind, message);
}
