import type { ConditionData, FactSources, ServiceData, ShapeData } from "@shapesmith/contract";
import { boxedId } from "../../model/prelude.js";
import type { EnumShape, IntEnumShape, Member, ShapeId, SimpleShape } from "../../model/shape.js";
import { nameOf } from "../../model/shape-id.js";
import type { Bounds, Traits } from "../../model/traits.js";
import type { Plan, PlannedShape } from "../../plan/plan.js";
import { lifecyclesData } from "./lifecycles.js";
import { messagesData, refusalsData, unmodelledErrorsData } from "./messages.js";

type MemberFields = Exclude<Extract<ShapeData, { type: "list" }>["member"], string>;
type Described = Pick<ShapeData, "id" | "sensitive" | "refusals">;

/** What `contract.ts` holds of one shape. */
function shapeData(plan: Plan, planned: PlannedShape): ShapeData {
  const { shape } = planned;
  const { traits } = shape;
  const described = describe(plan, planned);
  switch (shape.type) {
    case "structure":
      return {
        type: "structure",
        ...described,
        ...errorData(planned.name, traits),
        ...conditionsData(traits),
        ...(traits.usually === undefined ? {} : { usually: traits.usually }),
        ...(traits.messages === undefined
          ? {}
          : { messages: messagesData(plan, nameOf(shape.id), traits.messages) }),
        ...(traits.situations === undefined ? {} : { situations: traits.situations }),
        ...(traits.tagged === undefined ? {} : { tagged: taggedData(traits.tagged, traits) }),
        ...(traits.cases === undefined ? {} : { cases: traits.cases }),
        ...sourcesData(traits),
        members: membersData(plan, shape.members.values()),
      };
    case "union":
      return {
        type: "union",
        ...described,
        ...(traits.streaming ? { streaming: true } : {}),
        members: membersData(plan, shape.members.values()),
      };
    case "list":
      return {
        type: "list",
        ...described,
        ...limits(traits),
        ...(traits.sparse ? { sparse: true } : {}),
        member: memberData(plan, shape.member),
      };
    case "map":
      return {
        type: "map",
        ...described,
        ...(traits.length === undefined ? {} : { length: bounds(traits.length) }),
        ...(traits.sparse ? { sparse: true } : {}),
        key: memberData(plan, shape.key),
        value: memberData(plan, shape.value),
      };
    case "enum":
      return enumData(shape, described);
    case "intEnum":
      return intEnumData(shape, described);
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
      return simpleData({ ...shape, type: shape.type }, described);
  }
}

/** A condition is as sure as who states it; one that a model has is part of the model. */
function conditionsData({ conditions, provenance }: Traits): {
  conditions?: Readonly<Record<string, ConditionData>>;
} {
  if (conditions === undefined) return {};
  const usual = provenance?.["conditions"]?.grade ?? "model";
  const data = Object.entries(conditions).map(
    ([name, { expression, grade = usual }]) => [name, { expression, grade }] as const,
  );
  return { conditions: Object.fromEntries(data) };
}

/** Where the situations beside them have another source, they name their own. */
function taggedData(
  tagged: NonNullable<Traits["tagged"]>,
  { provenance = {} }: Traits,
): NonNullable<Extract<ShapeData, { type: "structure" }>["tagged"]> {
  const own = provenance["tagged"];
  const usual = provenance["situations"] ?? own;
  if (own === undefined || own === usual) return tagged;
  const { source, date } = own;
  const from = { source, ...(date === undefined ? {} : { date }) };
  return Object.fromEntries(
    Object.entries(tagged).map(([aspect, data]) => [aspect, { ...from, ...data }]),
  );
}

/** Who states the situations and the texts, for those who want to know where a value comes from. */
function sourcesData({ situations, tagged, cases, provenance = {} }: Traits): {
  sources?: FactSources;
} {
  const ofTagged = tagged && provenance["tagged"];
  const ofSituations = (situations && provenance["situations"]) ?? ofTagged;
  const ofCases = cases && provenance["cases"];
  if (ofSituations === undefined && ofCases === undefined) return {};
  return {
    sources: {
      ...(ofSituations === undefined ? {} : { situations: ofSituations }),
      ...(ofCases === undefined ? {} : { cases: ofCases }),
    },
  };
}

function enumData(shape: EnumShape, described: Described): ShapeData {
  const { observed } = shape.traits;
  return {
    type: "enum",
    ...described,
    values: [...new Set(shape.members.map((member) => member.value))],
    ...(observed === undefined ? {} : { observed }),
  };
}

function intEnumData(shape: IntEnumShape, described: Described): ShapeData {
  return {
    type: "intEnum",
    ...described,
    values: [...new Set(shape.members.map((member) => member.value))],
  };
}

function simpleData(shape: SimpleShape, described: Described): ShapeData {
  const { traits } = shape;
  switch (shape.type) {
    case "string":
      return {
        type: "string",
        ...described,
        ...limits(traits),
        ...(traits.mediaType === undefined ? {} : { mediaType: traits.mediaType }),
      };
    case "byte":
    case "short":
    case "integer":
    case "long":
    case "float":
    case "double":
    case "bigInteger":
    case "bigDecimal":
      return {
        type: shape.type,
        ...described,
        ...(traits.range === undefined ? {} : { range: bounds(traits.range) }),
      };
    case "blob":
      return {
        type: "blob",
        ...described,
        ...(traits.length === undefined ? {} : { length: bounds(traits.length) }),
        ...(traits.streaming ? { streaming: true } : {}),
      };
    case "boolean":
    case "timestamp":
    case "document":
      return { type: shape.type, ...described };
  }
}

function describe(plan: Plan, planned: PlannedShape): Described {
  const { sensitive, refusals } = planned.shape.traits;
  return {
    ...(planned.hasOwnId ? { id: planned.shape.id } : {}),
    ...(sensitive ? { sensitive: true } : {}),
    ...(refusals === undefined ? {} : { refusals: refusalsData(plan, refusals) }),
  };
}

function errorData(name: string, traits: Traits): object {
  if (traits.error === undefined) return {};
  const code = traits.awsQueryError?.code;
  return {
    error: traits.error,
    ...(traits.httpError === undefined ? {} : { httpError: traits.httpError }),
    ...(traits.retryable === undefined ? {} : { retryable: traits.retryable }),
    ...(code === undefined || code === name ? {} : { awsQueryError: code }),
  };
}

function membersData(
  plan: Plan,
  members: Iterable<Member>,
): Extract<ShapeData, { type: "structure" }>["members"] {
  // fromEntries defines each key as it is, also one that would set the prototype.
  return Object.fromEntries([...members].map((member) => [member.name, memberData(plan, member)]));
}

function memberData(plan: Plan, member: Member): string | MemberFields {
  const { traits } = member;
  const target = targetName(plan, member.target);
  if (!isDescribed(traits)) return target;
  const fields: MemberFields = {
    target,
    ...flags(traits),
    ...limits(traits),
    ...(traits.range === undefined ? {} : { range: bounds(traits.range) }),
    ...(traits.httpHeader === undefined ? {} : { httpHeader: traits.httpHeader }),
    ...(traits.httpQuery === undefined ? {} : { httpQuery: traits.httpQuery }),
    ...(traits.httpPrefixHeaders === undefined
      ? {}
      : { httpPrefixHeaders: traits.httpPrefixHeaders }),
    ...(traits.refusals === undefined ? {} : { refusals: refusalsData(plan, traits.refusals) }),
  };
  return Object.keys(fields).length === 1 ? target : fields;
}

const flagNames = [
  "required",
  "omitted",
  "idempotencyToken",
  "httpLabel",
  "httpQueryParams",
  "httpPayload",
  "httpResponseCode",
  "hostLabel",
  "eventPayload",
  "eventHeader",
] as const satisfies readonly (keyof Traits & keyof MemberFields)[];

/** Traits that the contract's members have, besides those of {@link flagNames}. */
const describing = [
  "deprecated",
  "length",
  "pattern",
  "uniqueItems",
  "range",
  "httpHeader",
  "httpQuery",
  "httpPrefixHeaders",
  "refusals",
] as const satisfies readonly (keyof Traits)[];

/** Whether there is more to a member than its target; of most there is not. */
function isDescribed(traits: Traits): boolean {
  for (const name of flagNames) if (traits[name] === true) return true;
  for (const name of describing) if (traits[name] !== undefined) return true;
  return false;
}

function flags(traits: Traits): Partial<Record<(typeof flagNames)[number] | "deprecated", true>> {
  const set = flagNames.filter((name) => traits[name] === true);
  const all = traits.deprecated === undefined ? set : [...set, "deprecated" as const];
  return Object.fromEntries(all.map((name) => [name, true as const]));
}

function limits(traits: Traits): Pick<MemberFields, "length" | "pattern" | "uniqueItems"> {
  return {
    ...(traits.length === undefined ? {} : { length: bounds(traits.length) }),
    ...(traits.pattern === undefined ? {} : { pattern: traits.pattern }),
    ...(traits.uniqueItems ? { uniqueItems: true } : {}),
  };
}

function bounds({ min, max }: Bounds): Bounds {
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
}

function targetName(plan: Plan, id: ShapeId): string {
  return plan.shapeById.get(id)?.name ?? boxedId(id);
}

/** What `contract.ts` holds of the whole service. */
export function serviceData(plan: Plan, operations: ServiceData["operations"]): ServiceData {
  const { client, service } = plan;
  const lifecycles = lifecyclesData(plan);
  return {
    id: service.id,
    ...(client === undefined
      ? {}
      : { client: { packageName: client.packageName, baseException: client.baseException } }),
    ...(service.traits.validation === undefined ? {} : { validation: service.traits.validation }),
    ...(lifecycles === undefined ? {} : { lifecycles }),
    ...(service.traits.unmodelledErrors === undefined
      ? {}
      : { unmodelledErrors: unmodelledErrorsData(plan, service.traits.unmodelledErrors) }),
    shapes: Object.fromEntries(
      plan.shapes.map((planned) => [planned.name, shapeData(plan, planned)]),
    ),
    operations,
  };
}
