import { excerptOf } from "./excerpt.js";
import type { Node } from "./traits.js";

export type NodeObject = { readonly [key: string]: Node };

/** Reads a node of one form into a value, or throws a {@link FormError}. */
export type Form<T> = (node: Node, place: Place) => T;

/** Where in a trait or document a node stands, and who is told of properties that no form reads. */
export interface Place {
  /** Dotted, empty at the top. */
  readonly path: string;
  readonly surplus: (surplus: Surplus) => void;
}

/** A property that nothing reads: a typo, or something that came with a newer release. */
export interface Surplus {
  readonly path: string;
  readonly known: readonly string[];
}

/** A node that has not the form asked for. */
export class FormError extends Error {
  override readonly name = "FormError";
  readonly path: string;
  readonly expected: string;
  readonly actual: string;

  constructor(path: string, expected: string, node: Node) {
    const actual = excerpt(node);
    super(`expected ${expected}, got ${actual}`);
    this.path = path;
    this.expected = expected;
    this.actual = actual;
  }
}

export function isNodeObject(node: Node | undefined): node is NodeObject {
  return typeof node === "object" && node !== null && !isNodeList(node);
}

export function isNodeList(node: Node | undefined): node is readonly Node[] {
  return Array.isArray(node);
}

/** The node as JSON, cut to a length that suits a message. */
function excerpt(node: Node): string {
  if (isNodeList(node)) return node.length === 0 ? "[]" : `a list of ${node.length}`;
  if (isNodeObject(node)) {
    const keys = Object.keys(node);
    if (keys.length === 0) return "{}";
    return `an object with ${cut(keys.map((key) => JSON.stringify(key)).join(", "))}`;
  }
  return cut(JSON.stringify(node));
}

function cut(text: string): string {
  return excerptOf(text, 80);
}

/** Whether two nodes are equal; the order of an object's properties does not matter. */
export function equalNodes(left: unknown, right: unknown): boolean {
  const pairs: [unknown, unknown][] = [[left, right]];
  for (let pair = pairs.pop(); pair !== undefined; pair = pairs.pop()) {
    const [a, b] = pair;
    if (Object.is(a, b)) continue;
    if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
    if (Array.isArray(a) !== Array.isArray(b)) return false;
    const before = Object.entries(a);
    const after = new Map<string, unknown>(Object.entries(b));
    if (before.length !== after.size) return false;
    for (const [key, value] of before) {
      if (!after.has(key)) return false;
      pairs.push([value, after.get(key)]);
    }
  }
  return true;
}

export const anyNode: Form<Node> = (node) => node;

export const text: Form<string> = (node, { path }) => {
  if (typeof node === "string") return node;
  throw new FormError(path, "a string", node);
};

export const nonEmptyText: Form<string> = (node, { path }) => {
  if (typeof node === "string" && node !== "") return node;
  throw new FormError(path, "a string that is not empty", node);
};

export const flag: Form<boolean> = (node, { path }) => {
  if (typeof node === "boolean") return node;
  throw new FormError(path, "true or false", node);
};

export const number: Form<number> = (node, { path }) => {
  // JSON has numbers such as 1e400, which JavaScript takes for infinite.
  if (typeof node === "number" && Number.isFinite(node)) return node;
  throw new FormError(path, "a number", node);
};

export const integer: Form<number> = (node, { path }) => {
  if (typeof node === "number" && Number.isInteger(node)) return node;
  throw new FormError(path, "an integer", node);
};

export const count: Form<number> = (node, { path }) => {
  if (typeof node === "number" && Number.isInteger(node) && node >= 0) return node;
  throw new FormError(path, "an integer that is not negative", node);
};

/** A trait without a value: `{}`, or `true` as early Smithy 1.0 writes it. */
export const annotation: Form<true> = (node, place) => {
  if (node === true) return true;
  if (!isNodeObject(node)) throw new FormError(place.path, "{}", node);
  tellSurplus(node, [], place);
  return true;
};

export function oneOf<const T extends string>(...values: readonly T[]): Form<T> {
  return (node, { path }) => {
    for (const value of values) if (value === node) return value;
    const quoted = values.map((value) => JSON.stringify(value));
    throw new FormError(
      path,
      quoted.length === 1 ? quoted.join() : `one of ${quoted.join(", ")}`,
      node,
    );
  };
}

export function listOf<T>(form: Form<T>): Form<readonly T[]> {
  return (node, place) => {
    if (!isNodeList(node)) throw new FormError(place.path, "a list", node);
    return node.map((element, index) => form(element, below(place, String(index))));
  };
}

/** An object whose keys are free. */
export function recordOf<T>(form: Form<T>): Form<Readonly<Record<string, T>>> {
  return (node, place) => {
    if (!isNodeObject(node)) throw new FormError(place.path, "an object", node);
    const entries = Object.entries(node);
    // fromEntries defines properties, so that a key such as `__proto__` is only a key.
    return Object.fromEntries(entries.map(([key, value]) => [key, form(value, below(place, key))]));
  };
}

/** A property of an object: an optional one may be absent, an ignored one is known and not kept. */
export interface Field<T> {
  readonly kind: "required" | "optional" | "ignored";
  readonly form: Form<T>;
}

export function required<T>(form: Form<T>): Field<T> {
  return { kind: "required", form };
}

export function optional<T>(form: Form<T>): Field<T> {
  return { kind: "optional", form };
}

/** Properties that Smithy defines and nothing of ours needs. */
export const ignored: Field<never> = {
  kind: "ignored",
  form: (node, { path }) => {
    throw new FormError(path, "nothing", node);
  },
};

type Fields<T> = { readonly [K in keyof T]-?: Field<Exclude<T[K], undefined>> };

/** An object with these properties. Others are told to the place as surplus. */
export function object<T extends object>(
  fields: Fields<T> & { readonly [key: string]: Field<unknown> },
): Form<T> {
  const names = Object.keys(fields);
  return (node, place) => {
    if (!isNodeObject(node)) throw new FormError(place.path, "an object", node);
    tellSurplus(node, names, place);
    const read: [string, unknown][] = [];
    for (const name of names) {
      const field = fields[name];
      if (field === undefined || field.kind === "ignored") continue;
      const value = Object.hasOwn(node, name) ? node[name] : undefined;
      if (value !== undefined) read.push([name, field.form(value, below(place, name))]);
      else if (field.kind === "required") {
        throw new FormError(place.path, `an object with ${JSON.stringify(name)}`, node);
      }
    }
    // Every field of T has been read by its own form, or is optional and absent.
    return Object.fromEntries(read) as T;
  };
}

/** The form, and a further condition on what it reads. */
export function where<T>(form: Form<T>, expected: string, holds: (value: T) => boolean): Form<T> {
  return (node, place) => {
    const value = form(node, place);
    if (holds(value)) return value;
    throw new FormError(place.path, expected, node);
  };
}

function below(place: Place, step: string): Place {
  return { path: place.path === "" ? step : `${place.path}.${step}`, surplus: place.surplus };
}

function tellSurplus(node: NodeObject, known: readonly string[], place: Place): void {
  for (const name of Object.keys(node)) {
    if (!known.includes(name)) place.surplus({ path: below(place, name).path, known });
  }
}
