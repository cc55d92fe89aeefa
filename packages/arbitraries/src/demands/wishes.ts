import {
  formatPath,
  isPlainObject,
  type ShapeNode,
  type StructureNode,
} from "@shapesmith/contract";
import { Arbitrary } from "fast-check";
import { isMessage, messageName, messageOf } from "../errors/error-text.js";
import { type AnyOptions, isPresence, type Presence } from "../options.js";

/** What is asked of the members of one structure; of the root where it is no structure. */
export interface Wishes {
  readonly members: ReadonlyMap<string, Wish>;
}

/** What is asked of one member. */
export interface Wish {
  readonly presence: Presence | undefined;
  /** What it is to be; undefined: that is left open. */
  readonly given: Given | undefined;
  /** What is asked of its own members. */
  readonly inside: Wishes | undefined;
}

/** A value, or where values come from. One object stands for one place. */
export type Given =
  | { readonly kind: "constant"; readonly value: unknown }
  | { readonly kind: "arbitrary"; readonly arbitrary: Arbitrary<unknown> };

/** What the options ask of values of a shape. */
export interface RootWishes {
  /** The value as a whole. */
  readonly given: Given | undefined;
  readonly inside: Wishes | undefined;
}

/**
 * Reads what the options ask for against the shape.
 *
 * @throws TypeError when they name a member that the shape does not have.
 */
export function wishesOf(node: ShapeNode, options: AnyOptions = {}): RootWishes | undefined {
  const optional = isPresence(options.optional) ? undefined : options.optional;
  const { overrides } = options;
  if (optional === undefined && overrides === undefined) return undefined;
  const isLoose = options.unlisted === true || options.validate === false;
  const given =
    node.type === "structure" && isPlainObject(overrides) ? undefined : givenOf(overrides);
  if (node.type !== "structure" || given !== undefined) return { given, inside: undefined };
  return { given: undefined, inside: membersOf(node, optional, overrides, isLoose, []) };
}

function membersOf(
  node: StructureNode,
  optional: unknown,
  overrides: unknown,
  isLoose: boolean,
  path: readonly string[],
): Wishes {
  const presences = isPlainObject(optional) ? optional : {};
  const values = isPlainObject(overrides) ? overrides : {};
  const members = new Map<string, Wish>();
  for (const name of new Set([...Object.keys(presences), ...Object.keys(values)])) {
    const at = [...path, name];
    const isText = node.error !== undefined && isMessage(name);
    const member = isText ? messageOf(node) : node.memberByName.get(name);
    const isKnown = member !== undefined || isText || (isLoose && name in values);
    if (!isKnown) throw unknownMember(node, at);
    const isOverridden = Object.hasOwn(values, name);
    const value = values[name];
    const presence = presences[name];
    if (presence === "never" && !isOverridden && member?.required === true && !isLoose) {
      throw new TypeError(
        `${formatPath(at)} of ${node.name} is required, and asked never to be there: ` +
          "leave it out of `optional`.",
      );
    }
    const target = member?.target;
    const isInside =
      target?.type === "structure" &&
      (isPlainObject(presence) ||
        (isOverridden && isPlainObject(value) && target.error === undefined));
    members.set(isText ? messageName(node) : name, {
      presence: isOverridden ? presenceOf(value) : isPresence(presence) ? presence : undefined,
      given: isOverridden && !(isInside && isPlainObject(value)) ? givenOf(value) : undefined,
      inside: isInside ? membersOf(target, presence, value, isLoose, at) : undefined,
    });
  }
  return { members };
}

function presenceOf(value: unknown): Presence | undefined {
  if (value === undefined) return "never";
  // An arbitrary may say with `undefined` that the member is left out.
  return value instanceof Arbitrary ? undefined : "always";
}

function givenOf(value: unknown): Given | undefined {
  if (value === undefined) return undefined;
  return value instanceof Arbitrary
    ? { kind: "arbitrary", arbitrary: value as Arbitrary<unknown> }
    : { kind: "constant", value };
}

function unknownMember(node: StructureNode, path: readonly string[]): TypeError {
  const known = node.members.map(({ name }) => name).join(", ");
  return new TypeError(
    `${node.name} has no member ${formatPath(path)}: expected ${known === "" ? "none" : known}.`,
  );
}
