import type { DataShape, EnumShape, IntEnumShape, Member, ShapeId } from "../../model/shape.js";
import type { Declarations, DeclaredEnum, DeclaredType } from "./declarations.js";
import { enumName } from "./type-names.js";

export interface EnumReading {
  readonly shapes: ReadonlyMap<ShapeId, EnumShape | IntEnumShape>;
  /** The enum that a member targets, by the member's id. */
  readonly targets: ReadonlyMap<ShapeId, ShapeId>;
  /** Enums that are declared under another name than their shape's. */
  readonly typeNames: ReadonlyMap<ShapeId, string>;
}

/** Which members have which enum: schemas have them as plain strings and numbers. */
export function readEnums(
  shapes: ReadonlyMap<ShapeId, DataShape>,
  structureNames: ReadonlyMap<ShapeId, string>,
  { enums, structures }: Declarations,
  namespace: string,
): EnumReading {
  const ids = new Map<string, ShapeId>();
  const typeNames = new Map<ShapeId, string>();
  const read = new Map<ShapeId, EnumShape | IntEnumShape>();
  for (const [typeName, declared] of enums) {
    const name = enumName(typeName, enums);
    const id = `${namespace}#${name}`;
    const hidden = shapes.get(id);
    // A schema of the enum's name exists only where it carries a trait, such as sensitive.
    if (hidden !== undefined && !isPlain(hidden)) continue;
    ids.set(typeName, id);
    if (name !== typeName) typeNames.set(id, typeName);
    read.set(id, enumShape(id, declared, hidden));
  }

  const targets = new Map<ShapeId, ShapeId>();
  for (const shape of shapes.values()) {
    if (shape.type !== "structure" && shape.type !== "union") continue;
    const declared = structures.get(structureNames.get(shape.id) ?? "");
    for (const member of shape.members.values()) {
      const type = declared?.members.get(member.name)?.type;
      if (type === undefined) continue;
      for (const [site, name] of enumsIn(shapes, member, type)) {
        const id = ids.get(name);
        if (id !== undefined) targets.set(site, id);
      }
    }
  }
  return { shapes: read, targets, typeNames };
}

function enumShape(
  id: ShapeId,
  declared: DeclaredEnum,
  hidden: DataShape | undefined,
): EnumShape | IntEnumShape {
  const traits = { ...hidden?.traits, ...declared.traits };
  return declared.type === "enum"
    ? { type: declared.type, id, traits, members: declared.members }
    : { type: declared.type, id, traits, members: declared.members };
}

/** Names in a declared type, each with the member of list or map that it is written for. */
function* enumsIn(
  shapes: ReadonlyMap<ShapeId, DataShape>,
  member: Member,
  type: DeclaredType,
): Generator<readonly [ShapeId, string]> {
  switch (type.kind) {
    case "name":
      if (isPlain(shapes.get(member.target))) yield [member.id, type.name];
      return;
    case "list": {
      const list = shapes.get(member.target);
      if (list?.type === "list") yield* enumsIn(shapes, list.member, type.element);
      return;
    }
    case "map": {
      const map = shapes.get(member.target);
      if (map?.type !== "map") return;
      yield* enumsIn(shapes, map.key, type.key);
      yield* enumsIn(shapes, map.value, type.value);
      return;
    }
    case "other":
      return;
  }
}

/** A string or number; those of the prelude are in no map of shapes. */
function isPlain(shape: DataShape | undefined): boolean {
  return shape === undefined || shape.type === "string" || shape.type === "double";
}
