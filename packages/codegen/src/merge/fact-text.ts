import { isNodeList, isNodeObject } from "../model/node-form.js";
import type { Node } from "../model/traits.js";
import type { DifferenceKind } from "./differences.js";

/** More values than these are counted. */
const mostValues = 5;

/** What one source says of a thing that another says differently: a verb and what follows it. */
export function factText(kind: DifferenceKind, says: Node): string {
  switch (kind) {
    case "operation":
      return says === null ? "does not have it" : "has it";
    case "member":
      return says === null ? "does not have it" : `has it as ${String(says)}`;
    case "error":
    case "enumValue":
      return isNodeList(says) && says.length > 0 ? `adds ${listText(says)}` : "adds none";
    case "type":
      return says === null ? "has nothing" : `says ${String(says)}`;
    case "required":
      return says === true ? "requires it" : "does not require it";
    case "length":
    case "range":
      return says === null ? `gives no ${kind}` : `says ${kind} ${boundsText(says)}`;
    case "pattern":
      return says === null ? "gives no pattern" : `says pattern ${String(says)}`;
    case "uniqueItems":
      return says === null ? "lets items repeat" : "says unique items";
  }
}

/** The same, as short as it stands in a table. */
export function shortFact(kind: DifferenceKind, says: Node): string {
  if (says === null) return "-";
  switch (kind) {
    case "operation":
      return "yes";
    case "error":
    case "enumValue":
      return isNodeList(says) && says.length > 0
        ? says.map((value) => `+${String(value)}`).join(" ")
        : "-";
    case "required":
      return says === true ? "required" : "optional";
    case "length":
    case "range":
      return boundsText(says);
    case "uniqueItems":
      return "unique";
    case "member":
    case "type":
    case "pattern":
      return String(says);
  }
}

function listText(values: readonly Node[]): string {
  const some = values.slice(0, mostValues).map(String).join(", ");
  return values.length > mostValues ? `${some} and ${values.length - mostValues} more` : some;
}

function boundsText(says: Node): string {
  if (!isNodeObject(says)) return String(says);
  const { min, max } = says;
  return `${typeof min === "number" ? min : ""}..${typeof max === "number" ? max : ""}`;
}
