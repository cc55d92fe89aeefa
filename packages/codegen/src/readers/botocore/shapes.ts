import type { Finding } from "../../findings.js";
import { listOf, text } from "../../model/node-form.js";
import { memberId } from "../../model/shape-id.js";
import type {
  DataShape,
  EnumMember,
  EnumShape,
  Member,
  ShapeId,
  SimpleType,
} from "../../model/shape.js";
import type { Traits } from "../../model/traits.js";
import { EnumNames } from "../enum-names.js";
import { elementBindings, memberBindings, wireNameOf } from "./bindings.js";
import { errorTraits } from "./errors.js";
import { Properties } from "./properties.js";
import type { RawReference, RawShape } from "./raw-shape.js";
import { expectRaw, type Reading } from "./reading.js";
import { type Draft, placedTraits, put } from "./site.js";
import { commonTraits, constraints, isSet, valueTraits } from "./traits.js";

/** A shape of the Model, and the enums that its members define in passing. */
export interface DataReading {
  readonly shape: DataShape;
  readonly inline: readonly EnumShape[];
}

/** Properties that say what the shape is made of, or of which type it is. */
const structural: readonly string[] = ["type", "members", "member", "key", "value"];

/**
 * A shape of the description as a shape of the Model. Structures are structures, unions or documents,
 * strings are strings or enums.
 *
 * @throws ShapesmithError (`source`) when a member has a shape that does not exist.
 */
export function dataShape(raw: RawShape, reading: Reading): DataReading {
  const id = reading.names.shape(raw.name);
  const properties = new Properties(id, raw.node, reading.unread, structural);
  const type = typeOf(raw);
  const inline: EnumShape[] = [];
  const memberAt = (name: string, reference: RawReference, own: Draft = {}): Member =>
    memberOf({ raw, id, type, name, reference, own, inline }, reading);

  const traits = shapeTraits(raw, type, properties, reading);
  const { members } = raw;
  const shape = ((): DataShape => {
    switch (type) {
      case "structure":
      case "union": {
        const own = ownTraits(raw, type, properties, reading);
        const entries = [...members].map(([name, reference]): [string, Member] => [
          name,
          memberAt(name, reference, own(name)),
        ]);
        return { type, id, traits, members: new Map(entries) };
      }
      case "enum": {
        const values = properties.take("enum", listOf(text)) ?? [];
        return { type, id, traits, members: enumMembers(id, values, reading.findings) };
      }
      case "list":
        return { type, id, traits, member: memberAt("member", partOf(raw, "member")) };
      case "map": {
        const key = memberAt("key", partOf(raw, "key"));
        return { type, id, traits, key, value: memberAt("value", partOf(raw, "value")) };
      }
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
        return { type, id, traits };
    }
  })();
  properties.finish();
  return { shape, inline };
}

type DataType = SimpleType | "enum" | "list" | "map" | "structure" | "union";

function typeOf({ type, node }: RawShape): DataType {
  switch (type) {
    case "structure":
      if (node["document"] === true) return "document";
      return node["union"] === true || node["eventstream"] === true ? "union" : "structure";
    case "string":
      return Array.isArray(node["enum"]) ? "enum" : "string";
    case "char":
    case "character":
      return "string";
    case "biginteger":
      return "bigInteger";
    case "bigdecimal":
      return "bigDecimal";
    case "list":
    case "map":
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
      return type;
  }
}

function shapeTraits(
  raw: RawShape,
  type: DataType,
  properties: Properties,
  reading: Reading,
): Traits {
  const { findings } = reading;
  const draft: Draft = {
    ...commonTraits(properties),
    ...valueTraits(properties),
    ...constraints(properties, type, findings),
  };
  if (raw.type === "char" || raw.type === "character") draft.length = { min: 1, max: 1 };
  if (raw.type === "structure") {
    for (const kind of ["document", "union", "event"]) isSet(properties, kind);
    if (isSet(properties, "eventstream") === true) draft.streaming = true;
    Object.assign(draft, errorTraits(properties, raw, reading));
    if (reading.protocols.namesXml) put(draft, "xmlName", wireNameOf(properties));
  }
  // It stands on the members that have such a list or map.
  if (raw.type === "list" || raw.type === "map") isSet(properties, "flattened");
  return placedTraits(draft, { id: properties.id, holder: "shape", type }, findings);
}

/** What a structure says of its members beside where it lists them; of a union, none is required. */
function ownTraits(
  { name: shape, members }: RawShape,
  type: "structure" | "union",
  properties: Properties,
  { findings }: Reading,
): (name: string) => Draft {
  const isStructure = type === "structure";
  const required = new Set(isStructure ? properties.take("required", listOf(text)) : []);
  const payload = properties.take("payload", text);
  for (const name of [...required, ...(payload === undefined ? [] : [payload])]) {
    if (members.has(name)) continue;
    const message = `${shape} says something of its member ${JSON.stringify(name.slice(0, 200))}, which it does not have.`;
    findings.push({ severity: "warning", code: "member-missing", shape: properties.id, message });
  }
  return (name) => ({
    ...(required.has(name) ? { required: true } : {}),
    ...(payload === name ? { httpPayload: true } : {}),
  });
}

interface MemberSource {
  readonly raw: RawShape;
  readonly id: ShapeId;
  readonly type: DataType;
  readonly name: string;
  readonly reference: RawReference;
  readonly own: Draft;
  readonly inline: EnumShape[];
}

function memberOf(
  { raw, id: container, type, name, reference, own, inline }: MemberSource,
  reading: Reading,
): Member {
  const { names, protocols, unread, findings } = reading;
  const id = memberId(container, name);
  const target = expectRaw(reading, reference.shape, id);
  const properties = new Properties(id, reference.node, unread, ["shape"]);
  const { httpPayload: isPayload, ...ownDraft } = own;
  const isElement = type === "list" || type === "map";
  const draft: Draft = {
    ...commonTraits(properties),
    ...valueTraits(properties),
    ...(isElement
      ? elementBindings(properties, raw, protocols)
      : memberBindings(properties, { name, target, isPayload: isPayload === true }, protocols)),
    ...ownDraft,
  };
  put(draft, "idempotencyToken", isSet(properties, "idempotencyToken"));
  const values = target.type === "string" ? properties.take("enum", listOf(text)) : undefined;
  properties.finish();

  const holder = isElement || type === "union" ? type : "structure";
  if (values === undefined) {
    const traits = placedTraits(draft, { id, holder, type: typeOf(target) }, findings);
    return { id, name, target: names.shape(reference.shape), traits };
  }
  const enumId = names.memberEnum(raw.name, name);
  const members = enumMembers(enumId, values, findings);
  inline.push({ type: "enum", id: enumId, traits: {}, members });
  const traits = placedTraits(draft, { id, holder, type: "enum" }, findings);
  return { id, name, target: enumId, traits };
}

/** A value that stands twice is one. */
function enumMembers(
  id: ShapeId,
  values: readonly string[],
  findings: Finding[],
): readonly EnumMember[] {
  const different = new Set(values);
  if (different.size < values.length) {
    const message = `${id} lists ${values.length - different.size} of its values twice.`;
    findings.push({ severity: "info", code: "enum-value-repeated", shape: id, message });
  }
  const names = new EnumNames();
  return [...different].map((value) => ({ name: names.next(value), value, traits: {} }));
}

/** Lists and maps have been checked to have theirs. */
function partOf({ members, name }: RawShape, part: string): RawReference {
  const found = members.get(part);
  if (found === undefined) throw new TypeError(`${name} has no ${part}`);
  return found;
}
