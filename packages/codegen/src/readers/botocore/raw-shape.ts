import {
  type Form,
  FormError,
  isNodeObject,
  type NodeObject,
  nonEmptyText,
  oneOf,
} from "../../model/node-form.js";
import type { Node } from "../../model/traits.js";

/** The values of `type` in a service description, those of old ones included. */
export type RawType = (typeof rawTypes)[number];

const rawTypes = [
  "structure",
  "list",
  "map",
  "string",
  "char",
  "character",
  "blob",
  "boolean",
  "byte",
  "short",
  "integer",
  "long",
  "float",
  "double",
  "bigInteger",
  "biginteger",
  "bigDecimal",
  "bigdecimal",
  "timestamp",
] as const;

const rawType = oneOf(...rawTypes);

/** Where a shape is used: by a member, or as the input, output or error of an operation. */
export interface RawReference {
  readonly shape: string;
  /** All properties, `shape` included. */
  readonly node: NodeObject;
}

export interface RawShape {
  readonly name: string;
  readonly type: RawType;
  /** The element of a list under `member`, key and value of a map under `key` and `value`. */
  readonly members: ReadonlyMap<string, RawReference>;
  /** All properties, those above included. */
  readonly node: NodeObject;
}

/** @throws FormError when the node is no shape. */
export function rawShape(name: string, node: Node): RawShape {
  checkName(name, "a name of letters, digits and underscores");
  if (!isNodeObject(node)) throw new FormError("", "an object", node);
  const type = rawType(own(node, "type") ?? null, at("type"));
  return { name, type, members: membersOf(type, node), node };
}

export const rawReference: Form<RawReference> = (node, { path }) => {
  if (!isNodeObject(node)) throw new FormError(path, 'an object with "shape"', node);
  const shape = own(node, "shape");
  if (shape === undefined) throw new FormError(path, 'an object with "shape"', node);
  return { shape: nonEmptyText(shape, at(`${path}.shape`)), node };
};

/**
 * Names become parts of shape ids, in which `#`, `$` and dots have a meaning.
 *
 * @throws FormError for a name that is no identifier.
 */
export function checkName(name: string, expected: string): void {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) throw new FormError("", expected, name);
}

function membersOf(type: RawType, node: NodeObject): ReadonlyMap<string, RawReference> {
  switch (type) {
    case "list":
      return new Map([["member", partOf(node, "member")]]);
    case "map":
      return new Map([
        ["key", partOf(node, "key")],
        ["value", partOf(node, "value")],
      ]);
    case "structure": {
      const members = own(node, "members") ?? {};
      if (!isNodeObject(members)) throw new FormError("members", "an object", members);
      const entries = Object.entries(members).map(([name, member]): [string, RawReference] => {
        checkName(name, "members with names of letters, digits and underscores");
        return [name, rawReference(member, at(`members.${name}`))];
      });
      return new Map(entries);
    }
    case "string":
    case "char":
    case "character":
    case "blob":
    case "boolean":
    case "byte":
    case "short":
    case "integer":
    case "long":
    case "float":
    case "double":
    case "bigInteger":
    case "biginteger":
    case "bigDecimal":
    case "bigdecimal":
    case "timestamp":
      return new Map();
  }
}

function partOf(node: NodeObject, name: string): RawReference {
  const part = own(node, name);
  if (part === undefined) throw new FormError("", `an object with ${JSON.stringify(name)}`, node);
  return rawReference(part, at(name));
}

function own(node: NodeObject, name: string): Node | undefined {
  return Object.hasOwn(node, name) ? node[name] : undefined;
}

function at(path: string): { readonly path: string; readonly surplus: () => void } {
  return { path, surplus: () => undefined };
}
