import { preludeId } from "../../model/prelude.js";
import type { DataShape, Member, ShapeId, SimpleType } from "../../model/shape.js";
import type { DeclaredStructure } from "./declarations.js";
import type { EnumReading } from "./enums.js";

/** What is known of shapes beside their schemas. */
export interface Refinements {
  readonly enums: EnumReading;
  /** By the id of a member or shape; see `readNumberTypes`. */
  readonly numbers: ReadonlyMap<ShapeId, SimpleType>;
  readonly structureOf: (shape: ShapeId) => DeclaredStructure | undefined;
  /** Whether a member that is declared without `?` is required; else the schemas have told. */
  readonly requiredByDeclaration: boolean;
}

/** Adds to shapes what their schemas do not tell. */
export function refineShapes(
  shapes: ReadonlyMap<ShapeId, DataShape>,
  refinements: Refinements,
): ReadonlyMap<ShapeId, DataShape> {
  const refined = new Map<ShapeId, DataShape>(refinements.enums.shapes);
  for (const [id, shape] of shapes) {
    if (!refined.has(id)) refined.set(id, refineShape(shape, refinements));
  }
  return refined;
}

function refineShape(shape: DataShape, refinements: Refinements): DataShape {
  const retarget = (member: Member): Member => ({
    ...member,
    target: refinedTarget(member, refinements),
  });
  switch (shape.type) {
    case "list":
      return { ...shape, member: retarget(shape.member) };
    case "map":
      return { ...shape, key: retarget(shape.key), value: retarget(shape.value) };
    case "structure":
    case "union": {
      const declared = refinements.structureOf(shape.id);
      // Before 3.956, schemas did not tell unions from structures.
      const type = declared?.isUnion === true ? "union" : shape.type;
      const isRequired = (name: string): boolean =>
        refinements.requiredByDeclaration &&
        type === "structure" &&
        declared?.members.get(name)?.required === true;
      const members = [...shape.members].map(([name, member]): [string, Member] => {
        const required = isRequired(name) ? { required: true as const } : {};
        const traits = { ...required, ...member.traits, ...declared?.members.get(name)?.traits };
        return [name, { ...retarget(member), traits }];
      });
      const traits = { ...shape.traits, ...declared?.traits };
      return { type, id: shape.id, traits, members: new Map(members) };
    }
    case "double":
      return { ...shape, type: refinements.numbers.get(shape.id) ?? shape.type };
    case "enum":
    case "intEnum":
    case "blob":
    case "boolean":
    case "string":
    case "byte":
    case "short":
    case "integer":
    case "long":
    case "float":
    case "bigInteger":
    case "bigDecimal":
    case "timestamp":
    case "document":
      return shape;
  }
}

function refinedTarget(member: Member, { enums, numbers }: Refinements): ShapeId {
  const enumId = enums.targets.get(member.id);
  if (enumId !== undefined) return enumId;
  const number = numbers.get(member.id);
  return number === undefined ? member.target : preludeId(number);
}
