import { ShapesmithError } from "../../errors.js";
import { isNodeObject } from "../../model/node-form.js";
import type { Node } from "../../model/traits.js";
import type { JsonFile } from "../json-file.js";

/**
 * What a file beside the service's description says, by the name of an operation or a waiter.
 *
 * @throws ShapesmithError (`source`) when the file has no such section.
 */
export function sectionOf({ node, path }: JsonFile, section: string): readonly [string, Node][] {
  const found = isNodeObject(node) ? node[section] : undefined;
  if (isNodeObject(found)) return Object.entries(found);
  const message = `${path} is no file of botocore's ${section}: expected an object with an object ${JSON.stringify(section)}. Remove it, or put the right one there.`;
  throw new ShapesmithError("source", message);
}
