import type { StandardSchemaV1 } from "@standard-schema/spec";
import { conforms, faultsOf } from "./check/check.js";
import type { Context, Direction } from "./check/search.js";
import { constraintsOf } from "./constraints/constraints-of.js";
import type { ShapeConstraint } from "./constraints/shape-constraint.js";
import type {
  HttpBinding,
  MemberData,
  OperationData,
  Pagination,
  ServiceData,
  ShapeData,
  UnmodelledErrorData,
  Waiter,
} from "./data.js";
import { commonDialect } from "./dialect.js";
import { ErrorClasses } from "./error-classes.js";
import { Linker } from "./link.js";
import type { ShapeNode } from "./node.js";
import type { Shape } from "./shape.js";
import type { RevalidateOptions, Violation } from "./violation.js";
import { type Explanation, explainValue } from "./situations/explain.js";
import { violationOf } from "./violation-of.js";

/** What the types of a service say of one operation. */
export interface OperationTypes {
  readonly input: unknown;
  readonly output: unknown;
  /** A union of errors; `never` where there is none. */
  readonly errors: { readonly name: string };
  /** The types of answers by situation; absent where they have none. */
  readonly situations?: object;
  /** The same of requests. */
  readonly requestSituations?: object;
  /** The forms that they have where recorded values are asked for; only what differs. */
  readonly observed?: {
    readonly input?: unknown;
    readonly output?: unknown;
    readonly situations?: object;
    readonly requestSituations?: object;
  };
}

/** The names of an operation's errors. */
export type ErrorName<O extends OperationTypes> = O["errors"]["name"] & string;

/** One operation: what it takes, what it answers, what it refuses with, how it travels. */
export interface OperationContract<O extends OperationTypes> {
  /** The operation's Smithy name. */
  readonly name: string;
  readonly request: Shape<O["input"]>;
  readonly response: Shape<O["output"]>;
  /** Every way in which a request can be wrong, the outermost first; found at the first use. */
  readonly constraints: readonly ShapeConstraint[];
  readonly errors: {
    readonly [N in ErrorName<O>]: Shape<Extract<O["errors"], { readonly name: N }>>;
  };
  /** The names of {@link errors}, without linking any of them. */
  readonly errorNames: readonly ErrorName<O>[];
  readonly http: HttpBinding | undefined;
  /** The permission that a call needs, without the service's prefix, such as `InvokeFunction`. */
  readonly iamAction: string;
  /** By the waiter's name, such as `FunctionUpdatedV2`. */
  readonly waiters: Readonly<Record<string, Waiter>>;
  readonly pagination: Pagination | undefined;
  /** The situation of the response that an answer is in unless another is asked for. */
  readonly situation: string | undefined;
  /** Errors that it can end with though no model lists them, by name. */
  readonly unmodelledErrors: Readonly<Record<string, UnmodelledErrorData>>;
  readonly service: Service;
}

/** The contracts of all shapes of a service, by emitted name. */
export type ShapeContracts<S> = { readonly [K in keyof S]: Shape<S[K]> };

/** The contracts of all operations of a service, by Smithy name. */
export type OperationContracts<O extends { readonly [K in keyof O]: OperationTypes }> = {
  readonly [K in keyof O]: OperationContract<O[K]>;
};

/** One service at run time; the contracts of its shapes know it. */
export class Service {
  readonly #load: () => ServiceData;
  readonly #from: string;
  #data: ServiceData | undefined;
  #errorClasses: ErrorClasses | undefined;
  #linker: Linker | undefined;
  #answering: ReadonlyMap<string, string | undefined> | undefined;
  #requestShapes: ReadonlySet<string> | undefined;

  /**
   * @param load gives the service's data, which is asked for once, when it is first needed.
   * @param from URL of the emitted module, from which the installed client is resolved.
   */
  constructor(load: () => ServiceData, from: string) {
    this.#load = load;
    this.#from = from;
  }

  get data(): ServiceData {
    return (this.#data ??= this.#load());
  }

  /** The error classes of the installed client; plain errors where there is none. */
  get errorClasses(): ErrorClasses {
    return (this.#errorClasses ??= new ErrorClasses(this.data.client, this.#from));
  }

  /** @throws TypeError when the service has no shape of this name. */
  node(name: string): ShapeNode {
    this.#linker ??= new Linker(this.data);
    return this.#linker.node(name);
  }

  /** @param operation whose answer the shape describes; by default the only one that there is. */
  shape<T>(name: string, direction?: Direction, operation?: string): Shape<T> {
    return new ServiceShape<T>(this, name, { direction, operation });
  }

  operation<O extends OperationTypes>(name: string, data: OperationData): OperationContract<O> {
    return new ServiceOperation<O>(this, name, data);
  }

  /** The operation whose answers are values of the shape; undefined where there are several. */
  answering(name: string): string | undefined {
    this.#answering ??= this.#operationsByOutput();
    return this.#answering.get(name);
  }

  #operationsByOutput(): ReadonlyMap<string, string | undefined> {
    const byOutput = new Map<string, string | undefined>();
    for (const [operation, { output }] of Object.entries(this.data.operations)) {
      if (output !== undefined) byOutput.set(output, byOutput.has(output) ? undefined : operation);
    }
    return byOutput;
  }

  /** Whether values of the shape travel in requests: what they break, somebody refuses. */
  isRequestShape(name: string): boolean {
    this.#requestShapes ??= this.#reachableFromInputs();
    return this.#requestShapes.has(name);
  }

  /** Found in the data: linking half of a service would take longer than loading all of it. */
  #reachableFromInputs(): ReadonlySet<string> {
    const open = Object.values(this.data.operations).map(({ input }) => input);
    const names = new Set<string>();
    while (open.length > 0) {
      const name = open.pop();
      if (name === undefined || names.has(name)) continue;
      names.add(name);
      if (Object.hasOwn(this.data.shapes, name)) open.push(...targetNames(this.data.shapes[name]));
    }
    return names;
  }
}

/** The names of the shapes that a shape is made of; none for those that have no parts. */
function targetNames(data: ShapeData | undefined): readonly string[] {
  if (data?.type === "list") return [targetName(data.member)];
  if (data?.type === "map") return [targetName(data.key), targetName(data.value)];
  return data !== undefined && "members" in data ? Object.values(data.members).map(targetName) : [];
}

function targetName(member: MemberData): string {
  return typeof member === "string" ? member : member.target;
}

/** What a shape is used for, where that is known. */
interface Usage {
  readonly direction: Direction | undefined;
  readonly operation: string | undefined;
}

class ServiceShape<T> implements Shape<T> {
  readonly name: string;
  readonly service: Service;
  readonly #operation: string | undefined;
  #direction: Direction | undefined;
  #node: ShapeNode | undefined;

  constructor(service: Service, name: string, { direction, operation }: Usage) {
    this.name = name;
    this.service = service;
    this.#direction = direction;
    this.#operation = operation;
  }

  get id(): string {
    return this.node.id;
  }

  get node(): ShapeNode {
    return (this.#node ??= this.service.node(this.name));
  }

  validate(value: unknown, options: RevalidateOptions = {}): readonly Violation[] {
    const { direction } = this;
    const faults = faultsOf(this.node, value, contextOf(options, direction));
    if (faults.length === 0) return [];
    const dialect = this.service.data.validation ?? commonDialect;
    return faults.map((fault) => violationOf(fault, direction, dialect));
  }

  is(value: unknown, options: RevalidateOptions = {}): value is T {
    return conforms(this.node, value, contextOf(options, this.direction));
  }

  explain(value: unknown): Explanation {
    const isAnswer = this.direction === "response";
    const operation = this.#operation ?? this.service.answering(this.name);
    return explainValue(this.node, value, isAnswer ? operation : undefined);
  }

  get "~standard"(): StandardSchemaV1.Props<T, T> {
    return {
      version: 1,
      vendor: "shapesmith",
      validate: (value) => {
        const issues = this.validate(value);
        // Nothing was found against it, so the value is of the shape's type.
        return issues.length === 0 ? { value: value as T } : { issues };
      },
    };
  }

  get direction(): Direction {
    return (this.#direction ??= this.service.isRequestShape(this.name) ? "request" : "response");
  }
}

function contextOf(
  { observed, unlisted, situations, conforming }: RevalidateOptions,
  direction: Direction,
): Context {
  return {
    observed: observed === true,
    unlisted: unlisted === true,
    situations: situations !== false,
    ...(conforming && { conforming }),
    direction,
    depth: 0,
  };
}

class ServiceOperation<O extends OperationTypes> implements OperationContract<O> {
  readonly name: string;
  readonly service: Service;
  readonly #data: OperationData;
  #errors: OperationContract<O>["errors"] | undefined;
  #constraints: readonly ShapeConstraint[] | undefined;
  #unmodelled: Readonly<Record<string, UnmodelledErrorData>> | undefined;

  constructor(service: Service, name: string, data: OperationData) {
    this.service = service;
    this.name = name;
    this.#data = data;
  }

  get request(): Shape<O["input"]> {
    return this.service.shape(this.#data.input ?? "smithy.api#Unit", "request");
  }

  get response(): Shape<O["output"]> {
    return this.service.shape(this.#data.output ?? "smithy.api#Unit", "response", this.name);
  }

  get constraints(): readonly ShapeConstraint[] {
    return (this.#constraints ??= constraintsOf(this.request.node));
  }

  get errorNames(): readonly ErrorName<O>[] {
    // The emitted types and the emitted data name the same errors.
    return this.#data.errors ?? [];
  }

  get errors(): OperationContract<O>["errors"] {
    const entries = (this.#data.errors ?? []).map((name) => [
      name,
      this.service.shape(name, "response"),
    ]);
    // The emitted types and the emitted data name the same errors.
    return (this.#errors ??= Object.fromEntries(entries) as OperationContract<O>["errors"]);
  }

  get iamAction(): string {
    return this.#data.iamAction ?? this.name;
  }

  get http(): HttpBinding | undefined {
    return this.#data.http;
  }

  get waiters(): Readonly<Record<string, Waiter>> {
    return this.#data.waiters ?? {};
  }

  get pagination(): Pagination | undefined {
    return this.#data.pagination;
  }

  get situation(): string | undefined {
    return this.#data.situation;
  }

  get unmodelledErrors(): Readonly<Record<string, UnmodelledErrorData>> {
    const entries = Object.entries(this.service.data.unmodelledErrors ?? {});
    return (this.#unmodelled ??= Object.fromEntries(
      entries.filter(([, { operations }]) => operations?.includes(this.name) ?? true),
    ));
  }
}
