import {
  plainError,
  type ResponseMetadata,
  type Shape,
  type ShapeNode,
  type StructureNode,
  type ValidateOptions,
  type Violation,
} from "@shapesmith/contract";
import type { AskedMetadata } from "./asked-metadata.js";
import { drawGiven } from "./demands/given.js";
import { type Direction, directionOf } from "./direction.js";
import type { Draw } from "./draw.js";
import { drawError, errorLike } from "./errors/error-instance.js";
import { makerOf } from "./makers/maker-of.js";
import { drawMetadata } from "./metadata.js";
import type { Settings } from "./options.js";

/** What an arbitrary makes: values of a shape, and what a client puts around them. */
export interface Subject<T> {
  readonly direction: Direction;
  /** The shape of all values; undefined where there are several. */
  readonly node: ShapeNode | undefined;
  /** The operation whose answers they are. */
  readonly operation?: string | undefined;
  /** The names of the options, where they are others than those of all values. */
  readonly options?: readonly string[];
  make(draw: Draw): T;
  accepts(value: unknown, settings: Settings): value is T;
  /** Whether what is around a value is as it was asked for; absent: nothing can be asked. */
  isWrapped?(value: T): boolean;
  /** What the contract has against a value. */
  violations(value: T, options: ValidateOptions): readonly Violation[];
  /** The shape of this value; undefined where no model knows it. */
  nodeOf(value: T): ShapeNode | undefined;
  /** Puts around a new value of the shape what is around `like`. */
  wrap(plain: unknown, like: T): T;
}

/** Makes a value as a whole, as it is given or as its members are asked for. */
export function makeRoot(node: ShapeNode, draw: Draw): unknown {
  const { given, inside } = draw.root;
  if (given !== undefined) return drawGiven(given, node, draw);
  draw.wishes = inside;
  return makerOf(node)(draw);
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

  get node(): ShapeNode {
    return this.#shape.node;
  }

  get operation(): string | undefined {
    return this.#shape.service.answering(this.#shape.name);
  }

  make(draw: Draw): T {
    const { node } = this.#shape;
    const value = makeRoot(node, draw);
    // The makers follow the node, which says of each type what its values are.
    if (!isError(node)) return value as T;
    return drawError(node, value as Record<string, unknown>, draw, plainError) as T;
  }

  accepts(value: unknown, settings: Settings): value is T {
    return this.#shape.is(value, settings);
  }

  violations(value: T, options: ValidateOptions): readonly Violation[] {
    return this.#shape.validate(value, options);
  }

  nodeOf(): ShapeNode {
    return this.#shape.node;
  }

  wrap(plain: unknown, like: T): T {
    const { node } = this.#shape;
    if (!isError(node) || !(like instanceof Error)) return plain as T;
    return errorLike(like, node, plain as Record<string, unknown>, plainError) as T;
  }
}

/** An answer as the client resolves to it. */
export type Answer<T> = T & { $metadata: ResponseMetadata };

/** Answers of an operation, with metadata. */
export class ResponseSubject<T> implements Subject<Answer<T>> {
  readonly direction = "response";
  readonly operation: string;
  readonly #shape: Shape<T>;
  readonly #status: number;
  readonly #metadata: AskedMetadata | undefined;

  /** @param metadata what is asked of the metadata; by default nothing. */
  constructor(shape: Shape<T>, operation: string, status: number, metadata?: AskedMetadata) {
    this.#shape = shape;
    this.operation = operation;
    this.#status = status;
    this.#metadata = metadata;
  }

  get node(): ShapeNode {
    return this.#shape.node;
  }

  make(draw: Draw): Answer<T> {
    const value = makeRoot(this.#shape.node, draw);
    const drawn = drawMetadata(draw.random, this.#status);
    const metadata = { ...drawn, ...metadataOf(value) };
    return answer<T>(value, this.#metadata?.applied(metadata, draw) ?? metadata);
  }

  isWrapped({ $metadata }: Answer<T>): boolean {
    return this.#metadata?.isMet($metadata) ?? true;
  }

  accepts(value: unknown, settings: Settings): value is Answer<T> {
    return isObject(value) && "$metadata" in value && this.#shape.is(value, settings);
  }

  violations(value: Answer<T>, options: ValidateOptions): readonly Violation[] {
    return this.#shape.validate(value, options);
  }

  nodeOf(): ShapeNode {
    return this.#shape.node;
  }

  wrap(plain: unknown, like: Answer<T>): Answer<T> {
    return answer<T>(plain, { ...like.$metadata });
  }
}

/** What a value that was given as a whole brings with it. */
function metadataOf(value: unknown): ResponseMetadata | undefined {
  return isObject(value) && "$metadata" in value
    ? (value.$metadata as ResponseMetadata)
    : undefined;
}

function answer<T>(value: unknown, $metadata: ResponseMetadata): Answer<T> {
  // The output of an operation is a structure: what is made of it is an object of its type.
  return Object.assign(value as T & object, { $metadata });
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function isError(node: ShapeNode): node is StructureNode {
  return node.type === "structure" && node.error !== undefined;
}
