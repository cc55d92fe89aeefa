import { ShapesmithError } from "../errors.js";
import type { Finding } from "../findings.js";
import { type ClientPackage, expectData, type Model, type Source } from "../model/model.js";
import { nearest, statedSituations } from "@shapesmith/contract";
import { unit } from "../model/prelude.js";
import { nameOf, namespaceOf } from "../model/shape-id.js";
import type { DataShape, OperationShape, ServiceShape, ShapeId } from "../model/shape.js";
import { closureOf } from "./closure.js";
import { byCodePoint } from "./code-point-order.js";
import { withKeptLimits } from "./kept-limits.js";
import { planNames } from "./names.js";
import { observedShapes } from "./observed-shapes.js";
import { needingNames } from "./recursion.js";
import { serviceName } from "./service-name.js";
import { tellSizes } from "./value-size.js";

export interface PlannedShape {
  readonly shape: DataShape;
  /** Of its type, and its key in `contract.ts`. */
  readonly name: string;
  /** Of the functions that make its values; absent for anonymous shapes. */
  readonly functionName: string | undefined;
  /** Whether its id is more than the service's namespace and its emitted name. */
  readonly hasOwnId: boolean;
  /** A list or map whose type needs a name: it contains itself directly, or many levels of others. */
  readonly hasNamedType: boolean;
  /** Whether its values travel in requests. */
  readonly inRequests: boolean;
  /** Whether its values can hold what was recorded though no model lists it. */
  readonly isObserved: boolean;
}

export interface PlannedOperation {
  readonly operation: OperationShape;
  /** The operation's Smithy name. */
  readonly name: string;
  /** Absent: the operation takes nothing. */
  readonly input: PlannedShape | undefined;
  /** Absent: the operation answers nothing. */
  readonly output: PlannedShape | undefined;
  readonly errors: readonly PlannedShape[];
}

/** Every decision about a service's emitted files, made before anything is printed. */
export interface Plan {
  readonly model: Model;
  readonly service: ServiceShape;
  /** Such as `Lambda` or `DynamoDB`; names the mock. */
  readonly serviceName: string;
  readonly client: ClientPackage | undefined;
  readonly sources: readonly Source[];
  /** In code-point order of name. */
  readonly shapes: readonly PlannedShape[];
  readonly shapeById: ReadonlyMap<ShapeId, PlannedShape>;
  /** In code-point order of name. */
  readonly operations: readonly PlannedOperation[];
  /** What `types.ts` declares beside the types of shapes, and those that every service has. */
  readonly declaredTypes: readonly string[];
}

export interface PlanOptions {
  /** Names of the operations wanted; absent: all of them. */
  readonly operations?: readonly string[];
}

/** @throws ShapesmithError (`usage`) when an operation that is asked for does not exist. */
export function planService(
  given: Model,
  options: PlanOptions = {},
): { readonly plan: Plan; readonly findings: readonly Finding[] } {
  const wanted = selectOperations(given, options.operations);
  const { model, findings: limits } = withKeptLimits(given, closureOf(given, wanted).shapes.keys());
  const closure = closureOf(model, wanted);
  const findings: Finding[] = [...limits, ...tellSizes(model, closure.shapes)];
  const cases = [...closure.shapes.values()].flatMap((shape) =>
    Object.keys(shape.traits.cases ?? {}),
  );
  const named = needingNames(closure.shapes);
  const observed = observedShapes(closure.shapes);
  const types = declaredTypes(closure.shapes, observed);
  const names = planNames(model, closure.shapes.values(), cases, types, named);
  const namespace = namespaceOf(model.service.id);

  const shapeById = new Map<ShapeId, PlannedShape>();
  for (const [id, shape] of closure.shapes) {
    const { name, functionName } = names.get(id) ?? { name: nameOf(id), functionName: undefined };
    shapeById.set(id, {
      shape,
      name,
      functionName,
      hasOwnId: id !== `${namespace}#${name}`,
      hasNamedType: named.has(id),
      inRequests: closure.inRequests.has(id),
      isObserved: observed.has(id),
    });
  }

  const find = (id: ShapeId): PlannedShape | undefined =>
    id === unit ? undefined : shapeById.get(expectData(model, id).id);
  const taken = new Set<string>();
  const operations = closure.operations.map((operation) => ({
    operation,
    name: operationName(operation.id, taken, findings),
    input: find(operation.input),
    output: find(operation.output),
    errors: errorsOf(model, operation).flatMap((id) => find(id) ?? []),
  }));

  const plan: Plan = {
    model,
    service: model.service,
    serviceName: serviceName(model),
    client: model.client,
    sources: model.sources,
    shapes: [...shapeById.values()].sort((a, b) => byCodePoint(a.name, b.name)),
    shapeById,
    operations: operations.sort((a, b) => byCodePoint(a.name, b.name)),
    declaredTypes: types,
  };
  return { plan, findings };
}

/** What `types.ts` declares where there is something to tell beside the shapes. */
function declaredTypes(
  shapes: ReadonlyMap<ShapeId, DataShape>,
  observed: ReadonlySet<ShapeId>,
): readonly string[] {
  const situated = [...shapes].filter(
    ([, { traits }]) => Object.keys(statedSituations(traits)).length > 0,
  );
  return [
    ...(observed.size > 0 ? ["Observed"] : []),
    ...(situated.length > 0 ? ["SituationMembers", "Situations"] : []),
    ...(situated.some(([id]) => observed.has(id))
      ? ["ObservedSituationMembers", "ObservedSituations"]
      : []),
  ];
}

/** Only a model of several namespaces has two operations of one name, against Smithy's rules. */
function operationName(id: ShapeId, taken: Set<string>, findings: Finding[]): string {
  const wanted = nameOf(id);
  let name = wanted;
  while (taken.has(name)) name += "_";
  taken.add(name);
  if (name !== wanted) {
    const message = `Another operation is called ${wanted}; ${id} is emitted as ${name}.`;
    findings.push({ severity: "warning", code: "operation-renamed", shape: id, message });
  }
  return name;
}

function errorsOf(model: Model, operation: OperationShape): readonly ShapeId[] {
  return [...new Set([...operation.errors, ...model.service.errors])].sort(byCodePoint);
}

function selectOperations(model: Model, wanted: readonly string[] | undefined): readonly ShapeId[] {
  const all = model.service.operations;
  if (wanted === undefined) return all;
  const byName = new Map(all.map((id) => [nameOf(id), id]));
  return [...new Set(wanted)].map((name) => {
    const id = byName.get(name);
    if (id !== undefined) return id;
    const suggestion = nearest(name, [...byName.keys()]);
    throw new ShapesmithError(
      "usage",
      `${nameOf(model.service.id)} has no operation named ${name}.` +
        (suggestion === undefined ? "" : ` Did you mean ${suggestion}?`),
    );
  });
}
