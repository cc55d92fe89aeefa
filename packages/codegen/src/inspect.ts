import type { Finding } from "./findings.js";
import type { Merged } from "./merge/merge.js";
import { type Speaking, whoSpeaks } from "./merge/precedence.js";
import { effectiveTraits } from "./model/effective-traits.js";
import { expectShape, type Model, type Source } from "./model/model.js";
import { nameOf } from "./model/shape-id.js";
import type { Member, Shape, ShapeType } from "./model/shape.js";
import type { Bounds, Traits } from "./model/traits.js";
import { membersOf } from "./model/walk.js";
import { byCodePoint } from "./plan/code-point-order.js";
import { planService, type PlannedShape } from "./plan/plan.js";
import { countSites, type SiteCounts } from "./site-counts.js";

export interface InspectedMember {
  readonly name: string;
  /** In words, such as `list of string` or `structure VpcConfig`. */
  readonly type: string;
  readonly required: boolean;
  /** In words, such as `length 1..64`; those of a list's elements say so. */
  readonly constraints: readonly string[];
  /** The source of each constraint, null where several have it; only where there are several sources. */
  readonly constraintSources?: readonly (string | null)[];
}

export interface InspectedError {
  readonly name: string;
  readonly fault: "client" | "server";
  /** Absent where the source does not say. */
  readonly status?: number;
}

export interface InspectedOperation {
  readonly name: string;
  readonly request: readonly InspectedMember[];
  readonly response: readonly InspectedMember[];
  readonly errors: readonly InspectedError[];
}

/** A part of the model, and whose word counts there. */
export interface InspectedSpeaking {
  /** Stable, such as `constraints`. */
  readonly part: string;
  readonly what: string;
  readonly why: string;
  /** Names, the first one first. */
  readonly sources: readonly string[];
}

/** What was read of a service. */
export interface Inspection {
  readonly service: string;
  /** Of the API, mostly a date. */
  readonly version: string;
  readonly sources: readonly Source[];
  /** Who speaks for what; only where there are several sources. */
  readonly speaking?: readonly InspectedSpeaking[];
  /** Names in code-point order. */
  readonly operations: readonly string[];
  readonly shapes: Readonly<Partial<Record<ShapeType, number>>>;
  readonly sites: SiteCounts;
  readonly findings: readonly Finding[];
  /** The one that was asked for. */
  readonly operation?: InspectedOperation;
}

export interface InspectOptions {
  /** The one to describe member by member. */
  readonly operation?: string | undefined;
  /** Where each trait comes from, as merging tells it. */
  readonly origins?: Merged["origins"] | undefined;
}

/**
 * Describes a model.
 *
 * @throws ShapesmithError (`usage`) when the operation asked for does not exist.
 */
export function inspect(
  model: Model,
  findings: readonly Finding[],
  { operation, origins }: InspectOptions = {},
): Inspection {
  const { service, sources } = model;
  const isMerged = sources.filter(({ format }) => format !== "overlay").length > 1;
  return {
    service: nameOf(service.id),
    version: service.version,
    sources,
    ...(isMerged ? { speaking: whoSpeaks(sources).map(inspectSpeaking) } : {}),
    operations: service.operations.map(nameOf).sort(byCodePoint),
    shapes: countTypes(model.shapes.values()),
    sites: countSites(model, service.operations),
    findings,
    ...(operation === undefined ? {} : { operation: inspectOperation(model, operation, origins) }),
  };
}

function inspectSpeaking({ facet, what, why, sources }: Speaking): InspectedSpeaking {
  return { part: facet, what, why, sources: sources.map(({ name }) => name) };
}

function countTypes(shapes: Iterable<Shape>): Readonly<Partial<Record<ShapeType, number>>> {
  const counts = new Map<ShapeType, number>();
  for (const { type } of shapes) {
    if (type !== "service" && type !== "operation") counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].sort(([a], [b]) => byCodePoint(a, b)));
}

function inspectOperation(
  model: Model,
  wanted: string,
  origins: Merged["origins"] | undefined,
): InspectedOperation {
  const { plan } = planService(model, { operations: [wanted] });
  const [planned] = plan.operations;
  if (planned === undefined) throw new Error(`${wanted} was planned and is not there.`);
  const { name, input, output, errors } = planned;
  const membersIn = (side: PlannedShape | undefined): readonly InspectedMember[] =>
    side === undefined
      ? []
      : // As the sources have them: the plan leaves out limits that no value can keep to.
        membersOf(expectShape(model, side.shape.id)).map((member) =>
          inspectMember(model, member, origins),
        );
  return {
    name,
    request: membersIn(input),
    response: membersIn(output),
    errors: errors.map(({ name: error, shape: { traits } }) => ({
      name: error,
      fault: traits.error ?? "client",
      ...(traits.httpError === undefined ? {} : { status: traits.httpError }),
    })),
  };
}

function inspectMember(
  model: Model,
  member: Member,
  origins: Merged["origins"] | undefined,
): InspectedMember {
  const constraints = constraintTexts(model, member, originsIn(model, origins));
  return {
    name: member.name,
    type: typeText(model, member),
    required: member.traits.required === true,
    constraints: constraints.map(({ text }) => text),
    ...(model.sources.length < 2
      ? {}
      : { constraintSources: constraints.map(({ source }) => source) }),
  };
}

/** How many lists within lists are spelt out; they may contain themselves. */
const mostLevels = 3;

function typeText(model: Model, member: Member, levels = mostLevels): string {
  const shape = expectShape(model, member.target);
  switch (shape.type) {
    case "list":
      return levels === 0 ? "list" : `list of ${typeText(model, shape.member, levels - 1)}`;
    case "map": {
      if (levels === 0) return "map";
      const [key, value] = [shape.key, shape.value].map((of) => typeText(model, of, levels - 1));
      return `map of ${key} to ${value}`;
    }
    case "structure":
    case "union":
    case "enum":
    case "intEnum":
      return `${shape.type} ${nameOf(shape.id)}`;
    case "operation":
    case "service":
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
      return shape.type;
  }
}

interface ConstraintText {
  readonly text: string;
  /** Null where it is not one source's alone. */
  readonly source: string | null;
}

function constraintTexts(
  model: Model,
  member: Member,
  originOf: OriginOf,
  levels = mostLevels,
): readonly ConstraintText[] {
  const shape = expectShape(model, member.target);
  const own = [
    ...valueTexts(shape).map((text) => ({ text, source: null })),
    ...traitTexts(effectiveTraits(model, member)).map(([trait, text]) => ({
      text,
      source: originOf(member, shape, trait),
    })),
  ];
  if (levels === 0) return own;
  const within = (name: string, inner: Member): readonly ConstraintText[] =>
    constraintTexts(model, inner, originOf, levels - 1).map(({ text, source }) => ({
      text: `${name} ${text}`,
      source,
    }));
  if (shape.type === "list") return [...own, ...within("element", shape.member)];
  if (shape.type !== "map") return own;
  return [...own, ...within("key", shape.key), ...within("value", shape.value)];
}

type Constraint = "length" | "range" | "pattern" | "uniqueItems";

type OriginOf = (member: Member, target: Shape, trait: Constraint) => string | null;

/** Looks up where a constraint comes from: what merging does not know, the overlay has stated. */
function originsIn({ sources }: Model, origins: Merged["origins"] | undefined): OriginOf {
  const overlay = sources.find(({ format }) => format === "overlay");
  const [first] = sources;
  return (member, target, trait) => {
    const holder = member.traits[trait] === undefined ? target : member;
    const origin = origins === undefined ? first : origins.get(holder.id)?.[trait];
    const isStated =
      overlay !== undefined &&
      holder.traits.provenance?.[trait] !== undefined &&
      origin?.format !== "boto3-docs";
    return (isStated ? overlay : (origin ?? overlay))?.name ?? null;
  };
}

/** Longer enums are counted, not listed. */
const mostValues = 8;

function valueTexts(shape: Shape): readonly string[] {
  if (shape.type !== "enum" && shape.type !== "intEnum") return [];
  const values = shape.members.map(({ value }) => value);
  return values.length > mostValues
    ? [`one of ${values.length} values`]
    : [`one of ${values.join(", ")}`];
}

function traitTexts(traits: Traits): readonly (readonly [Constraint, string])[] {
  const { length, range, pattern, uniqueItems } = traits;
  const texts: [Constraint, string][] = [];
  if (length !== undefined) texts.push(["length", `length ${boundsText(length)}`]);
  if (range !== undefined) texts.push(["range", `range ${boundsText(range)}`]);
  if (pattern !== undefined) texts.push(["pattern", `pattern ${pattern}`]);
  if (uniqueItems !== undefined) texts.push(["uniqueItems", "unique items"]);
  return texts;
}

function boundsText({ min, max }: Bounds): string {
  return `${min ?? ""}..${max ?? ""}`;
}
