import type { DifferenceKind, Fact } from "./differences.js";

/** More values than these are counted. */
const mostValues = 5;

/** What one source says of a thing that another says differently: a verb and what follows it. */
export function factText(kind: DifferenceKind, says: Fact): string {
  switch (kind) {
    case "operation":
      return says === null ? "does not have it" : "has it";
    case "member":
      return says === null ? "does not have it" : `has it as ${textOf(says)}`;
    case "error":
    case "enumValue":
      return isList(says) && says.length > 0 ? `adds ${listText(says)}` : "adds none";
    case "type":
      return says === null ? "has nothing" : `says ${textOf(says)}`;
    case "required":
      return says === true ? "requires it" : "does not require it";
    case "length":
    case "range":
      return says === null ? `gives no ${kind}` : `says ${kind} ${boundsText(says)}`;
    case "pattern":
      return says === null ? "gives no pattern" : `says pattern ${textOf(says)}`;
    case "uniqueItems":
      return says === null ? "lets items repeat" : "says unique items";
  }
}

/** The same, as short as it stands in a table. */
export function shortFact(kind: DifferenceKind, says: Fact): string {
  if (says === null) return "-";
  switch (kind) {
    case "operation":
      return "yes";
    case "error":
    case "enumValue":
      return isList(says) && says.length > 0 ? says.map((value) => `+${value}`).join(" ") : "-";
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
      return textOf(says);
  }
}

function listText(values: readonly (string | number)[]): string {
  const some = values.slice(0, mostValues).map(String).join(", ");
  return values.length > mostValues ? `${some} and ${values.length - mostValues} more` : some;
}

/** Bounds as `1..64`. */
function boundsText(says: Fact): string {
  if (typeof says !== "object" || says === null || isList(says)) return textOf(says);
  return `${says.min ?? ""}..${says.max ?? ""}`;
}

function textOf(says: Fact): string {
  return typeof says === "string" ? says : JSON.stringify(says);
}

function isList(says: Fact): says is readonly (string | number)[] {
  return Array.isArray(says);
}
