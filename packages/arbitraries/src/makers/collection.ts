import { type ListNode, type MapNode, minimumOf, put, type ShapeNode } from "@shapesmith/contract";
import { type Draw, drawLength, hasRoom, type Maker } from "../draw.js";
import { identityOf } from "../identity.js";
import { newObject } from "../new-object.js";
import { isRecursive } from "../recursion.js";

/** A greatest length up to this is put to the test often; half of it inside another list or map. */
const affordableLength = 32;

/** Longer lists and maps are never made only because they are the longest. */
const longestEver = 10_000;

/** Nor are these, inside another list or map, unless limits are asked for. */
const longestInside = 100;

/** How often another part is drawn for one that must differ from those before it. */
const triesPerPart = 8;

/** One null in this many parts of a sparse list or map. */
const partsPerNull = 8;

export function listMaker(node: ListNode, makerOf: (part: ShapeNode) => Maker): Maker {
  let element: Maker | undefined;
  const make = (draw: Draw): unknown => {
    if (node.sparse && draw.random.chance(1, partsPerNull)) return null;
    element ??= makerOf(node.member.target);
    return element(draw);
  };
  return inCollection(node, node.member.target, (draw, length) => {
    if (node.uniqueItems) return uniqueList(node, length, draw, make);
    const list: unknown[] = [];
    for (let index = 0; index < length; index++) list.push(make(draw));
    return list;
  });
}

function uniqueList(node: ListNode, length: number, draw: Draw, make: Maker): unknown {
  const seen = new Set<unknown>();
  const list: unknown[] = [];
  for (let tries = length * triesPerPart; tries > 0 && list.length < length; tries--) {
    const element = make(draw);
    const identity = identityOf(element);
    if (seen.has(identity)) continue;
    seen.add(identity);
    list.push(element);
  }
  return list.length < (node.length.min ?? 0) ? minimumOf(node, draw.blobForm) : list;
}

export function mapMaker(node: MapNode, makerOf: (part: ShapeNode) => Maker): Maker {
  let key: Maker | undefined;
  let value: Maker | undefined;
  const make = (draw: Draw): unknown => {
    if (node.sparse && draw.random.chance(1, partsPerNull)) return null;
    value ??= makerOf(node.value.target);
    return value(draw);
  };
  return inCollection(node, node.value.target, (draw, length) => {
    key ??= makerOf(node.key.target);
    const map = newObject();
    let size = 0;
    for (let tries = length * triesPerPart; tries > 0 && size < length; tries--) {
      const name = String(key(draw));
      if (Object.hasOwn(map, name)) continue;
      put(map, name, make(draw));
      size++;
    }
    return size < (node.length.min ?? 0) ? minimumOf(node, draw.blobForm) : map;
  });
}

/** Draws the length, and counts the levels that the parts are inside of. */
function inCollection(
  node: ListNode | MapNode,
  part: ShapeNode,
  make: (draw: Draw, length: number) => unknown,
): Maker {
  let partIsRecursive: boolean | undefined;
  const countsItself = isInner(part);
  return (draw) => {
    partIsRecursive ??= isRecursive(part);
    if (!hasRoom(draw, partIsRecursive)) return minimumOf(node, draw.blobForm);
    const usual = draw.settings.extent.elements >> draw.nesting;
    const length = drawLength(draw, node.length, usual, {
      affordable: affordableLength >> draw.nesting,
      ever: draw.nesting === 0 || draw.settings.boundary ? longestEver : longestInside,
    });
    draw.nesting++;
    draw.level++;
    draw.parts += countsItself ? 1 : 1 + length;
    const value = make(draw, length);
    draw.level--;
    draw.nesting--;
    return value;
  };
}

/** Whether values of the shape count among the parts of a value by themselves. */
function isInner({ type }: ShapeNode): boolean {
  return type === "structure" || type === "union" || type === "list" || type === "map";
}
