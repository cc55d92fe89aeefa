import { ShapesmithError } from "../../errors.js";
import type { Model } from "../../model/model.js";
import { nearest } from "@shapesmith/contract";
import { FormError } from "../../model/node-form.js";
import { preludeShape } from "../../model/prelude.js";
import type { Shape, ShapeId } from "../../model/shape.js";
import { targetsOf } from "../../model/walk.js";
import { operationShape, serviceShape } from "./operations.js";
import type { RawShape } from "./raw-shape.js";
import { dataShape, isRawData, type TraitsAt } from "./shapes.js";

export interface Closure {
  /** Without its sources. */
  readonly model: Model;
  /** Shapes of the files that are no part of the service. */
  readonly unconnected: readonly ShapeId[];
}

/**
 * The service and all that it reaches, in the order of the files.
 *
 * @throws ShapesmithError (`source`) when something that it reaches is missing or is malformed.
 */
export function closureOf(
  serviceId: ShapeId,
  raws: ReadonlyMap<ShapeId, RawShape>,
  traitsAt: TraitsAt,
  file: string,
): Closure {
  const raw = expectRaw(serviceId, serviceId, raws, file);
  const service = serviceShape(raw, raws, traitsAt);
  const reached = new Map<ShapeId, Shape>([[serviceId, service]]);
  const pending = references(service);
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { id, from } = next;
    if (reached.has(id) || preludeShape(id) !== undefined) continue;
    const shape = shapeOf(expectRaw(id, from, raws, file), raw, traitsAt, file);
    reached.set(id, shape);
    pending.push(...references(shape));
  }
  const shapes = new Map<ShapeId, Shape>();
  for (const id of raws.keys()) {
    const shape = reached.get(id);
    if (shape !== undefined) shapes.set(id, shape);
  }
  const unconnected = [...raws.values()].filter((other) => !isConnected(other, shapes));
  return {
    model: { service, shapes, sources: [] },
    unconnected: unconnected.map(({ id }) => id),
  };
}

interface Reference {
  readonly id: ShapeId;
  readonly from: ShapeId;
}

function references(shape: Shape): Reference[] {
  return targetsOf(shape).map((id) => ({ id, from: shape.id }));
}

function expectRaw(
  id: ShapeId,
  from: ShapeId,
  raws: ReadonlyMap<ShapeId, RawShape>,
  file: string,
): RawShape {
  const raw = raws.get(id);
  if (raw !== undefined) return raw;
  const guess = nearest(id, raws.keys());
  const hint = guess === undefined ? "Give all files of the model." : `The nearest is ${guess}.`;
  const message = `${file}: ${from} refers to ${id}, which does not exist. ${hint}`;
  throw new ShapesmithError("source", message);
}

function shapeOf(raw: RawShape, service: RawShape, traitsAt: TraitsAt, file: string): Shape {
  if (raw.type === "operation") return operationShape(raw, service, traitsAt);
  if (!isRawData(raw)) {
    const message = `${file}: ${raw.id} is of type ${raw.type}, where a shape that values have or an operation is needed.`;
    throw new ShapesmithError("source", message);
  }
  try {
    return dataShape(raw, traitsAt);
  } catch (error) {
    if (!(error instanceof FormError)) throw error;
    const at = error.path === "" ? raw.id : `${error.path} of ${raw.id}`;
    const message = `${file}: ${at}: expected ${error.expected}, got ${error.actual}.`;
    throw new ShapesmithError("source", message, { cause: error });
  }
}

/** Resources have done their part, mixins and definitions of traits are not for values. */
function isConnected(raw: RawShape, shapes: ReadonlyMap<ShapeId, Shape>): boolean {
  if (shapes.has(raw.id) || raw.type === "resource" || raw.type === "service") return true;
  return (
    raw.traits["smithy.api#mixin"] !== undefined || raw.traits["smithy.api#trait"] !== undefined
  );
}
