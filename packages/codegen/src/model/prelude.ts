import type { DataShape, ShapeId, SimpleType } from "./shape.js";

const simpleTypes: Readonly<Record<string, SimpleType>> = {
  Blob: "blob",
  Boolean: "boolean",
  String: "string",
  Byte: "byte",
  Short: "short",
  Integer: "integer",
  Long: "long",
  Float: "float",
  Double: "double",
  BigInteger: "bigInteger",
  BigDecimal: "bigDecimal",
  Timestamp: "timestamp",
  Document: "document",
  PrimitiveBoolean: "boolean",
  PrimitiveByte: "byte",
  PrimitiveShort: "short",
  PrimitiveInteger: "integer",
  PrimitiveLong: "long",
  PrimitiveFloat: "float",
  PrimitiveDouble: "double",
};

/** The structure without members that stands for "no input", "no output", "no value". */
export const unit: ShapeId = "smithy.api#Unit";

const shapes: ReadonlyMap<ShapeId, DataShape> = new Map<ShapeId, DataShape>([
  [unit, { type: "structure", id: unit, traits: {}, members: new Map() }],
  ...Object.entries(simpleTypes).map(([name, type]): [ShapeId, DataShape] => {
    const id = `smithy.api#${name}`;
    return [id, { type, id, traits: {} }];
  }),
]);

/** The shape that Smithy's prelude defines under this id, if it defines one. */
export function preludeShape(id: ShapeId): DataShape | undefined {
  return shapes.get(id);
}

/** The prelude's shape of a simple type. */
export function preludeId(type: SimpleType): ShapeId {
  return `smithy.api#${type.charAt(0).toUpperCase()}${type.slice(1)}`;
}

/**
 * The prelude's shape that has the same values. Beside `Long` there is `PrimitiveLong`, whose members
 * are never absent; where that matters they have a default.
 */
export function boxedId(id: ShapeId): ShapeId {
  return id.replace(/^smithy\.api#Primitive/, "smithy.api#");
}
