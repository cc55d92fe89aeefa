import type { Model, Source } from "./model.js";
import { preludeId, preludeShape, unit } from "./prelude.js";
import { anonymousId, memberId } from "./shape-id.js";
import type {
  EnumMember,
  IntEnumMember,
  Member,
  OperationShape,
  ServiceShape,
  Shape,
  ShapeId,
  SimpleType,
} from "./shape.js";
import type { Traits } from "./traits.js";

/**
 * What a member targets: the name of a shape of the same model, the name of a shape of the prelude
 * (`String`), an absolute id, or a shape without a name, which gets its id from the member's path.
 */
export type Target = string | ShapeSpec;

export interface MemberSpec {
  readonly target: Target;
  readonly traits: Traits;
}

type Members = Readonly<Record<string, Target | MemberSpec>>;

/** A shape that does not know its id yet. */
export type ShapeSpec =
  | { readonly type: SimpleType; readonly traits: Traits }
  | { readonly type: "enum"; readonly members: readonly EnumMember[]; readonly traits: Traits }
  | {
      readonly type: "intEnum";
      readonly members: readonly IntEnumMember[];
      readonly traits: Traits;
    }
  | { readonly type: "list"; readonly member: Target | MemberSpec; readonly traits: Traits }
  | {
      readonly type: "map";
      readonly key: Target | MemberSpec;
      readonly value: Target | MemberSpec;
      readonly traits: Traits;
    }
  | { readonly type: "structure" | "union"; readonly members: Members; readonly traits: Traits };

export interface OperationSpec {
  readonly input?: string;
  readonly output?: string;
  readonly errors?: readonly string[];
  readonly traits?: Traits;
}

export interface ModelSpec {
  /** Default: `example`. */
  readonly namespace?: string;
  /** The service's name. Default: `Service`. */
  readonly service?: string;
  readonly version?: string;
  readonly traits?: Traits;
  /** Names of errors that every operation may answer with. */
  readonly errors?: readonly string[];
  readonly shapes?: Readonly<Record<string, ShapeSpec>>;
  readonly operations?: Readonly<Record<string, OperationSpec>>;
  readonly sources?: readonly Source[];
}

export function simple(type: SimpleType, traits: Traits = {}): ShapeSpec {
  return { type, traits };
}

/** An enum of these values; a record gives names that differ from them. */
export function enumeration(
  values: readonly string[] | Readonly<Record<string, string>>,
  traits: Traits = {},
): ShapeSpec {
  const pairs = isList(values)
    ? values.map((value): [string, string] => [value, value])
    : Object.entries(values);
  const members = pairs.map(([name, value]): EnumMember => ({ name, value, traits: {} }));
  return { type: "enum", members, traits };
}

export function intEnumeration(
  values: Readonly<Record<string, number>>,
  traits: Traits = {},
): ShapeSpec {
  const members = Object.entries(values).map(([name, value]): IntEnumMember => ({
    name,
    value,
    traits: {},
  }));
  return { type: "intEnum", members, traits };
}

export function list(element: Target | MemberSpec, traits: Traits = {}): ShapeSpec {
  return { type: "list", member: element, traits };
}

export function map(
  key: Target | MemberSpec,
  value: Target | MemberSpec,
  traits: Traits = {},
): ShapeSpec {
  return { type: "map", key, value, traits };
}

export function structure(members: Members = {}, traits: Traits = {}): ShapeSpec {
  return { type: "structure", members, traits };
}

export function union(members: Members, traits: Traits = {}): ShapeSpec {
  return { type: "union", members, traits };
}

/** A member with traits of its own. */
export function member(target: Target, traits: Traits): MemberSpec {
  return { target, traits };
}

export function required(target: Target, traits: Traits = {}): MemberSpec {
  return { target, traits: { required: true, ...traits } };
}

/** A model written by hand. It is not validated: a test may want a wrong one. */
export function model(spec: ModelSpec): Model {
  const namespace = spec.namespace ?? "example";
  const names = new Set(Object.keys(spec.shapes ?? {}));
  const resolve = (name: string): ShapeId => {
    if (name.includes("#")) return name;
    const isPrelude = !names.has(name) && preludeShape(`smithy.api#${name}`) !== undefined;
    return isPrelude ? `smithy.api#${name}` : `${namespace}#${name}`;
  };

  const shapes = new Map<ShapeId, Shape>();
  const add = (id: ShapeId, shape: ShapeSpec): void => {
    for (const [at, built] of build(id, shape, resolve)) shapes.set(at, built);
  };
  const operations = Object.entries(spec.operations ?? {}).map(
    ([name, operation]): OperationShape => ({
      type: "operation",
      id: `${namespace}#${name}`,
      traits: operation.traits ?? {},
      input: operation.input === undefined ? unit : resolve(operation.input),
      output: operation.output === undefined ? unit : resolve(operation.output),
      errors: (operation.errors ?? []).map(resolve),
    }),
  );
  const service: ServiceShape = {
    type: "service",
    id: `${namespace}#${spec.service ?? "Service"}`,
    traits: spec.traits ?? {},
    version: spec.version ?? "2020-01-01",
    operations: operations.map(({ id }) => id),
    errors: (spec.errors ?? []).map(resolve),
  };
  shapes.set(service.id, service);
  for (const operation of operations) shapes.set(operation.id, operation);
  for (const [name, shape] of Object.entries(spec.shapes ?? {})) add(`${namespace}#${name}`, shape);
  return { service, shapes, sources: spec.sources ?? [] };
}

/** The shape, and the anonymous shapes that its members target. */
function build(
  root: ShapeId,
  rootSpec: ShapeSpec,
  resolve: (name: string) => ShapeId,
): ReadonlyMap<ShapeId, Shape> {
  const built = new Map<ShapeId, Shape>();
  const found: [ShapeId, ShapeSpec][] = [[root, rootSpec]];
  const memberOf = (container: ShapeId, name: string, given: Target | MemberSpec): Member => {
    const { target, traits } = isMemberSpec(given) ? given : { target: given, traits: {} };
    const id = memberId(container, name);
    if (typeof target === "string") return { id, name, target: resolve(target), traits };
    if (isBare(target)) return { id, name, target: preludeId(target.type), traits };
    const anonymous = anonymousId(container, name);
    found.push([anonymous, target]);
    return { id, name, target: anonymous, traits };
  };
  // What is found on the way joins the end of the list.
  for (const [id, spec] of found) {
    built.set(
      id,
      shapeOf(id, spec, (name, given) => memberOf(id, name, given)),
    );
  }
  return built;
}

function shapeOf(
  id: ShapeId,
  spec: ShapeSpec,
  memberOf: (name: string, given: Target | MemberSpec) => Member,
): Shape {
  const { traits } = spec;
  switch (spec.type) {
    case "enum":
      return { type: spec.type, id, traits, members: spec.members };
    case "intEnum":
      return { type: spec.type, id, traits, members: spec.members };
    case "list":
      return { type: spec.type, id, traits, member: memberOf("member", spec.member) };
    case "map": {
      const key = memberOf("key", spec.key);
      return { type: spec.type, id, traits, key, value: memberOf("value", spec.value) };
    }
    case "structure":
    case "union": {
      const members = Object.entries(spec.members).map(([name, given]): [string, Member] => [
        name,
        memberOf(name, given),
      ]);
      return { type: spec.type, id, traits, members: new Map(members) };
    }
    case "blob":
    case "boolean":
    case "string":
    case "byte":
    case "short":
    case "integer":
    case "long":
    case "float":
    case "double":
    case "bigInteger":
    case "bigDecimal":
    case "timestamp":
    case "document":
      return { type: spec.type, id, traits };
  }
}

/** A simple shape without traits needs no shape of its own: the prelude has one. */
function isBare(spec: ShapeSpec): spec is { type: SimpleType; traits: Traits } {
  switch (spec.type) {
    case "enum":
    case "intEnum":
    case "list":
    case "map":
    case "structure":
    case "union":
      return false;
    case "blob":
    case "boolean":
    case "string":
    case "byte":
    case "short":
    case "integer":
    case "long":
    case "float":
    case "double":
    case "bigInteger":
    case "bigDecimal":
    case "timestamp":
    case "document":
      return Object.keys(spec.traits).length === 0;
  }
}

function isMemberSpec(given: Target | MemberSpec): given is MemberSpec {
  return typeof given === "object" && "target" in given;
}

function isList(values: readonly string[] | object): values is readonly string[] {
  return Array.isArray(values);
}
