import {
  faultOf,
  type MessageData,
  type OperationContract,
  type OperationTypes,
  type Random,
  type Service,
  type Shape,
  type ShapeNode,
  type StructureNode,
  type ValidateOptions,
  type Violation,
} from "@shapesmith/contract";
import type { Draw } from "../draw.js";
import { valueOptions } from "../known-options.js";
import { drawUuid } from "../metadata.js";
import type { Settings } from "../options.js";
import { makeRoot, type Subject } from "../subject.js";
import { drawUnlistedName } from "../unlisted.js";
import {
  drawUnmodelledError,
  isUnmodelledErrorName,
  type UnmodelledErrorName,
} from "./unmodelled-errors.js";
import {
  clientErrors,
  type CreateError,
  drawError,
  drawUnlistedError,
  errorLike,
} from "./error-instance.js";
import type { ErrorChoice } from "./error-options.js";
import { drawStatedMessage, type MeantMessage, type StatedMessage } from "./stated-messages.js";

/** Where errors come from. */
export interface ErrorSource {
  /** What has these errors, for messages. */
  readonly title: string;
  /** Undefined where there is no operation at all. */
  readonly service: Service | undefined;
  readonly shapes: readonly Shape<unknown>[];
  /** The operation whose errors these are: its texts of them are among those that are drawn. */
  readonly operation?: OperationContract<OperationTypes>;
  /** The text that its one error has; by default any that is known, or another. */
  readonly meant?: MeantMessage;
  /** One error is meant: no other comes, not even when unlisted ones are asked for. */
  readonly isOne?: boolean;
}

const errorOptions = [...valueOptions, "common", "fault", "retryable", "retryClass"] as const;

/** How often another error is drawn where one is not wanted: the rarest kind is one of 160. */
const tries = 2000;

/** Errors: instances of the client's own classes. */
export class ErrorSubject<E> implements Subject<E> {
  readonly direction = "response";
  readonly #source: ErrorSource;
  readonly #choice: ErrorChoice;
  /** Those that the source does not list itself. */
  readonly #common: readonly UnmodelledErrorName[];
  readonly #create: CreateError;

  constructor(source: ErrorSource, choice: ErrorChoice) {
    this.#source = source;
    this.#choice = choice;
    const listed = new Set(source.shapes.map(({ node }) => node.name));
    this.#common = choice.common.filter((name) => !listed.has(name));
    this.#create = clientErrors(source.service);
  }

  get options(): readonly string[] {
    return this.#source.isOne === true ? valueOptions : errorOptions;
  }

  get node(): ShapeNode | undefined {
    const [only, ...others] = this.#source.shapes;
    return others.length > 0 || this.#common.length > 0 ? undefined : only?.node;
  }

  /** @throws TypeError when there is no error that is wanted. */
  make(draw: Draw): E {
    for (let left = tries; left > 0; left--) {
      const error = this.#any(draw);
      if (error === undefined) break;
      if (this.#choice.wants(error)) return error as E;
    }
    throw this.#noneWanted(draw.settings);
  }

  #noneWanted({ unlisted }: Settings): TypeError {
    const { title, isOne = false } = this.#source;
    const { common, description } = this.#choice;
    const more = [
      ...(common.length > 0 ? [] : ["{ common: true } to get those that every service gives"]),
      ...(unlisted ? [] : ["{ unlisted: true } to get errors that the model does not list"]),
    ];
    const advice =
      isOne || more.length === 0 ? "ask for others" : `ask for ${more.join(", or for ")}`;
    const wanted = description === "" ? "" : ` with ${description}`;
    return new TypeError(`${title} has no errors in the contract${wanted}: ${advice}.`);
  }

  #any(draw: Draw): Error | undefined {
    const { shapes } = this.#source;
    const common = this.#common;
    const { random, settings } = draw;
    const listed = shapes.length + common.length;
    const isUnlisted = settings.unlisted && this.#source.isOne !== true;
    if (isUnlisted && (listed === 0 || random.chance(1, 8))) {
      return drawUnlistedError(`${drawUnlistedName(random)}Exception`, random, this.#create);
    }
    if (listed === 0) return undefined;
    const index = random.below(listed);
    const name = common[index - shapes.length];
    if (name !== undefined) return this.#commonError(name, random);
    const node = shapes[index]?.node;
    if (node?.type !== "structure")
      throw new TypeError(`An error of ${this.#source.title} is no structure.`);
    const members = makeRoot(node, draw);
    // An error that was given as a whole.
    if (members instanceof Error) return members;
    // A text comes with members of its own, which must not be those that are asked for.
    const isAsked = draw.root.inside !== undefined || settings.optional !== "sometimes";
    const stated = isAsked ? undefined : this.#stated(node.error?.messages ?? {}, random);
    return drawError(node, members as Record<string, unknown>, draw, this.#create, stated);
  }

  #commonError(name: UnmodelledErrorName, random: Random): Error {
    const errors = this.#source.operation?.unmodelledErrors ?? {};
    const known = Object.hasOwn(errors, name) ? errors[name] : undefined;
    const stated =
      known === undefined || known.contentType !== undefined
        ? undefined
        : this.#stated(known.messages, random);
    if (known === undefined || stated === undefined) {
      return drawUnmodelledError(name, random, this.#create);
    }
    const status = stated.status ?? known.status;
    const description = {
      name,
      fault: known.fault ?? faultOf(status),
      status,
      message: stated.text ?? "UnknownError",
      requestId: drawUuid(random),
      retryable: known.retryable,
    } as const;
    return this.#create(description, stated.members);
  }

  /** One of the service's own texts, every other time. */
  #stated(
    messages: Readonly<Record<string, MessageData>>,
    random: Random,
  ): StatedMessage | undefined {
    const { operation, meant } = this.#source;
    if (operation === undefined || Object.keys(messages).length === 0) return undefined;
    if (meant !== undefined) return drawStatedMessage(messages, operation, random, meant);
    return random.chance(1, 2) ? drawStatedMessage(messages, operation, random) : undefined;
  }

  accepts(value: unknown, settings: Settings): value is E {
    if (!(value instanceof Error) || !this.#choice.wants(value)) return false;
    const shape = this.#shapeOf(value);
    if (shape !== undefined) return shape.is(value, settings);
    return (
      this.#isCommon(value) ||
      (settings.unlisted && this.#source.isOne !== true && "$metadata" in value)
    );
  }

  #isCommon(error: Error): boolean {
    const wanted: readonly string[] = this.#common;
    return isUnmodelledErrorName(error.name) && wanted.includes(error.name) && "$metadata" in error;
  }

  violations(value: E, options: ValidateOptions): readonly Violation[] {
    return this.#shapeOf(value)?.validate(value, options) ?? [];
  }

  nodeOf(value: E): StructureNode | undefined {
    const node = this.#shapeOf(value)?.node;
    return node?.type === "structure" ? node : undefined;
  }

  wrap(plain: unknown, like: E): E {
    const node = this.nodeOf(like);
    if (node === undefined || !(like instanceof Error)) return like;
    return errorLike(like, node, plain as Record<string, unknown>, this.#create) as E;
  }

  #shapeOf(value: unknown): Shape<unknown> | undefined {
    if (!(value instanceof Error)) return undefined;
    return this.#source.shapes.find(({ node }) => node.name === value.name);
  }
}
