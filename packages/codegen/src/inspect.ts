import type { Finding } from "./findings.js";
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

/** What was read of a service. */
export interface Inspection {
  readonly service: string;
  /** Of the API, mostly a date. */
  readonly version: string;
  readonly sources: readonly Source[];
  /** Names in code-point order. */
  readonly operations: readonly string[];
  readonly shapes: Readonly<Partial<Record<ShapeType, number>>>;
  readonly sites: SiteCounts;
  readonly findings: readonly Finding[];
  /** The one that was asked for. */
  readonly operation?: InspectedOperation;
}

/**
 * Describes a model.
 *
 * @throws ShapesmithError (`usage`) when the operation asked for does not exist.
 */
export function inspect(
  model: Model,
  findings: readonly Finding[],
  operation?: string,
): Inspection {
  const { service } = model;
  return {
    service: nameOf(service.id),
    version: service.version,
    sources: model.sources,
    operations: service.operations.map(nameOf).sort(byCodePoint),
    shapes: countTypes(model.shapes.values()),
    sites: countSites(model, service.operations),
    findings,
    ...(operation === undefined ? {} : { operation: inspectOperation(model, operation) }),
  };
}

function countTypes(shapes: Iterable<Shape>): Readonly<Partial<Record<ShapeType, number>>> {
  const counts = new Map<ShapeType, number>();
  for (const { type } of shapes) {
    if (type !== "service" && type !== "operation") counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].sort(([a], [b]) => byCodePoint(a, b)));
}

function inspectOperation(model: Model, wanted: string): InspectedOperation {
  const { plan } = planService(model, { operations: [wanted] });
  const [planned] = plan.operations;
  if (planned === undefined) throw new Error(`${wanted} was planned and is not there.`);
  const { name, input, output, errors } = planned;
  const membersIn = (side: PlannedShape | undefined): readonly InspectedMember[] =>
    side === undefined ? [] : membersOf(side.shape).map((member) => inspectMember(model, member));
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

function inspectMember(model: Model, member: Member): InspectedMember {
  return {
    name: member.name,
    type: typeText(model, member),
    required: member.traits.required === true,
    constraints: constraintTexts(model, member),
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

function constraintTexts(model: Model, member: Member, levels = mostLevels): readonly string[] {
  const shape = expectShape(model, member.target);
  const own = [...valueTexts(shape), ...traitTexts(effectiveTraits(model, member))];
  if (levels === 0) return own;
  const within = (name: string, inner: Member): readonly string[] =>
    constraintTexts(model, inner, levels - 1).map((text) => `${name} ${text}`);
  if (shape.type === "list") return [...own, ...within("element", shape.member)];
  if (shape.type !== "map") return own;
  return [...own, ...within("key", shape.key), ...within("value", shape.value)];
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

function traitTexts({ length, range, pattern, uniqueItems }: Traits): readonly string[] {
  const texts: string[] = [];
  if (length !== undefined) texts.push(`length ${boundsText(length)}`);
  if (range !== undefined) texts.push(`range ${boundsText(range)}`);
  if (pattern !== undefined) texts.push(`pattern ${pattern}`);
  if (uniqueItems !== undefined) texts.push("unique items");
  return texts;
}

function boundsText({ min, max }: Bounds): string {
  return `${min ?? ""}..${max ?? ""}`;
}
