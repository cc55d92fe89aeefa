import {
  isPlainObject,
  kindOf,
  type Machine,
  type Members,
  nameIn,
  type OperationContract,
  type OperationTypes,
  repeatedMembers,
  requestedSituations,
  type SequenceValues,
  type Service,
  type Shape,
  type ShapeNode,
} from "@shapesmith/contract";
import { type Arbitrary, sample } from "fast-check";
import { arbitraryOf } from "../shape-arbitrary.js";
import { arbitrariesOf, errorFactory } from "../operation-arbitraries.js";
import { usualHome } from "../usual-home.js";
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
  readonly epoch: Date;
  readonly home: typeof usualHome = usualHome;
  readonly overrides: Members;
  readonly #machine: Machine;
  readonly #seed: number;
  readonly #needed: ReadonlySet<string>;
  /** Members by which callers say which revision of the resource they mean. */
  readonly #revisions: ReadonlySet<string>;

  constructor(machine: Machine, service: Service, options: ArbitraryValuesOptions) {
    this.service = service;
    this.observed = options.observed;
    this.#seed = options.seed;
    this.#machine = machine;
    this.overrides = options.overrides;
    this.epoch = epochOf(options.seed);
    this.#needed = new Set(neededBy(machine));
    this.#revisions = new Set(machine.data.calls.flatMap(({ differs }) => differs ?? []));
  }

  structure(
    shape: Shape<unknown>,
    { nth, situation, given, fresh, instance }: Parameters<SequenceValues["structure"]>[1],
  ): Members {
    const { node } = shape;
    const cases = node.type === "structure" ? node.cases.get(instance?.record ?? "") : undefined;
    const case_ = cases === undefined ? {} : { [cases.member]: instance?.value };
    const stays = Object.entries(this.overrides).filter(([name]) => !fresh.includes(name));
    const options = {
      optional: this.#presence(node),
      ...(situation === undefined ? {} : { situation }),
      observed: this.observed,
      overrides: { ...Object.fromEntries(stays), ...given, ...case_ },
    };
    const drawn = this.#draw(arbitraryOf(shape)(options), "structure", nth);
    return { ...drawn, ...this.#agreed(drawn, nth, Object.keys(options.overrides), node) };
  }

  /** Revisions differ from each other, and the ARN has the name, unless they are told. */
  #agreed(drawn: Members, nth: number, told: readonly string[], node: ShapeNode): Members {
    const { named, versions } = this.#machine.data;
    const isFree = (name: string): boolean => !told.includes(name);
    const revisions = [...this.#revisions].filter(
      (name) => isFree(name) && typeof drawn[name] === "string" && !hasForm(node, name),
    );
    const numbered = revisions.map((name) => [name, this.#revision(`${name} ${nth}`)] as const);
    const arn = versions?.arn;
    const [name, text] = [drawn[named], arn === undefined ? undefined : drawn[arn]];
    const isNamed = typeof name === "string" && typeof text === "string";
    const own =
      arn !== undefined && isFree(arn) && isNamed
        ? { [arn]: arnWithName(text, nameIn(name, kindOf(named))) }
        : {};
    return { ...Object.fromEntries(numbered), ...own };
  }

  repeated(
    _operation: OperationContract<OperationTypes>,
    { request }: { readonly request?: unknown },
    { node }: Shape<unknown>,
  ): Members {
    return node.type === "structure" ? repeatedMembers(node, request) : {};
  }

  response(
    operation: OperationContract<OperationTypes>,
    { given, request }: { readonly given: Members; readonly request?: unknown },
  ): Members {
    const arbitrary = arbitrariesOf(operation);
    const { node } = operation.response;
    const optional = this.#presence(node);
    const situation =
      node.type === "structure" && isPlainObject(request) ? requestedSituations(node, request) : [];
    const options: object = { optional, situation };
    const answers = sample(arbitrary.response(options), {
      seed: seedOf(`${this.#seed} response of ${operation.name} 0`),
      numRuns: Object.keys(given).length === 0 ? 1 : tries,
    }) as readonly Members[];
    const isSound = (answer: Members): boolean =>
      operation.response.validate({ ...answer, ...given }, { observed: true }).length === 0;
    // Where none goes with what is given, nothing but that speaks against the first.
    return answers.find(isSound) ?? answers[0] ?? {};
  }

  request(
    operation: OperationContract<OperationTypes>,
    { nth, given = {} }: { readonly nth: number; readonly given?: Members },
  ): Members {
    const arbitrary = arbitrariesOf(operation);
    const optional = this.#presence(operation.request.node);
    const what = `request of ${operation.name}`;
    return this.#draw(arbitrary.request({ optional, overrides: given }), what, nth);
  }

  error(
    operation: OperationContract<OperationTypes>,
    { error, nth, message, resource, request }: Parameters<SequenceValues["error"]>[1],
  ): Error {
    const isListed = operation.errorNames.some((name) => name === error);
    if (!isListed) throw new TypeError(`${operation.name} has no error ${error}.`);
    const factory = errorFactory(operation, error, { message, resource, request });
    return this.#draw(factory(), error, nth) as unknown as Error;
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

/** Among so many answers, one mostly goes with the resource that it shows. */
const tries = 20;

/** Whether a situation says how texts of the member are written. */
function hasForm(node: ShapeNode, name: string): boolean {
  if (node.type !== "structure") return false;
  const rules = [...node.situations.values()].flatMap(({ members, usually, typical }) => [
    members[name],
    usually?.[name],
    typical?.[name],
  ]);
  return rules.some((rule) => rule !== null && rule !== undefined && "matches" in rule);
}

/** The ARN with another resource of its kind at its end, and no qualifier. */
function arnWithName(arn: string, name: string): string {
  const parts = arn.split(":");
  return parts.length < 7 ? arn : [...parts.slice(0, 6), name].join(":");
}

const day = 86_400_000;

/** Some day from 2020 on; that of the simplest values is the first. */
function epochOf(seed: number): Date {
  return new Date(Date.UTC(2020, 0) + (seed % 3650) * day);
}
