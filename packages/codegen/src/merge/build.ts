import type { Finding } from "../findings.js";
import { mergeTraits } from "../model/effective-traits.js";
import type { Model } from "../model/model.js";
import { preludeId, unit } from "../model/prelude.js";
import { memberId, nameOf, namespaceOf } from "../model/shape-id.js";
import type {
  DataShape,
  Member,
  OperationShape,
  ServiceShape,
  Shape,
  ShapeId,
} from "../model/shape.js";
import type { Correspondence, PairedOperation, PairedShape } from "./correspondence.js";
import { type DraftMember, type DraftShape, draftShapes } from "./draft.js";
import { ambiguities } from "./ambiguities.js";
import { mergeEnumMembers, mergeIntEnumMembers } from "./enum-members.js";
import { mergeShapeTraits, type Origins } from "./merge-traits.js";
import { type Names, nameShapes, type OnMembers } from "./naming.js";
import { formatOf, type Speakers } from "./precedence.js";

export interface Built {
  readonly service: ServiceShape;
  /** In code-point order of the ids. */
  readonly shapes: ReadonlyMap<ShapeId, Shape>;
  /** The source that each trait of a shape or member comes from, by its id. */
  readonly origins: ReadonlyMap<ShapeId, Origins>;
  /** What became of the shapes of each source. */
  readonly renamed: readonly ReadonlyMap<ShapeId, ShapeId>[];
  /** Members that are doubles because a client, which calls every number so, is the only source. */
  readonly unknownNumbers: readonly ShapeId[];
  readonly findings: readonly Finding[];
}

/** Makes one model's shapes from those that correspond. */
export function buildShapes(correspondence: Correspondence, speakers: Speakers): Built {
  const { models, operations: paired, errors } = correspondence;
  const drafts = draftShapes(correspondence, speakers);
  const names = nameShapes([...drafts.values()], models, speakers);
  const idOf = (shape: PairedShape | undefined): ShapeId => {
    const draft = shape && drafts.get(shape);
    return (draft && names.ids.get(draft)) ?? unit;
  };
  const context: Context = { names, models, speakers };
  const operations = paired.map((operation) => operationOf(operation, context, idOf));
  const service = serviceOf(context, operations, errors.map(idOf));

  const shapes = new Map<ShapeId, Shape>();
  const origins = new Map<ShapeId, Origins>();
  for (const shape of [service, ...operations]) shapes.set(shape.id, shape);
  for (const [draft, id] of names.ids) {
    if (id.startsWith("smithy.api#") || shapes.has(id)) continue;
    shapes.set(id, shapeOf(draft, id, context));
    origins.set(id, draft.merged.origins);
    for (const member of draft.members) {
      const inside = onMember(member, names)?.traits ?? {};
      const target = member.target?.merged.origins ?? {};
      const from = Object.entries(target).filter(([name]) => name in inside);
      const own = { ...Object.fromEntries(from), ...member.merged.origins };
      origins.set(memberId(id, member.name), own);
    }
  }
  return {
    service,
    shapes: sorted(shapes),
    origins,
    renamed: renamedShapes(models, names),
    unknownNumbers: unknownNumbers(names, models),
    findings: ambiguities(
      [...names.ids].map(([{ paired: shape }, id]) => [shape, id]),
      models,
    ),
  };
}

interface Context {
  readonly names: Names;
  readonly models: readonly Model[];
  readonly speakers: Speakers;
}

function operationOf(
  { sides, name, input, output, errors }: PairedOperation,
  { models, speakers }: Context,
  idOf: (shape: PairedShape | undefined) => ShapeId,
): OperationShape {
  const { traits } = mergeShapeTraits(
    sides.map((side) => side?.traits),
    speakers,
  );
  const namespace = namespaceOf(models[0]?.service.id ?? "");
  const id = sides[0]?.id ?? `${namespace}#${name}`;
  const own = [...new Set(errors.map(idOf))];
  return { type: "operation", id, traits, input: idOf(input), output: idOf(output), errors: own };
}

function serviceOf(
  { models, speakers }: Context,
  operations: readonly OperationShape[],
  errors: readonly ShapeId[],
): ServiceShape {
  const services = models.map(({ service }) => service);
  const { traits } = mergeShapeTraits(
    services.map((service) => service.traits),
    speakers,
  );
  return {
    type: "service",
    id: services[0]?.id ?? "",
    traits,
    version: services.find(({ version }) => version !== "")?.version ?? "",
    operations: operations.map(({ id }) => id).sort(),
    errors: [...new Set(errors)],
  };
}

function shapeOf(draft: DraftShape, id: ShapeId, context: Context): DataShape {
  const { traits } = draft.merged;
  const { type } = draft;
  const members = (): ReadonlyMap<string, Member> =>
    new Map(draft.members.map((member) => [member.name, memberOf(member, id, context)]));
  const named = (name: string): Member =>
    members().get(name) ?? {
      id: memberId(id, name),
      name,
      target: preludeId("document"),
      traits: {},
    };
  switch (type) {
    case "structure":
    case "union":
      return { type, id, traits, members: members() };
    case "list":
      return { type, id, traits, member: named("member") };
    case "map":
      return { type, id, traits, key: named("key"), value: named("value") };
    case "enum":
      return { type, id, traits, members: mergeEnumMembers(draft.paired, context) };
    case "intEnum":
      return { type, id, traits, members: mergeIntEnumMembers(draft.paired, context) };
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
}

function memberOf(
  { name, paired, merged, target }: DraftMember,
  container: ShapeId,
  { names }: Context,
): Member {
  // A target that no source has stays missing, which the check of the model tells.
  const missing = paired.sides.find((side) => side !== undefined)?.target ?? preludeId("document");
  const on = target && names.onMembers.get(target);
  return {
    id: memberId(container, name),
    name,
    target: on?.target ?? (target && names.ids.get(target)) ?? missing,
    traits: on === undefined ? merged.traits : mergeTraits(on.traits, merged.traits),
  };
}

function onMember({ target }: DraftMember, { onMembers }: Names): OnMembers | undefined {
  return target && onMembers.get(target);
}

function renamedShapes(
  models: readonly Model[],
  names: Names,
): readonly ReadonlyMap<ShapeId, ShapeId>[] {
  return models.map(({ service }, index) => {
    const renamed = new Map<ShapeId, ShapeId>([[service.id, models[0]?.service.id ?? ""]]);
    const named = [
      ...names.ids,
      ...[...names.onMembers].map(([draft, on]) => [draft, on.target] as const),
    ];
    for (const [{ paired }, id] of named) {
      for (const side of [paired.sides[index], ...(paired.others[index] ?? [])]) {
        if (side !== undefined && !renamed.has(side.id)) renamed.set(side.id, id);
      }
    }
    const [from, to] = [namespaceOf(service.id), namespaceOf(models[0]?.service.id ?? "")];
    for (const id of service.operations)
      renamed.set(id, id.startsWith(`${from}#`) ? `${to}#${nameOf(id)}` : id);
    return renamed;
  });
}

function unknownNumbers(names: Names, models: readonly Model[]): readonly ShapeId[] {
  const isClient = models.map((model) => formatOf(model) === "aws-sdk");
  const found: ShapeId[] = [];
  for (const [draft, id] of names.ids) {
    for (const { name, target } of draft.members) {
      if (target?.type !== "double") continue;
      const isAlone = target.paired.sides.every(
        (side, index) => side === undefined || isClient[index] === true,
      );
      if (isAlone) found.push(memberId(id, name));
    }
  }
  return [...new Set(found)].sort();
}

function sorted(shapes: ReadonlyMap<ShapeId, Shape>): ReadonlyMap<ShapeId, Shape> {
  return new Map([...shapes].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
