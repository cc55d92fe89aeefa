import {
  type ConstraintStep,
  minimumOf,
  put,
  type ShapeNode,
  simplestOf,
  type StructureNode,
  type UnionNode,
} from "@shapesmith/contract";
import type { Draw } from "../draw.js";
import { makerOf, memberMaker } from "../makers/maker-of.js";

/** Makes what a value lacks of the way to a place, and says which of several parts is taken. */
export interface Guide {
  make(node: ShapeNode): unknown;
  makeMember(node: StructureNode | UnionNode, name: string): unknown;
  /** Values of which at least so many differ, if the shape has as many. */
  many(node: ShapeNode, count: number): Iterable<unknown>;
  pick(count: number): number;
}

/** A guide by chance. */
export function drawingGuide(draw: Draw): Guide {
  const make = (maker: (draw: Draw) => unknown): unknown => {
    draw.wishes = undefined;
    return maker(draw);
  };
  return {
    make: (node) => make(makerOf(node)),
    makeMember: (node, name) => {
      const member = node.memberByName.get(name);
      return member === undefined ? undefined : make(memberMaker(member));
    },
    *many(node, count) {
      for (let tries = 4 * count + 64; tries > 0; tries--) yield make(makerOf(node));
    },
    pick: (count) => draw.random.below(count),
  };
}

/** The guide to the least value. */
export const leastGuide: Guide = {
  make: (node) => minimumOf(node),
  makeMember: (node, name) => {
    const target = node.memberByName.get(name)?.target;
    return target === undefined ? undefined : minimumOf(target);
  },
  many: (node, count) => simplestOf(node, count),
  pick: () => 0,
};

/** A place in one value, where something can be put. */
export interface Location {
  /** From the value to the place, as violations have it. */
  readonly path: readonly (string | number)[];
  /** What is there. */
  readonly value: unknown;
  set(value: unknown): void;
  remove(): void;
}

/**
 * Goes along a path, and makes of the value what the path needs: members that are absent, elements
 * of lists and maps that are empty, the right member of a union. Undefined where that cannot be.
 */
export function locate(
  root: ShapeNode,
  value: Record<string, unknown>,
  path: readonly ConstraintStep[],
  guide: Guide,
): Location | undefined {
  let node = root;
  let location: Location = {
    path: [],
    value,
    // The value itself is no place in another.
    set: () => undefined,
    remove: () => undefined,
  };
  for (const step of path) {
    const next = into(node, location, step, guide);
    if (next === undefined) return undefined;
    ({ node, location } = next);
  }
  return location;
}

interface Inside {
  readonly node: ShapeNode;
  readonly location: Location;
}

function into(
  node: ShapeNode,
  place: Location,
  step: ConstraintStep,
  guide: Guide,
): Inside | undefined {
  const { path, value } = place;
  if (typeof value !== "object" || value === null) return undefined;
  if (step.part === "member") {
    if (node.type !== "structure" && node.type !== "union") return undefined;
    const target = node.memberByName.get(step.name)?.target;
    if (target === undefined) return undefined;
    let object = value as Record<string, unknown>;
    if (node.type === "union" && !Object.hasOwn(object, step.name)) {
      object = {};
      place.set(object);
    }
    if (object[step.name] === undefined || !Object.hasOwn(object, step.name)) {
      put(object, step.name, guide.makeMember(node, step.name));
    }
    return { node: target, location: entry(object, step.name, path) };
  }
  if (step.part === "element") {
    if (node.type !== "list" || !Array.isArray(value)) return undefined;
    const list = value as unknown[];
    const { target } = node.member;
    if (list.length === 0) list.push(guide.make(target));
    const index = guide.pick(list.length);
    // A null of a sparse list leads nowhere.
    if (list[index] === null) list[index] = guide.make(target);
    return { node: target, location: elementOf(list, index, path) };
  }
  if (node.type !== "map") return undefined;
  const map = value as Record<string, unknown>;
  if (Object.keys(map).length === 0) {
    put(map, String(guide.make(node.key.target)), guide.make(node.value.target));
  }
  const names = Object.keys(map);
  const name = names[guide.pick(names.length)];
  if (name === undefined) return undefined;
  if (map[name] === null) put(map, name, guide.make(node.value.target));
  return step.part === "key"
    ? { node: node.key.target, location: keyOf(map, name, path) }
    : { node: node.value.target, location: entry(map, name, path) };
}

function entry(object: Record<string, unknown>, name: string, path: Location["path"]): Location {
  return {
    path: [...path, name],
    value: object[name],
    set: (value) => put(object, name, value),
    remove: () => Reflect.deleteProperty(object, name),
  };
}

function elementOf(list: unknown[], index: number, path: Location["path"]): Location {
  return {
    path: [...path, index],
    value: list[index],
    set: (value) => (list[index] = value),
    remove: () => list.splice(index, 1),
  };
}

function keyOf(map: Record<string, unknown>, name: string, path: Location["path"]): Location {
  let current = name;
  return {
    path: [...path, name],
    value: name,
    set: (key) => {
      const value = map[current];
      Reflect.deleteProperty(map, current);
      current = String(key);
      put(map, current, value);
    },
    remove: () => Reflect.deleteProperty(map, current),
  };
}
