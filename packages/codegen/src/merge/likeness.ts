import type { DataShape, ShapeType } from "../model/shape.js";

/**
 * Types whose values are of one kind, so that what one source says of them can hold for another's.
 * Sources tell kinds of numbers with different precision, and some know no enums.
 */
export type Likeness =
  | "number"
  | "bigInteger"
  | "bigDecimal"
  | "string"
  | "blob"
  | "boolean"
  | "timestamp"
  | "document"
  | "list"
  | "map"
  | "structure"
  | "union"
  | "none";

export function likenessOf(type: ShapeType): Likeness {
  switch (type) {
    case "byte":
    case "short":
    case "integer":
    case "long":
    case "float":
    case "double":
    case "intEnum":
      return "number";
    case "string":
    case "enum":
      return "string";
    case "bigInteger":
    case "bigDecimal":
    case "blob":
    case "boolean":
    case "timestamp":
    case "document":
    case "list":
    case "map":
    case "structure":
    case "union":
      return type;
    case "operation":
    case "service":
      return "none";
  }
}

/**
 * Whether what a source says of one shape holds for values that another has as `lead`. A plain string
 * or number is not taken for an enum: its type would change.
 */
export function isAlike(lead: DataShape, other: DataShape): boolean {
  if (likenessOf(lead.type) !== likenessOf(other.type)) return false;
  return isEnum(lead) || !isEnum(other);
}

/** Whether a shape is declared by its name in TypeScript, and so is one and the same everywhere. */
export function isDeclared({ type }: DataShape): boolean {
  return type === "structure" || type === "union" || type === "enum" || type === "intEnum";
}

function isEnum({ type }: DataShape): boolean {
  return type === "enum" || type === "intEnum";
}
