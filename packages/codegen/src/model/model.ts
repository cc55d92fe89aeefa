import { ShapesmithError } from "../errors.js";
import { preludeShape } from "./prelude.js";
import type { DataShape, OperationShape, ServiceShape, Shape, ShapeId } from "./shape.js";

/** What a Model was read from. */
export interface Source {
  readonly format: "aws-sdk" | "smithy" | "botocore" | "boto3-docs" | "overlay";
  /** The package's or file's name, without a path. */
  readonly name: string;
  readonly version: string;
  /** SHA-256 of what was read, hexadecimal. */
  readonly hash: string;
}

/** The installed client that emitted code works with. */
export interface ClientPackage {
  /** Such as `@aws-sdk/client-lambda`. */
  readonly packageName: string;
  readonly version: string;
  /** The client's class, such as `LambdaClient`. */
  readonly clientClass: string;
  /** The class that all of the service's errors extend, such as `LambdaServiceException`. */
  readonly baseException: string;
  /** Shapes that the client's declarations call otherwise than the model. */
  readonly typeNames: ReadonlyMap<ShapeId, string>;
}

/** One service, in the terms of Smithy's semantic model. */
export interface Model {
  readonly service: ServiceShape;
  /** All shapes but those of the prelude, in the order of their source. */
  readonly shapes: ReadonlyMap<ShapeId, Shape>;
  readonly sources: readonly Source[];
  readonly client?: ClientPackage;
}

/** The shape of this id, from the model or the prelude; undefined if there is none. */
export function findShape(model: Model, id: ShapeId): Shape | undefined {
  return model.shapes.get(id) ?? preludeShape(id);
}

/** @throws ShapesmithError (`model`) when the model has no such shape. */
export function expectShape(model: Model, id: ShapeId): Shape {
  const shape = findShape(model, id);
  if (shape !== undefined) return shape;
  throw new ShapesmithError("model", `${model.service.id}: there is no shape ${id}.`);
}

/** @throws ShapesmithError (`model`) when there is no such shape, or no value can have it. */
export function expectData(model: Model, id: ShapeId): DataShape {
  const shape = expectShape(model, id);
  if (shape.type !== "operation" && shape.type !== "service") return shape;
  throw wrongType(model, shape, "a shape that values have");
}

/** @throws ShapesmithError (`model`) when there is no such operation. */
export function expectOperation(model: Model, id: ShapeId): OperationShape {
  const shape = expectShape(model, id);
  if (shape.type === "operation") return shape;
  throw wrongType(model, shape, "an operation");
}

function wrongType(model: Model, shape: Shape, expected: string): ShapesmithError {
  return new ShapesmithError(
    "model",
    `${model.service.id}: expected ${shape.id} to be ${expected}, but it is of type ${shape.type}.`,
  );
}
