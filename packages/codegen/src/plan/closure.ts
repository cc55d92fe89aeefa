import { expectData, expectOperation, type Model } from "../model/model.js";
import type { DataShape, OperationShape, ShapeId } from "../model/shape.js";
import { walkShapes } from "../model/walk.js";

/** What a set of operations needs: the operations, and every shape that their values can have. */
export interface Closure {
  readonly operations: readonly OperationShape[];
  /** Without those of Smithy's prelude. */
  readonly shapes: ReadonlyMap<ShapeId, DataShape>;
  /** Shapes whose values travel in requests. */
  readonly inRequests: ReadonlySet<ShapeId>;
}

export function closureOf(model: Model, operationIds: readonly ShapeId[]): Closure {
  const operations = operationIds.map((id) => expectOperation(model, id));
  const inputs = operations.map((operation) => operation.input);
  const answers = operations.flatMap((operation) => [operation.output, ...operation.errors]);
  const inRequests = reach(model, inputs);
  const shapes = new Map([...inRequests, ...reach(model, [...answers, ...model.service.errors])]);
  return { operations, shapes, inRequests: new Set(inRequests.keys()) };
}

function reach(model: Model, roots: readonly ShapeId[]): Map<ShapeId, DataShape> {
  const ids = [...walkShapes(model, roots)]
    .map(({ id }) => id)
    .filter((id) => model.shapes.has(id));
  return new Map(ids.map((id) => [id, expectData(model, id)]));
}
