import {
  FormError,
  integer,
  isNodeList,
  isNodeObject,
  nonEmptyText,
} from "../../model/node-form.js";
import type { NodeObject, Place } from "../../model/node-form.js";
import { memberId } from "../../model/shape-id.js";
import type { DataShape, EnumMember, IntEnumMember, Member, ShapeId } from "../../model/shape.js";
import type { Node, Traits } from "../../model/traits.js";
import { EnumNames } from "../enum-names.js";
import type { RawShape, RawType } from "./raw-shape.js";

/** Types of shapes that values can have. */
export type RawDataType = Exclude<RawType, "service" | "resource" | "operation" | "apply">;

export interface RawDataShape extends RawShape {
  readonly type: RawDataType;
}

/** Reads the traits of a shape or member of this id. */
export type TraitsAt = (id: ShapeId, nodes: NodeObject) => Traits;

const enumTrait = "smithy.api#enum";
const enumValueTrait = "smithy.api#enumValue";

export function isRawData(shape: RawShape): shape is RawDataShape {
  switch (shape.type) {
    case "service":
    case "resource":
    case "operation":
    case "apply":
      return false;
    case "blob":
    case "boolean":
    case "string":
    case "byte":
    case "short":
    case "integer":
    case "long":
    case "float":
    case "double":
    case "bigInteger":
    case "bigDecimal":
    case "timestamp":
    case "document":
    case "enum":
    case "intEnum":
    case "list":
    case "set":
    case "map":
    case "structure":
    case "union":
      return true;
  }
}

/**
 * A shape of the AST as a shape of the Model. A set becomes a list of unique items, a string with the
 * enum trait of Smithy 1.0 becomes an enum.
 *
 * @throws FormError when a member is missing, or an enum's value is not of the enum's type.
 */
export function dataShape(raw: RawDataShape, traitsAt: TraitsAt): DataShape {
  const { id } = raw;
  const traits = (): Traits => traitsAt(id, raw.traits);
  switch (raw.type) {
    case "string": {
      const values = raw.traits[enumTrait];
      if (values === undefined) return { type: "string", id, traits: traits() };
      const { [enumTrait]: _, ...others } = raw.traits;
      return { type: "enum", id, members: enumTraitMembers(values), traits: traitsAt(id, others) };
    }
    case "enum":
      return { type: "enum", id, traits: traits(), members: enumMembers(raw, traitsAt) };
    case "intEnum":
      return { type: "intEnum", id, traits: traits(), members: intEnumMembers(raw, traitsAt) };
    case "list":
      return { type: "list", id, traits: traits(), member: memberAt(raw, "member", traitsAt) };
    case "set": {
      const unique: Traits = { ...traits(), uniqueItems: true };
      return { type: "list", id, traits: unique, member: memberAt(raw, "member", traitsAt) };
    }
    case "map": {
      const key = memberAt(raw, "key", traitsAt);
      return { type: "map", id, traits: traits(), key, value: memberAt(raw, "value", traitsAt) };
    }
    case "structure":
    case "union": {
      const names = [...raw.members.keys()];
      const members = new Map(names.map((name) => [name, memberAt(raw, name, traitsAt)]));
      return { type: raw.type, id, traits: traits(), members };
    }
    case "blob":
    case "boolean":
    case "byte":
    case "short":
    case "integer":
    case "long":
    case "float":
    case "double":
    case "bigInteger":
    case "bigDecimal":
    case "timestamp":
    case "document":
      return { type: raw.type, id, traits: traits() };
  }
}

function memberAt(raw: RawShape, name: string, traitsAt: TraitsAt): Member {
  const member = raw.members.get(name);
  if (member === undefined) throw new FormError("", `a member ${JSON.stringify(name)}`, null);
  const id = memberId(raw.id, name);
  return { id, name, target: member.target, traits: traitsAt(id, member.traits) };
}

function enumMembers(raw: RawShape, traitsAt: TraitsAt): readonly EnumMember[] {
  return [...raw.members].map(([name, { traits }]) => {
    const { [enumValueTrait]: value = name, ...others } = traits;
    const text = nonEmptyText(value, placeOf(`members.${name}`));
    return { name, value: text, traits: traitsAt(memberId(raw.id, name), others) };
  });
}

function intEnumMembers(raw: RawShape, traitsAt: TraitsAt): readonly IntEnumMember[] {
  return [...raw.members].map(([name, { traits }]) => {
    const { [enumValueTrait]: value = null, ...others } = traits;
    const number = integer(value, placeOf(`members.${name}`));
    return { name, value: number, traits: traitsAt(memberId(raw.id, name), others) };
  });
}

/** The definitions of Smithy 1.0's enum trait, of which some have no name. */
function enumTraitMembers(definitions: Node): readonly EnumMember[] {
  const place = placeOf(`traits.${enumTrait}`);
  if (!isNodeList(definitions))
    throw new FormError(place.path, "a list of enum values", definitions);
  const names = new EnumNames();
  return definitions.map((definition) => {
    if (!isNodeObject(definition)) throw new FormError(place.path, "an enum value", definition);
    const value = nonEmptyText(definition["value"] ?? null, place);
    const given = definition["name"];
    const name = names.next(value, typeof given === "string" ? given : undefined);
    return { name, value, traits: definition["deprecated"] === true ? { deprecated: {} } : {} };
  });
}

function placeOf(path: string): Place {
  return { path, surplus: () => undefined };
}
