import {
  type ListNode,
  type MapNode,
  type MemberRule,
  narrowed,
  put,
  type ShapeNode,
  type StructureNode,
  type UnionNode,
} from "@shapesmith/contract";
import { copyOfPlain } from "../demands/given.js";
import type { Demands } from "../demands/demands.js";
import { type Situation, situationsOf } from "../demands/situations.js";
import type { Given, Wish, Wishes } from "../demands/wishes.js";
import { isMessage, messageName } from "../errors/error-text.js";
import { newObject } from "../new-object.js";
import { ContentStream, EventStream, withTransformToString } from "../streams.js";

/** A value taken apart along its shape, so that copies of it can be made with parts changed. */
export interface Part {
  readonly form: "object" | "list" | "events" | "leaf";
  /** Undefined for what the model does not know: an unlisted member, a null of a sparse list. */
  readonly node: ShapeNode | undefined;
  readonly value: unknown;
  /** How many parts it is inside of. */
  readonly level: number;
  /** Its name in the object that it is part of; empty in a list. */
  readonly name: string;
  /** The name as a part of its own, where it is a value too: in maps. */
  readonly key: Part | undefined;
  /** Whether what it is part of may do without it, as long as its `fewest` parts are left. */
  readonly isRemovable: boolean;
  readonly children: readonly Part[];
  /** How many of the children must be left. */
  readonly fewest: number;
  /** What it was to be: it stays so, or is what the arbitrary of it makes simpler. */
  readonly given: Given | undefined;
  /** Of a structure: the situation that it is in. */
  readonly situation: Situation | undefined;
}

/** Stands in {@link Changes} for a part that is left out. */
export const removed: unique symbol = Symbol("removed");

/** What becomes of parts: another value, or {@link removed}. All others stay as they are. */
export type Changes = ReadonlyMap<Part, unknown>;

/** Documents may nest without end; below this they are taken as they are. */
const deepestDocument = 100;

/** Takes a value of a shape apart; what the demands ask for is not there to be changed. */
export function takeApart(node: ShapeNode, value: unknown, demands: Demands): Part {
  const { given, inside } = demands.root;
  const root = { value, level: 0, name: "", key: undefined, isRemovable: false, demands };
  return given === undefined
    ? partOf({ ...root, node, wishes: inside })
    : leaf({ ...root, node: undefined, given });
}

interface Place extends Pick<Part, "node" | "value" | "level" | "name" | "key" | "isRemovable"> {
  readonly given?: Given | undefined;
  readonly wishes?: Wishes | undefined;
  readonly demands: Demands;
}

function partOf(place: Place): Part {
  const { node, value } = place;
  if (node === undefined || typeof value !== "object" || value === null) return leaf(place);
  switch (node.type) {
    case "structure":
      return structurePart(node, value as Readonly<Record<string, unknown>>, place);
    case "union":
      return node.streaming ? eventParts(node, value, place) : unionParts(node, value, place);
    case "list":
      return listParts(node, value, place);
    case "map":
      return inner(place, "object", mapParts(node, value, place), node.length.min);
    case "document":
      return documentParts(node, value, place);
    case "string":
    case "enum":
    case "intEnum":
    case "byte":
    case "short":
    case "integer":
    case "long":
    case "float":
    case "double":
    case "bigInteger":
    case "bigDecimal":
    case "blob":
    case "boolean":
    case "timestamp":
      return leaf(place);
  }
}

function leaf(place: Place): Part {
  return inner(place, "leaf", []);
}

function inner(
  { node, value, level, name, key, isRemovable, given }: Place,
  form: Part["form"],
  children: readonly Part[],
  fewest = 0,
  situation?: Situation,
): Part {
  return {
    node,
    value,
    level,
    name,
    key,
    isRemovable,
    given,
    form,
    children,
    fewest,
    situation,
  };
}

function structurePart(
  node: StructureNode,
  value: Readonly<Record<string, unknown>>,
  place: Place,
): Part {
  const { demands, wishes } = place;
  const situation = situationsOf(node, demands.settings).of(value);
  const names =
    node.error === undefined
      ? Object.keys(value).filter((name) => name !== "$metadata")
      : namesInError(node, wishes);
  const children = names.flatMap((name) => {
    const part = read(value, node.error !== undefined && isMessage(name) ? "message" : name);
    if (part === undefined) return [];
    const isFirm = situation?.rules.has(name) === true;
    const rule = isFirm ? situation.rules.get(name) : situation?.loose.get(name);
    const wish = wishes?.members.get(name);
    const member = node.memberByName.get(name);
    const isAmong = isRule(rule) && "oneOf" in rule;
    const target = member && isRule(rule) ? narrowed(member.target, rule) : member?.target;
    const isFixed =
      wish?.given !== undefined ||
      (isRule(rule) && "is" in rule) ||
      (isAmong && target === member?.target);
    const child: Place = {
      node: isFixed ? undefined : target,
      value: part,
      level: place.level + 1,
      name,
      key: undefined,
      isRemovable:
        member?.required !== true && !isFirm && isFree(wish, demands) && wish?.given === undefined,
      given: wish?.given,
      wishes: wish?.inside,
      demands,
    };
    return [isFixed ? leaf(child) : partOf(child)];
  });
  return inner(place, "object", children, 0, situation);
}

/** What can be made simpler of an error: not its text, unless there is an arbitrary of it. */
function namesInError(node: StructureNode, wishes: Wishes | undefined): readonly string[] {
  const text = messageName(node);
  const others = node.members.map(({ name }) => name).filter((name) => !isMessage(name));
  return wishes?.members.get(text)?.given === undefined ? others : [...others, text];
}

function isRule(rule: MemberRule | undefined): rule is Exclude<MemberRule, null> {
  return rule !== undefined && rule !== null;
}

/** Whether an optional member may be left out. */
function isFree(wish: Wish | undefined, { settings }: Demands): boolean {
  const presence = wish?.presence ?? (wish === undefined ? settings.optional : "sometimes");
  return presence !== "always";
}

function unionParts(node: UnionNode, value: object, place: Place): Part {
  const children = Object.keys(value).flatMap((name) => {
    const part = read(value, name);
    if (part === undefined) return [];
    const target = node.memberByName.get(name)?.target;
    const level = place.level + 1;
    const { demands } = place;
    const key = undefined;
    return [partOf({ node: target, value: part, level, name, key, isRemovable: false, demands })];
  });
  return inner(place, "object", children);
}

function eventParts(node: UnionNode, value: object, place: Place): Part {
  if (!(value instanceof EventStream)) return leaf(place);
  const single: UnionNode = { ...node, streaming: false };
  const children = value.events.map((event) => element(single, event, place));
  return inner(place, "events", children);
}

function listParts(node: ListNode, value: object, place: Place): Part {
  if (!Array.isArray(value)) return leaf(place);
  const children = value.map((item: unknown) => element(node.member.target, item, place));
  return inner(place, "list", children, node.length.min);
}

function element(node: ShapeNode, value: unknown, { level, demands }: Place): Part {
  const known = value === null && node.type !== "document" ? undefined : node;
  return partOf({
    node: known,
    value,
    level: level + 1,
    name: "",
    key: undefined,
    isRemovable: true,
    demands,
  });
}

function mapParts(node: MapNode, value: object, { level, demands }: Place): readonly Part[] {
  return Object.keys(value).flatMap((name) => {
    const part = read(value, name);
    if (part === undefined) return [];
    const target =
      part === null && node.value.target.type !== "document" ? undefined : node.value.target;
    // Written out: there is one of these for each entry, and copying objects takes its time.
    const inside = level + 1;
    const key = leaf({
      node: node.key.target,
      value: name,
      level: inside,
      name,
      key: undefined,
      isRemovable: false,
      demands,
    });
    return [
      partOf({ node: target, value: part, level: inside, name, key, isRemovable: true, demands }),
    ];
  });
}

function documentParts(node: ShapeNode, value: object, place: Place): Part {
  if (place.level > deepestDocument) return leaf(place);
  if (Array.isArray(value)) {
    const children = value.map((item: unknown) => element(node, item, place));
    return inner(place, "list", children);
  }
  const children = Object.keys(value).flatMap((name) => {
    const part = read(value, name);
    if (part === undefined) return [];
    return [{ ...element(node, part, place), name }];
  });
  return inner(place, "object", children);
}

function read(value: object, name: string): unknown {
  // Errors have their members as properties of whatever kind, but never from Object.prototype.
  if (!Object.hasOwn(value, name)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}

/** A new value, with nothing in common with the old one that could be changed. */
export function putTogether(part: Part, changes: Changes): unknown {
  if (changes.has(part)) return copyOf(changes.get(part));
  switch (part.form) {
    case "object": {
      const object = newObject(part.children.length);
      for (const child of remaining(part, changes)) {
        const name =
          child.key !== undefined && changes.has(child.key) ? changes.get(child.key) : child.name;
        put(object, String(name), putTogether(child, changes));
      }
      return object;
    }
    case "list":
      return remaining(part, changes).map((child) => putTogether(child, changes));
    case "events":
      return new EventStream(remaining(part, changes).map((child) => putTogether(child, changes)));
    case "leaf":
      return copyOf(part.value);
  }
}

/** The children that are not removed; the first of those that are, where too few would be left. */
function remaining(part: Part, changes: Changes): readonly Part[] {
  let spare = part.children.length - part.fewest;
  return part.children.filter((child) => {
    if (changes.get(child) !== removed || spare <= 0) return true;
    spare--;
    return false;
  });
}

function copyOf(value: unknown): unknown {
  if (value instanceof Date) return new Date(value);
  if (value instanceof ContentStream) return new ContentStream(value.content.slice());
  if (value instanceof EventStream) return new EventStream(value.events);
  if (value instanceof Uint8Array) {
    // The `slice` of a Buffer would share its memory.
    const copy = new Uint8Array(value);
    return "transformToString" in value ? withTransformToString(copy) : copy;
  }
  return copyOfPlain(value);
}
