import {
  type Form,
  FormError,
  ignored,
  isNodeObject,
  listOf,
  type NodeObject,
  nonEmptyText,
  object,
  oneOf,
  optional,
  type Place,
  recordOf,
  required,
  text,
} from "../../model/node-form.js";
import type { ShapeId } from "../../model/shape.js";
import type { Node } from "../../model/traits.js";

/** The values of `type` in a Smithy JSON AST. */
export type RawType = (typeof rawTypes)[number];

const rawTypes = [
  "blob",
  "boolean",
  "string",
  "byte",
  "short",
  "integer",
  "long",
  "float",
  "double",
  "bigInteger",
  "bigDecimal",
  "timestamp",
  "document",
  "enum",
  "intEnum",
  "list",
  "set",
  "map",
  "structure",
  "union",
  "service",
  "resource",
  "operation",
  "apply",
] as const;

export interface RawMember {
  readonly target: ShapeId;
  /** Trait nodes by absolute trait id. */
  readonly traits: NodeObject;
}

/** A shape of a Smithy JSON AST. What its type does not have is empty. */
export interface RawShape {
  readonly id: ShapeId;
  readonly type: RawType;
  readonly traits: NodeObject;
  readonly mixins: readonly ShapeId[];
  /** The element of a list under `member`, key and value of a map under `key` and `value`. */
  readonly members: ReadonlyMap<string, RawMember>;
  /** Of an operation. */
  readonly input: ShapeId | undefined;
  readonly output: ShapeId | undefined;
  /** Of an operation or a service. */
  readonly errors: readonly ShapeId[];
  /** Of a service. */
  readonly version: string;
  /** Of a service: names by the ids of the shapes that have them in this service. */
  readonly rename: ReadonlyMap<ShapeId, string>;
  /** Of a service or a resource, those of the resource's life cycle included. */
  readonly operations: readonly ShapeId[];
  readonly resources: readonly ShapeId[];
}

/** @throws FormError when the node is no shape. */
export function rawShape(id: ShapeId, node: Node, place: Place): RawShape {
  if (!isNodeObject(node)) throw new FormError(place.path, "an object", node);
  const type = rawType(node["type"] ?? null, { ...place, path: "type" });
  switch (type) {
    case "list":
    case "set": {
      const { member, ...common } = listShape(node, place);
      return base(id, type, common, { members: inherited({ member }, common, node, place) });
    }
    case "map": {
      const { key, value, ...common } = mapShape(node, place);
      return base(id, type, common, { members: inherited({ key, value }, common, node, place) });
    }
    case "structure":
    case "union":
    case "enum":
    case "intEnum": {
      const { members = {}, ...common } = shapeOfMembers(node, place);
      return base(id, type, common, { members: new Map(Object.entries(members)) });
    }
    case "operation": {
      const { input, output, errors = [], ...common } = operation(node, place);
      return base(id, type, common, { input, output, errors });
    }
    case "service": {
      const { rename = {}, ...service } = serviceShape(node, place);
      return base(id, type, service, {
        version: service.version ?? "",
        operations: service.operations ?? [],
        resources: service.resources ?? [],
        errors: service.errors ?? [],
        rename: new Map(Object.entries(rename)),
      });
    }
    case "resource": {
      const resource = resourceShape(node, place);
      const { create, put, read, update, delete: remove, list } = resource;
      const { operations = [], collectionOperations = [], resources = [] } = resource;
      const lifecycle = [create, put, read, update, remove, list].filter((o) => o !== undefined);
      return base(id, type, resource, {
        operations: [...lifecycle, ...operations, ...collectionOperations],
        resources,
      });
    }
    case "apply":
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
      return base(id, type, simpleShape(node, place), {});
  }
}

interface Common {
  readonly traits?: NodeObject;
  readonly mixins?: readonly ShapeId[];
}

interface Members {
  readonly members?: Readonly<Record<string, RawMember>>;
}

interface Operation extends Common {
  readonly input?: ShapeId;
  readonly output?: ShapeId;
  readonly errors?: readonly ShapeId[];
}

interface Service extends Common {
  readonly version?: string;
  readonly operations?: readonly ShapeId[];
  readonly resources?: readonly ShapeId[];
  readonly errors?: readonly ShapeId[];
  readonly rename?: Readonly<Record<ShapeId, string>>;
}

interface Resource extends Common {
  readonly create?: ShapeId;
  readonly put?: ShapeId;
  readonly read?: ShapeId;
  readonly update?: ShapeId;
  readonly delete?: ShapeId;
  readonly list?: ShapeId;
  readonly operations?: readonly ShapeId[];
  readonly collectionOperations?: readonly ShapeId[];
  readonly resources?: readonly ShapeId[];
}

function base(
  id: ShapeId,
  type: RawType,
  { traits = {}, mixins = [] }: Common,
  own: Partial<RawShape>,
): RawShape {
  return {
    id,
    type,
    traits,
    mixins,
    members: new Map(),
    input: undefined,
    output: undefined,
    errors: [],
    version: "",
    rename: new Map(),
    operations: [],
    resources: [],
    ...own,
  };
}

/** Lists and maps have their members, or have them from a mixin. */
function inherited(
  given: Readonly<Record<string, RawMember | undefined>>,
  { mixins = [] }: Common,
  node: NodeObject,
  place: Place,
): ReadonlyMap<string, RawMember> {
  const members = new Map<string, RawMember>();
  for (const [name, member] of Object.entries(given)) {
    if (member !== undefined) members.set(name, member);
    else if (mixins.length === 0) {
      throw new FormError(place.path, `an object with ${JSON.stringify(name)}`, node);
    }
  }
  return members;
}

const traitNodes: Form<NodeObject> = (node, { path }) => {
  if (isNodeObject(node)) return node;
  throw new FormError(path, "an object of traits by their ids", node);
};

// Each form is made once: making it costs as much as reading a shape with it.
const rawType = oneOf(...rawTypes);

const targeting = object<{ target: ShapeId }>({ target: required(nonEmptyText) });

const reference: Form<ShapeId> = (node, place) => targeting(node, place).target;

const memberShape = object<{ target: ShapeId; traits?: NodeObject }>({
  target: required(nonEmptyText),
  traits: optional(traitNodes),
});

const rawMember: Form<RawMember> = (node, place) => {
  const { target, traits = {} } = memberShape(node, place);
  return { target, traits };
};

const commonFields = {
  type: ignored,
  traits: optional(traitNodes),
  mixins: optional(listOf(reference)),
};

const simpleShape = object<Common>(commonFields);

const listShape = object<Common & { member?: RawMember }>({
  ...commonFields,
  member: optional(rawMember),
});

const mapShape = object<Common & { key?: RawMember; value?: RawMember }>({
  ...commonFields,
  key: optional(rawMember),
  value: optional(rawMember),
});

const shapeOfMembers = object<Common & Members>({
  ...commonFields,
  members: optional(recordOf(rawMember)),
});

const operation = object<Operation>({
  ...commonFields,
  input: optional(reference),
  output: optional(reference),
  errors: optional(listOf(reference)),
});

const serviceShape = object<Service>({
  ...commonFields,
  version: optional(text),
  operations: optional(listOf(reference)),
  resources: optional(listOf(reference)),
  errors: optional(listOf(reference)),
  rename: optional(recordOf(nonEmptyText)),
});

const resourceShape = object<Resource>({
  ...commonFields,
  create: optional(reference),
  put: optional(reference),
  read: optional(reference),
  update: optional(reference),
  delete: optional(reference),
  list: optional(reference),
  operations: optional(listOf(reference)),
  collectionOperations: optional(listOf(reference)),
  resources: optional(listOf(reference)),
  identifiers: ignored,
  properties: ignored,
});
