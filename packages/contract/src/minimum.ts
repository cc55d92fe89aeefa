import type {
  BigNumberNode,
  BlobNode,
  ListNode,
  MapNode,
  MemberNode,
  NumberNode,
  ShapeNode,
  StringNode,
  StructureNode,
  UnionNode,
} from "./node.js";
import { isIntegral } from "./number-limits.js";
import type { PatternStrings } from "./pattern/pattern.js";
import { put } from "./put.js";
import { satisfiableStrings } from "./pattern/satisfiable-strings.js";
import { Random } from "./random.js";

/** Makes what stands for a blob with this content: a stream, or bytes with methods of the SDK's. */
export type BlobForm = (content: Uint8Array, node: BlobNode) => unknown;

/**
 * The smallest value of a shape: required members only, lists and maps as short as they may be, the
 * least union, strings as short and plain as they may be, numbers nearest to zero, times nearest to
 * 1970. It is made anew at each call. A structure that is an error is given as a plain object.
 *
 * @param blobForm what stands for a blob; by default its content itself, which is all that a
 *   request needs.
 * @throws RangeError when every value of the shape would have to contain itself, or the smallest one
 *   has more than 100,000 parts or 200 levels.
 */
export function minimumOf(node: ShapeNode, blobForm: BlobForm = plainBytes): unknown {
  const { weight, height } = leastOf(node);
  if (weight === Infinity) {
    throw new RangeError(
      `${node.id} has no finite value: each value of it would have to contain another one, or ` +
        `something that has no values.`,
    );
  }
  if (weight > heaviest || height > highest) {
    throw new RangeError(
      `${node.id} has no value of sensible size: the smallest has ${weight} parts in ` +
        `${height} levels, and at most ${heaviest} in ${highest} are made.`,
    );
  }
  return minimum(node, blobForm);
}

/**
 * The simplest values of a shape that all differ, the minimum first; fewer than asked for where the
 * shape has no more, or no more are found.
 *
 * @throws RangeError when every value of the shape would have to contain itself.
 */
export function simplestOf(node: ShapeNode, count: number): readonly unknown[] {
  return distinct(simplest(node), count);
}

function plainBytes(content: Uint8Array): Uint8Array {
  return content;
}

const strings = new WeakMap<StringNode, PatternStrings>();

/**
 * The strings that a shape takes. Where nothing satisfies its pattern and its length at once, those
 * that `satisfiableStrings` finds without one of them.
 */
export function stringsOf(node: StringNode): PatternStrings {
  let known = strings.get(node);
  if (known === undefined) {
    const { pattern, length } = node;
    known = satisfiableStrings({ pattern, minLength: length.min, maxLength: length.max }).strings;
    strings.set(node, known);
  }
  return known;
}

// --- the minimum --------------------------------------------------------------------------------

function minimum(node: ShapeNode, blobForm: BlobForm): unknown {
  switch (node.type) {
    case "structure":
      return structureMinimum(node, blobForm);
    case "union":
      return node.streaming ? noEvents() : unionMinimum(node, blobForm);
    case "list":
      return listMinimum(node, blobForm);
    case "map":
      return mapMinimum(node, blobForm);
    case "string":
      return stringsOf(node).minimum;
    case "enum":
      return node.values[0] ?? "";
    case "intEnum":
      return node.values[0] ?? 0;
    case "byte":
    case "short":
    case "integer":
    case "long":
    case "float":
    case "double":
      return nearestToZero(node);
    case "bigInteger":
      return BigInt(Math.trunc(nearestToZero(node)));
    case "bigDecimal":
      return { string: String(nearestToZero(node)), type: "bigDecimal" };
    case "blob":
      return blobMinimum(node, blobForm);
    case "boolean":
      return false;
    case "timestamp":
      return new Date(0);
    case "document":
      return null;
  }
}

function structureMinimum(node: StructureNode, blobForm: BlobForm): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  for (const member of node.members) {
    if (member.required) put(value, member.name, minimum(member.target, blobForm));
  }
  return value;
}

function unionMinimum(node: UnionNode, blobForm: BlobForm): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  const member = leastMember(node);
  if (member !== undefined) put(value, member.name, minimum(member.target, blobForm));
  return value;
}

function leastMember(node: UnionNode): MemberNode | undefined {
  let least: MemberNode | undefined;
  for (const member of node.members) {
    if (least === undefined || weightOf(member.target) < weightOf(least.target)) least = member;
  }
  return least;
}

function listMinimum(node: ListNode, blobForm: BlobForm): unknown[] {
  const min = minimumLength(node);
  if (node.uniqueItems && min > 1) return distinct(simplest(node.member.target), min);
  return Array.from({ length: min }, () => minimum(node.member.target, blobForm));
}

function mapMinimum(node: MapNode, blobForm: BlobForm): Record<string, unknown> {
  const min = minimumLength(node);
  const keys =
    min > 1
      ? distinct(simplest(node.key.target), min)
      : Array.from({ length: min }, () => minimum(node.key.target, blobForm));
  const value: Record<string, unknown> = {};
  for (const key of keys) put(value, String(key), minimum(node.value.target, blobForm));
  return value;
}

function blobMinimum(node: BlobNode, blobForm: BlobForm): unknown {
  return blobForm(new Uint8Array(node.length.min ?? 0), node);
}

function noEvents(): AsyncIterable<unknown> {
  return {
    async *[Symbol.asyncIterator](): AsyncGenerator {},
  };
}

function nearestToZero(node: NumberNode | BigNumberNode): number {
  const { min = -Infinity, max = Infinity } = node.range;
  if (min <= 0 && max >= 0) return 0;
  const limit = min > 0 ? min : max;
  if (node.type === "bigDecimal" || (node.type !== "bigInteger" && !isIntegral(node.type))) {
    return limit;
  }
  return min > 0 ? Math.ceil(limit) : Math.floor(limit);
}

// --- how large the smallest value is ------------------------------------------------------------

/** Beyond this a value is of no use to a test, and the stack has an end. */
const heaviest = 100_000;
const highest = 200;

interface Least {
  /** How many parts the smallest value of a shape has; infinite where every value is. */
  readonly weight: number;
  /** Levels of nesting of that value. */
  readonly height: number;
}

const endless: Least = { weight: Infinity, height: Infinity };

const leasts = new WeakMap<ShapeNode, Least>();

function leastOf(root: ShapeNode): Least {
  const known = leasts.get(root);
  if (known !== undefined) return known;
  const nodes = needed(root);
  // Weights fall from infinity until none changes: that is the least solution, cycles or not.
  const found = new Map<string, Least>();
  const least = (node: ShapeNode): Least => found.get(node.id) ?? endless;
  for (let changed = true; changed;) {
    changed = false;
    for (const node of nodes) {
      const now = leastOfParts(node, least);
      if (now.weight >= least(node).weight) continue;
      found.set(node.id, now);
      changed = true;
    }
  }
  for (const node of nodes) leasts.set(node, least(node));
  return least(root);
}

function weightOf(node: ShapeNode): number {
  return leastOf(node).weight;
}

/** The shapes that the smallest value of a shape may contain, the innermost ones first. */
function needed(root: ShapeNode): readonly ShapeNode[] {
  const seen = new Map<string, ShapeNode>([[root.id, root]]);
  const open = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const part of neededParts(node)) {
      if (seen.has(part.id)) continue;
      seen.set(part.id, part);
      open.push(part);
    }
  }
  return [...seen.values()].reverse();
}

function neededParts(node: ShapeNode): readonly ShapeNode[] {
  if (node.type === "structure") {
    return node.members.filter((member) => member.required).map((member) => member.target);
  }
  if (node.type === "union") {
    return node.streaming ? [] : node.members.map((member) => member.target);
  }
  if (node.type === "list") return minimumLength(node) > 0 ? [node.member.target] : [];
  return node.type === "map" && minimumLength(node) > 0 ? [node.value.target] : [];
}

function minimumLength(node: ListNode | MapNode): number {
  return node.length.min ?? 0;
}

function leastOfParts(node: ShapeNode, least: (part: ShapeNode) => Least): Least {
  if ((node.type === "enum" || node.type === "intEnum") && node.values.length === 0) {
    return endless;
  }
  const parts = neededParts(node).map(least);
  if (node.type === "list" || node.type === "map") {
    const { weight, height } = parts[0] ?? { weight: 0, height: 0 };
    return { weight: 1 + minimumLength(node) * weight, height: 1 + height };
  }
  if (node.type === "union" && !node.streaming) {
    const lightest = parts.reduce((a, b) => (b.weight < a.weight ? b : a), endless);
    return { weight: 1 + lightest.weight, height: 1 + lightest.height };
  }
  return {
    weight: parts.reduce((sum, { weight }) => sum + weight, 1),
    height: 1 + parts.reduce((highestPart, { height }) => Math.max(highestPart, height), 0),
  };
}

// --- values beside the minimum ------------------------------------------------------------------

/** How many values are looked at for each one that must differ from the others. */
const triesPerValue = 64;

/** The first values that all differ; fewer than asked for where the shape has no more. */
function distinct(values: Iterable<unknown>, count: number): unknown[] {
  const found = new Map<string, unknown>();
  let tries = 0;
  for (const value of values) {
    const text = textOf(value);
    if (!found.has(text)) found.set(text, value);
    if (found.size === count || ++tries > count * triesPerValue) break;
  }
  return [...found.values()];
}

function textOf(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "bigint" ? `${part}n` : part instanceof Uint8Array ? [...part] : part,
  );
}

/** Values of a shape from the minimum on, each a little less simple. */
function* simplest(node: ShapeNode): Generator {
  yield minimumOf(node);
  switch (node.type) {
    case "structure":
      for (const member of finite(node.members)) {
        for (const value of simplest(member.target)) {
          yield { ...structureMinimum(node, plainBytes), [member.name]: value };
        }
      }
      return;
    case "union":
      if (node.streaming) return;
      for (const member of finite(node.members)) {
        for (const value of simplest(member.target)) yield { [member.name]: value };
      }
      return;
    case "list":
      yield* longerLists(node);
      return;
    case "map":
      yield* longerMaps(node);
      return;
    case "string":
      yield* otherStrings(stringsOf(node));
      return;
    case "enum":
    case "intEnum":
      yield* node.values;
      return;
    case "byte":
    case "short":
    case "integer":
    case "long":
    case "float":
    case "double":
      yield* otherNumbers(node);
      return;
    case "bigInteger":
      for (const value of otherNumbers(node)) yield BigInt(value);
      return;
    case "bigDecimal":
      for (const value of otherNumbers(node)) yield { string: String(value), type: "bigDecimal" };
      return;
    case "blob":
      yield* otherBlobs(node);
      return;
    case "boolean":
      yield true;
      return;
    case "timestamp":
      for (let seconds = 1; ; seconds++) yield new Date(seconds * 1000);
    case "document":
      for (let value = 0; ; value++) yield value;
  }
}

function finite(members: readonly MemberNode[]): readonly MemberNode[] {
  return members.filter((member) => weightOf(member.target) < Infinity);
}

function* longerLists(node: ListNode): Generator {
  const shortest = listMinimum(node, plainBytes);
  const { max = Infinity } = node.length;
  for (const value of simplest(node.member.target)) {
    if (shortest.length > 0) yield [...shortest.slice(0, -1), value];
    else if (max > 0) yield [value];
  }
}

function* longerMaps(node: MapNode): Generator {
  const smallest = mapMinimum(node, plainBytes);
  const [first] = Object.keys(smallest);
  if (first === undefined) {
    if ((node.length.max ?? Infinity) < 1) return;
    for (const key of simplest(node.key.target)) {
      const value: Record<string, unknown> = {};
      put(value, String(key), minimumOf(node.value.target));
      yield value;
    }
  } else {
    for (const value of simplest(node.value.target)) yield { ...smallest, [first]: value };
  }
}

function* otherStrings(known: PatternStrings): Generator<string> {
  // The seed is fixed: the same shape has the same values everywhere.
  const random = new Random(0);
  for (let draws = 0; draws < 256; draws++) yield known.sample(random);
}

function* otherNumbers(node: NumberNode | BigNumberNode): Generator<number> {
  const { min = -Infinity, max = Infinity } = node.range;
  const start = nearestToZero(node);
  const fractional = node.type === "float" || node.type === "double" || node.type === "bigDecimal";
  const step = fractional && max - min < 64 ? (max - min) / 64 : 1;
  for (let distance = step; start + distance <= max; distance += step) yield start + distance;
  for (let distance = step; start - distance >= min; distance += step) yield start - distance;
}

function* otherBlobs(node: BlobNode): Generator<Uint8Array> {
  const { min = 0, max = Infinity } = node.length;
  for (let length = Math.max(min, 1); length <= max; length++) {
    for (let byte = 0; byte < 256; byte++) yield new Uint8Array(length).fill(byte, 0, 1);
  }
}
