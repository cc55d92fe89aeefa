import type { Traits } from "./traits.js";

/**
 * `namespace#Name` of a shape, `namespace#Name$member` of a member. A shape that its source leaves
 * anonymous has an id made from the path on which it is first reached, its steps joined by dots:
 * `namespace#Request.Layers`, `namespace#Request.Matrix.member`. No named shape can have a dot there.
 */
export type ShapeId = string;

/** A member of a structure or union, the element of a list, the key or value of a map. */
export interface Member {
  readonly id: ShapeId;
  readonly name: string;
  readonly target: ShapeId;
  /** Where a trait stands on both, the member's counts. */
  readonly traits: Traits;
}

interface ShapeBase {
  readonly id: ShapeId;
  readonly traits: Traits;
}

/** Types whose shapes have no members and no further data. */
export type SimpleType =
  | "blob"
  | "boolean"
  | "string"
  | "byte"
  | "short"
  | "integer"
  | "long"
  | "float"
  | "double"
  | "bigInteger"
  | "bigDecimal"
  | "timestamp"
  | "document";

export interface SimpleShape extends ShapeBase {
  readonly type: SimpleType;
}

export interface EnumMember {
  readonly name: string;
  readonly value: string;
  readonly traits: Traits;
}

export interface EnumShape extends ShapeBase {
  readonly type: "enum";
  readonly members: readonly EnumMember[];
}

export interface IntEnumMember {
  readonly name: string;
  readonly value: number;
  readonly traits: Traits;
}

export interface IntEnumShape extends ShapeBase {
  readonly type: "intEnum";
  readonly members: readonly IntEnumMember[];
}

export interface ListShape extends ShapeBase {
  readonly type: "list";
  readonly member: Member;
}

export interface MapShape extends ShapeBase {
  readonly type: "map";
  readonly key: Member;
  readonly value: Member;
}

export interface StructureShape extends ShapeBase {
  readonly type: "structure";
  readonly members: ReadonlyMap<string, Member>;
}

export interface UnionShape extends ShapeBase {
  readonly type: "union";
  readonly members: ReadonlyMap<string, Member>;
}

export interface OperationShape extends ShapeBase {
  readonly type: "operation";
  /** `smithy.api#Unit` where the operation has none. */
  readonly input: ShapeId;
  readonly output: ShapeId;
  readonly errors: readonly ShapeId[];
}

export interface ServiceShape extends ShapeBase {
  readonly type: "service";
  readonly version: string;
  /** Every operation of the service's closure, also those that a source binds to resources. */
  readonly operations: readonly ShapeId[];
  /** Errors that every operation may answer with. */
  readonly errors: readonly ShapeId[];
}

/** Shapes that a value can have. */
export type DataShape =
  | SimpleShape
  | EnumShape
  | IntEnumShape
  | ListShape
  | MapShape
  | StructureShape
  | UnionShape;

export type Shape = DataShape | OperationShape | ServiceShape;

export type ShapeType = Shape["type"];
