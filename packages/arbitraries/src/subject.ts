import type {
  OperationContract,
  OperationTypes,
  ResponseMetadata,
  Shape,
  ShapeNode,
  StructureNode,
} from "@shapesmith/contract";
import { type Direction, directionOf } from "./direction.js";
import type { Draw } from "./draw.js";
import {
  clientErrors,
  type CreateError,
  drawError,
  drawUnlistedError,
  errorLike,
  plainErrors,
} from "./error-instance.js";
import { makerOf } from "./makers/maker-of.js";
import { drawMetadata } from "./metadata.js";
import type { Settings } from "./options.js";
import { drawUnlistedName } from "./unlisted.js";

/** What an arbitrary makes: values of a shape, and what a client puts around them. */
export interface Subject<T> {
  readonly direction: Direction;
  make(draw: Draw): T;
  accepts(value: unknown, settings: Settings): value is T;
  /** The shape of this value; undefined where no model knows it. */
  nodeOf(value: T): ShapeNode | undefined;
  /** Puts around a new value of the shape what is around `like`. */
  wrap(plain: unknown, like: T): T;
}

/** Values of one shape. */
export class ShapeSubject<T> implements Subject<T> {
  readonly #shape: Shape<T>;
  #direction: Direction | undefined;

  constructor(shape: Shape<T>, direction?: Direction) {
    this.#shape = shape;
    this.#direction = direction;
  }

  get direction(): Direction {
    this.#direction ??= directionOf(this.#shape);
    return this.#direction;
  }

  make(draw: Draw): T {
    const { node } = this.#shape;
    const value = makerOf(node)(draw);
    // The makers follow the node, which says of each type what its values are.
    if (!isError(node)) return value as T;
    return drawError(node, value as Record<string, unknown>, draw.random, plainErrors) as T;
  }

  accepts(value: unknown, settings: Settings): value is T {
    return this.#shape.is(value, settings);
  }

  nodeOf(): ShapeNode {
    return this.#shape.node;
  }

  wrap(plain: unknown, like: T): T {
    const { node } = this.#shape;
    if (!isError(node) || !(like instanceof Error)) return plain as T;
    return errorLike(like, node, plain as Record<string, unknown>, plainErrors) as T;
  }
}

/** An answer as the client resolves to it. */
export type Answer<T> = T & { $metadata: ResponseMetadata };

/** Answers of an operation, with metadata. */
export class ResponseSubject<T> implements Subject<Answer<T>> {
  readonly direction = "response";
  readonly #shape: Shape<T>;
  readonly #status: number;

  constructor(shape: Shape<T>, status: number) {
    this.#shape = shape;
    this.#status = status;
  }

  make(draw: Draw): Answer<T> {
    const value = makerOf(this.#shape.node)(draw);
    return answer<T>(value, drawMetadata(draw.random, this.#status));
  }

  accepts(value: unknown, settings: Settings): value is Answer<T> {
    return isObject(value) && "$metadata" in value && this.#shape.is(value, settings);
  }

  nodeOf(): ShapeNode {
    return this.#shape.node;
  }

  wrap(plain: unknown, like: Answer<T>): Answer<T> {
    return answer<T>(plain, { ...like.$metadata });
  }
}

function answer<T>(value: unknown, $metadata: ResponseMetadata): Answer<T> {
  // The output of an operation is a structure: what is made of it is an object of its type.
  return Object.assign(value as T & object, { $metadata });
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** Errors of an operation: instances of the client's own classes. */
export class ErrorSubject<O extends OperationTypes> implements Subject<O["errors"]> {
  readonly direction = "response";
  readonly #operation: OperationContract<O>;
  readonly #create: CreateError;

  constructor(operation: OperationContract<O>) {
    this.#operation = operation;
    this.#create = clientErrors(operation.service);
  }

  /** @throws TypeError when the operation has no errors and none that is unlisted is asked for. */
  make(draw: Draw): O["errors"] {
    const shapes = this.#shapes();
    const { random, settings } = draw;
    if (settings.unlisted && (shapes.length === 0 || random.chance(1, 8))) {
      const name = `${drawUnlistedName(random)}Exception`;
      // Its name is not among those of the type: that is what `unlisted` asks for.
      return drawUnlistedError(name, random, this.#create);
    }
    if (shapes.length === 0) {
      throw new TypeError(
        `${this.#operation.name} has no errors in the contract: ask for { unlisted: true } to ` +
          "get errors that the model does not list.",
      );
    }
    const { node } = random.pick(shapes);
    if (node.type !== "structure") throw new TypeError(`The error ${node.id} is no structure.`);
    const members = makerOf(node)(draw) as Record<string, unknown>;
    return drawError(node, members, random, this.#create);
  }

  accepts(value: unknown, settings: Settings): value is O["errors"] {
    if (!(value instanceof Error)) return false;
    const shape = this.#shapes().find(({ name }) => name === value.name);
    return shape === undefined ? settings.unlisted : shape.is(value, settings);
  }

  nodeOf(value: O["errors"]): ShapeNode | undefined {
    return this.#shapes().find(({ name }) => name === value.name)?.node;
  }

  wrap(plain: unknown, like: O["errors"]): O["errors"] {
    const node = this.nodeOf(like);
    if (node?.type !== "structure" || !(like instanceof Error)) return like;
    const members = plain as Record<string, unknown>;
    return errorLike(like, node, members, this.#create);
  }

  #shapes(): readonly Shape<unknown>[] {
    return Object.values(this.#operation.errors);
  }
}

function isError(node: ShapeNode): node is StructureNode {
  return node.type === "structure" && node.error !== undefined;
}
