import {
  type ListNode,
  type MapNode,
  type MemberRule,
  narrowed,
  type ShapeNode,
  type StructureNode,
  type UnionNode,
} from "@shapesmith/contract";
import { conditionsOf } from "../demands/conditions.js";
import type { Demands } from "../demands/demands.js";
import { type Situation, situationsOf } from "../demands/situations.js";
import type { Given, Wish, Wishes } from "../demands/wishes.js";
import { isMessage, messageName } from "../errors/error-text.js";
import { EventStream } from "../streams.js";
import type { Part } from "./part.js";

/** Documents may nest without end; below this they are taken as they are. */
const deepestDocument = 100;

const listTypes: ReadonlySet<ShapeNode["type"]> = new Set(["list", "document"]);

/** Takes a value of a shape apart; what the demands ask for is not there to be changed. */
export function takeApart(node: ShapeNode, value: unknown, demands: Demands): Part {
  const { given, inside } = demands.root;
  const root = { value, level: 0, name: "", key: undefined, isRemovable: false, demands };
  return given === undefined
    ? partOf({ ...root, node, wishes: inside })
    : leaf({ ...root, node: undefined, given });
}

/** What is known of a part before its value is taken apart. */
interface Place extends Pick<Part, "node" | "value" | "level" | "name" | "key" | "isRemovable"> {
  readonly given?: Given | undefined;
  readonly wishes?: Wishes | undefined;
  readonly demands: Demands;
}

/** The part with another value in its place. */
export function replaced(part: Part, value: unknown, demands: Demands): Part {
  const { node, level, name, key, isRemovable, given, wishes } = part;
  return partOf({ node, value, level, name, key, isRemovable, given, wishes, demands });
}

/** A structure with other members: which situation they are in decides what each of them may be. */
export function withMembers(
  part: Part,
  node: StructureNode,
  value: Readonly<Record<string, unknown>>,
  members: readonly Part[],
  demands: Demands,
): Part {
  const { level, name, key, isRemovable, given, wishes } = part;
  const place = { node, value, level, name, key, isRemovable, given, wishes, demands };
  return structurePart(node, value, place, members);
}

function partOf(place: Place): Part {
  const { node, value } = place;
  if (node === undefined || typeof value !== "object" || value === null) return leaf(place);
  // A list in the place of something else is wrong, and stays so.
  if (Array.isArray(value) && !listTypes.has(node.type)) return leaf(place);
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
  { node, value, level, name, key, isRemovable, given, wishes, demands }: Place,
  form: Part["form"],
  children: readonly Part[],
  fewest = 0,
  situation?: Situation,
): Part {
  const hasConditions =
    (node?.type === "structure" && conditionsOf(node, demands.settings).length > 0) ||
    children.some((child) => child.hasConditions);
  return {
    node,
    value,
    level,
    name,
    key,
    isRemovable,
    given,
    wishes,
    form,
    children,
    fewest,
    situation,
    hasConditions,
  };
}

function structurePart(
  node: StructureNode,
  value: Readonly<Record<string, unknown>>,
  place: Place,
  known: readonly Part[] = [],
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
    const same = known.find((other) => other.name === name && other.node === child.node);
    if (same === undefined) return [isFixed ? leaf(child) : partOf(child)];
    const { isRemovable } = child;
    return [same.isRemovable === isRemovable ? same : { ...same, isRemovable }];
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

function element(node: ShapeNode, value: unknown, { level, demands }: Place, name = ""): Part {
  const known = value === null && node.type !== "document" ? undefined : node;
  return partOf({
    node: known,
    value,
    level: level + 1,
    name,
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
    return [element(node, part, place, name)];
  });
  return inner(place, "object", children);
}

function read(value: object, name: string): unknown {
  // Errors have their members as properties of whatever kind, but never from Object.prototype.
  if (!Object.hasOwn(value, name)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}
