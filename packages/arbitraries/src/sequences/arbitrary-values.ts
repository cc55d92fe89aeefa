import {
  type Machine,
  type Members,
  type OperationContract,
  type OperationTypes,
  repeatedMembers,
  type SequenceValues,
  type Service,
  type Shape,
  type ShapeNode,
} from "@shapesmith/contract";
import { type Arbitrary, sample } from "fast-check";
import { arbitraryOf } from "../shape-arbitrary.js";
import { arbitrariesOf, errorFactory } from "../operation-arbitraries.js";
import { seedOf } from "./seed-of.js";

export interface ArbitraryValuesOptions {
  readonly observed: boolean;
  /** 0: the simplest values. */
  readonly seed: number;
  /** Members that the resource has. */
  readonly overrides: Members;
}

/** The values of a sequence as arbitrary ones: the same for the same seed and the same query. */
export class ArbitraryValues implements SequenceValues {
  readonly service: Service;
  readonly observed: boolean;
  readonly #seed: number;
  readonly #overrides: Members;
  readonly #needed: ReadonlySet<string>;
  /** Members by which callers say which revision of the resource they mean. */
  readonly #revisions: ReadonlySet<string>;

  constructor(machine: Machine, service: Service, options: ArbitraryValuesOptions) {
    this.service = service;
    this.observed = options.observed;
    this.#seed = options.seed;
    this.#overrides = options.overrides;
    this.#needed = new Set(neededBy(machine));
    this.#revisions = new Set(machine.data.calls.flatMap(({ differs }) => differs ?? []));
  }

  structure(
    shape: Shape<unknown>,
    { nth, situation, given, instance }: Parameters<SequenceValues["structure"]>[1],
  ): Members {
    const { node } = shape;
    const cases = node.type === "structure" ? node.cases.get(instance?.record ?? "") : undefined;
    const case_ = cases === undefined ? {} : { [cases.member]: instance?.value };
    const options = {
      optional: this.#presence(node),
      ...(situation === undefined ? {} : { situation }),
      observed: this.observed,
      overrides: { ...given, ...this.#overrides, ...case_ },
    };
    const drawn = this.#draw(arbitraryOf(shape)(options), "structure", nth);
    return this.#distinct(drawn, "structure", nth);
  }

  repeated(
    _operation: OperationContract<OperationTypes>,
    { request }: { readonly request?: unknown },
    { node }: Shape<unknown>,
  ): Members {
    return node.type === "structure" ? repeatedMembers(node, request) : {};
  }

  response(operation: OperationContract<OperationTypes>): Members {
    const arbitrary = arbitrariesOf(operation);
    const optional = this.#presence(operation.response.node);
    return this.#draw(arbitrary.response({ optional }), `response of ${operation.name}`, 0);
  }

  request(
    operation: OperationContract<OperationTypes>,
    { nth }: { readonly nth: number },
  ): Members {
    const arbitrary = arbitrariesOf(operation);
    const optional = this.#presence(operation.request.node);
    const what = `request of ${operation.name}`;
    return this.#distinct(this.#draw(arbitrary.request({ optional }), what, nth), what, nth);
  }

  error(
    operation: OperationContract<OperationTypes>,
    { error, nth, message, resource }: Parameters<SequenceValues["error"]>[1],
  ): Error {
    const isListed = operation.errorNames.some((name) => name === error);
    if (!isListed) throw new TypeError(`${operation.name} has no error ${error}.`);
    const factory = errorFactory(operation, error, { message, resource });
    return this.#draw(factory(), error, nth) as unknown as Error;
  }

  /** Revisions differ from each other, also where the simplest values would be the same. */
  #distinct(members: Members, what: string, nth: number): Members {
    const revisions = [...this.#revisions].filter((name) => typeof members[name] === "string");
    const numbered = revisions.map((name): [string, string] => [
      name,
      this.#revision(`${what} ${name} ${nth}`),
    ]);
    return { ...members, ...Object.fromEntries(numbered) };
  }

  #revision(what: string): string {
    const hex = (part: number): string => {
      const number = seedOf(`${this.#seed} ${what} ${part}`) >>> 0;
      return number.toString(16).padStart(8, "0");
    };
    const digits = `${hex(0)}${hex(1)}${hex(2)}${hex(3)}`;
    return digits.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, "$1-$2-4$3-a$4-$5");
  }

  /** What the machine needs is there; of the simplest values nothing else that may be absent. */
  #presence(node: ShapeNode): object | "never" | "sometimes" {
    const others = this.#seed === 0 ? "never" : "sometimes";
    if (node.type !== "structure") return others;
    const situations = [...node.situations.values()];
    const told = new Set(situations.flatMap(({ members }) => Object.keys(members)));
    const optional = node.members.filter(
      // What a situation says counts for more.
      ({ name, required }) => !required && (!told.has(name) || this.#needed.has(name)),
    );
    return Object.fromEntries(
      optional.map(({ name }) => [name, this.#needed.has(name) ? "always" : others]),
    );
  }

  #draw(arbitrary: Arbitrary<unknown>, what: string, nth: number): Members {
    const [value] = sample(arbitrary, { seed: seedOf(`${this.#seed} ${what} ${nth}`), numRuns: 1 });
    return value as Members;
  }
}

/** Members without which the machine cannot tell one revision of the resource from another. */
function neededBy({ data }: Machine): readonly string[] {
  const { versions } = data;
  return [
    data.named,
    ...data.calls.flatMap(({ changes = [], differs }) => [
      ...changes,
      ...(differs === undefined ? [] : [differs]),
    ]),
    ...data.turns.flatMap(({ changes = [] }) => changes),
    ...(versions === undefined
      ? []
      : [versions.member, ...(versions.arn === undefined ? [] : [versions.arn])]),
  ];
}
