import { ShapesmithError } from "../../errors.js";
import { unit } from "../../model/prelude.js";
import { nameOf } from "../../model/shape-id.js";
import type { OperationShape, ServiceShape, ShapeId } from "../../model/shape.js";
import { withoutPagination, withServicePagination } from "./paginators.js";
import type { RawShape } from "./raw-shape.js";
import type { TraitsAt } from "./shapes.js";
import { withErrorNames } from "./waiters.js";

/**
 * The one service of the shapes, or the one that is asked for by its id or name.
 *
 * @throws ShapesmithError (`source`) when there is none, or there are several and none is asked for.
 */
export function chooseService(
  shapes: ReadonlyMap<ShapeId, RawShape>,
  file: string,
  wanted: string | undefined,
): RawShape {
  const services = [...shapes.values()].filter(
    // A mixin is only what services are made of.
    ({ type, traits }) => type === "service" && traits["smithy.api#mixin"] === undefined,
  );
  const ids = services.map(({ id }) => id).join(", ");
  if (services.length === 0) {
    const message = `${file} has no service. Give a file with a shape of type "service", such as the model of one AWS service.`;
    throw new ShapesmithError("source", message);
  }
  if (wanted !== undefined) {
    const found = services.find(({ id }) => id === wanted || nameOf(id) === wanted);
    if (found !== undefined) return found;
    throw new ShapesmithError("source", `${file} has no service ${wanted}. It has ${ids}.`);
  }
  const [first, ...others] = services;
  if (first !== undefined && others.length === 0) return first;
  const message = `${file} has ${services.length} services: ${ids}. Choose one by adding # and its name to the path.`;
  throw new ShapesmithError("source", message);
}

/** The service with every operation of its closure: its own, and those of its resources. */
export function serviceShape(
  raw: RawShape,
  shapes: ReadonlyMap<ShapeId, RawShape>,
  traitsAt: TraitsAt,
): ServiceShape {
  const operations = new Set(raw.operations);
  const seen = new Set<ShapeId>();
  const pending = [...raw.resources].reverse();
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const resource = shapes.get(id);
    if (resource?.type !== "resource") {
      const message = `${raw.id} has the resource ${id}, which does not exist. Give all files of the model.`;
      throw new ShapesmithError("source", message);
    }
    for (const operation of resource.operations) operations.add(operation);
    pending.push(...[...resource.resources].reverse());
  }
  return {
    type: "service",
    id: raw.id,
    traits: traitsAt(raw.id, withoutPagination(raw.traits)),
    version: raw.version,
    operations: [...operations],
    errors: raw.errors,
  };
}

export function operationShape(
  raw: RawShape,
  service: RawShape,
  traitsAt: TraitsAt,
): OperationShape {
  const traits = traitsAt(raw.id, withServicePagination(raw.traits, service.traits));
  return {
    type: "operation",
    id: raw.id,
    traits: withErrorNames(traits),
    input: raw.input ?? unit,
    output: raw.output ?? unit,
    errors: raw.errors,
  };
}
