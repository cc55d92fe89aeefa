import {
  type BlobNode,
  type Bounds,
  codePointLength,
  compilePattern,
  type Condition,
  type ListNode,
  type MapNode,
  narrowed,
  put,
  Random,
  ruleHolds,
  type ShapeConstraint,
  type ShapeNode,
  type StringNode,
  type StructureNode,
  type UnionNode,
} from "@shapesmith/contract";
import { copyOfPlain } from "../demands/given.js";
import { identityOf } from "../identity.js";
import type { Guide } from "./location.js";
import { wrongTypes } from "./wrong-types.js";

/** Stands for a member that is left out. */
export const absent: unique symbol = Symbol("absent");

/** Longer strings, lists, maps and blobs are not made: their greatest length cannot be broken. */
const longest = {
  text: 16 * 1024 * 1024,
  elements: 20_000,
  entries: 5000,
  bytes: 32 * 1024 * 1024,
};

/**
 * Values that fail to conform in one way and differ little from one that conforms, the nearest
 * first. None where no value breaks it, or none that is not too large to be made. That they break
 * this and nothing else has to be seen by whoever uses them.
 */
export function* brokenValues(
  { breach, node, condition }: Pick<ShapeConstraint, "breach" | "node" | "condition">,
  value: unknown,
  guide: Guide,
): Generator {
  switch (breach) {
    case "required":
      yield absent;
      return;
    case "null":
      yield null;
      return;
    case "type":
      yield* wrongTypes(node, value);
      return;
    case "belowMinimum":
    case "aboveMaximum":
      if ("range" in node) yield* beyond(node.type, node.range, breach);
      return;
    case "tooShort":
      yield* tooShort(node, value);
      return;
    case "tooLong":
      yield* tooLong(node, value, guide);
      return;
    case "pattern":
      if (node.type === "string" && typeof value === "string")
        yield* mismatches(node, value, guide);
      return;
    case "enum":
      if (node.type === "enum" && typeof value === "string") yield* notListed(node, value);
      if (node.type === "intEnum") yield Math.max(-1, ...node.values) + 1;
      return;
    case "unknownMember":
      if (node.type === "structure" || node.type === "union") yield* withUnknown(node, value);
      return;
    case "duplicate":
      if (node.type === "list" && Array.isArray(value)) yield* withDuplicate(node, value, guide);
      return;
    case "noMember":
      yield {};
      return;
    case "twoMembers":
      if (node.type === "union") yield* withSecondMember(node, value, guide);
      return;
    case "condition":
      if (node.type === "structure" && condition !== undefined) {
        yield* contradictions(node, condition, value, guide);
      }
  }
}

function* beyond(
  type: string,
  { min, max }: Bounds,
  breach: "belowMinimum" | "aboveMaximum",
): Generator {
  const sign = breach === "belowMinimum" ? -1 : 1;
  const limit = breach === "belowMinimum" ? min : max;
  if (limit === undefined) return;
  const isWhole = !["float", "double", "bigDecimal"].includes(type);
  const start = sign < 0 ? Math.ceil(limit) : Math.floor(limit);
  if (type === "bigInteger") yield BigInt(start) + BigInt(sign);
  else if (isWhole) yield start + sign;
  else {
    // Of a number this large a hundredth is nothing.
    const steps = [0.01, 1, Math.abs(limit) * 2 ** -50];
    for (const step of steps) {
      const number: number = Number((limit + sign * step).toPrecision(15));
      if (number === limit || !Number.isFinite(number)) continue;
      yield type === "bigDecimal" ? { string: String(number), type: "bigDecimal" } : number;
    }
  }
}

// --- lengths ------------------------------------------------------------------------------------

function* tooShort(node: ShapeNode, value: unknown): Generator {
  if (!("length" in node)) return;
  const { min = 0 } = node.length;
  if (min === 0) return;
  if (node.type === "string" && typeof value === "string") {
    const shorter = matching(node, 0, min - 1);
    if (shorter !== undefined) yield shorter;
    yield Array.from(value)
      .slice(0, min - 1)
      .join("");
  } else if (node.type === "list" && Array.isArray(value)) yield value.slice(0, min - 1);
  else if (value instanceof Uint8Array) yield value.slice(0, min - 1);
  else if (node.type === "map" && isObject(value)) {
    yield Object.fromEntries(Object.entries(value).slice(0, min - 1));
  }
}

function matches({ pattern }: StringNode, text: string): boolean {
  return pattern === undefined || compilePattern(pattern).matches(text);
}

/** The longest string up to `max` that matches the pattern; undefined: there is none. */
function matching({ pattern }: StringNode, min: number, max: number): string | undefined {
  if (pattern === undefined) return undefined;
  const strings = compilePattern(pattern).within(min, max);
  if (strings === undefined) return undefined;
  try {
    // The same place is to be broken by the same string each time.
    return strings.sample(new Random(0), min === 0 ? strings.longest : strings.shortest);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function* tooLong(node: ShapeNode, value: unknown, guide: Guide): Generator {
  if (!("length" in node)) return;
  const { max } = node.length;
  if (max === undefined) return;
  switch (node.type) {
    case "string":
      if (max <= longest.text && typeof value === "string") yield* longerStrings(node, max, value);
      return;
    case "list":
      if (max <= longest.elements && Array.isArray(value))
        yield* longerLists(node, max, value, guide);
      return;
    case "map":
      if (max <= longest.entries && isObject(value)) yield* largerMaps(node, max, value, guide);
      return;
    case "blob":
      if (max <= longest.bytes) yield* longerBlobs(node, max, value);
  }
}

function* longerStrings(node: StringNode, max: number, value: string): Generator<string> {
  const last = Array.from(value).at(-1) ?? "a";
  const padded = value + last.repeat(max + 1 - codePointLength(value));
  const longer = matches(node, padded) ? undefined : matching(node, max + 1, max + 1);
  yield longer ?? padded;
}

function* longerLists(
  node: ListNode,
  max: number,
  value: readonly unknown[],
  guide: Guide,
): Generator {
  const list = value.map(copyOfPlain);
  const { target } = node.member;
  if (node.uniqueItems) {
    const seen = new Set(list.map(identityOf));
    for (const element of guide.many(target, max + 1 + list.length)) {
      if (list.length > max) break;
      const identity = identityOf(element);
      if (seen.has(identity)) continue;
      seen.add(identity);
      list.push(element);
    }
    // Where there are too few values, duplicates would be wrong as well: nothing breaks this alone.
    if (list.length <= max) return;
  }
  const first = list[0] ?? guide.make(target);
  while (list.length <= max) list.push(copyOfPlain(first));
  yield list;
}

function* largerMaps(
  node: MapNode,
  max: number,
  value: Readonly<Record<string, unknown>>,
  guide: Guide,
): Generator {
  const map = { ...value };
  let size = Object.keys(map).length;
  const first = Object.values(map)[0] ?? guide.make(node.value.target);
  for (const key of guide.many(node.key.target, max + 1 + size)) {
    if (size > max) break;
    const name = String(key);
    if (Object.hasOwn(map, name)) continue;
    put(map, name, copyOfPlain(first));
    size++;
  }
  if (size > max) yield map;
}

function* longerBlobs(_node: BlobNode, max: number, value: unknown): Generator<Uint8Array> {
  const bytes = new Uint8Array(max + 1);
  if (value instanceof Uint8Array) bytes.set(value.subarray(0, max + 1));
  yield bytes;
}

// --- texts --------------------------------------------------------------------------------------

/** What is put in place of a character, by kind: few patterns allow one of each kind everywhere. */
const intruders = [
  [" ", "\t", "\u00a0"],
  ["!", "/", ":", "*", "$", "-", "_", ".", "<", '"', "\\", "{"],
  ["\n", "\r", "\u2028"],
  ["a", "z", "A", "Z"],
  ["0", "9"],
  ["\u00e9", "\u00df", "\u0131", "\u4e00"],
  ["\u0000", "\u001b", "\u007f"],
  ["\u{1f600}", "\u{10000}"],
] as const;

/** For patterns that exclude some characters only. */
const ascii = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));

/** Places of a text that are tried: a long one breaks at its ends or in its middle, if at all. */
const mostPlaces = 24;

/** Strings that differ from one that matches in one character and do not match. */
function* mismatches(node: StringNode, value: string, guide: Guide): Generator<string> {
  if (node.pattern === undefined) return;
  const pattern = compilePattern(node.pattern);
  const { min = 0, max = Infinity } = node.length;
  const characters = Array.from(value);
  const isMiss = (text: string): boolean => {
    const length = codePointLength(text);
    return length >= min && length <= max && !pattern.matches(text);
  };
  const offset = guide.pick(characters.length + 1);
  const missesAt = (at: number, others: readonly string[]): readonly string[] => {
    const edits = others.flatMap((other) => [
      ...(at < characters.length ? [characters.with(at, other)] : []),
      characters.toSpliced(at, 0, other),
    ]);
    if (at < characters.length) edits.push(characters.toSpliced(at, 1));
    return edits.map((edited) => edited.join("")).filter(isMiss);
  };
  const places = Math.min(characters.length + 1, mostPlaces);
  let isFound = false;
  for (let count = 0; count < places; count++) {
    const at = (offset + count) % (characters.length + 1);
    const misses = [
      ...missesAt(
        at,
        intruders.map((kind) => kind[guide.pick(kind.length)] ?? " "),
      ),
      // What `$` lets through in many languages.
      ...[`${value}\n`].filter(isMiss),
    ];
    isFound ||= misses.length > 0;
    yield* rotated(misses, guide);
  }
  if (!isFound) yield* rotated(missesAt(offset, ascii), guide);
}

/** Begins with any of them: only the first few are looked at. */
function rotated<T>(values: readonly T[], guide: Guide): readonly T[] {
  const start = guide.pick(Math.max(1, values.length));
  return [...values.slice(start), ...values.slice(0, start)];
}

function* notListed(node: ShapeNode & { readonly type: "enum" }, value: string): Generator<string> {
  const listed = new Set([...node.values, ...node.observed]);
  const variants = [
    value.toLowerCase(),
    value.toUpperCase(),
    `${value}x`,
    value.slice(0, -1),
    `${value} `,
    "",
  ];
  for (const variant of variants) if (!listed.has(variant)) yield variant;
}

// --- members ------------------------------------------------------------------------------------

function* withUnknown(node: StructureNode | UnionNode, value: unknown): Generator {
  if (!isObject(value)) return;
  const known = Object.keys(value)[0] ?? node.members[0]?.name;
  const names =
    known === undefined
      ? ["Unknown"]
      : [swapFirst(known), `${known}s`, known.slice(0, -1), "Unknown"];
  for (const name of names) {
    if (name === "" || node.memberByName.has(name)) continue;
    if (node.type === "union") yield { [name]: "unknown" };
    else yield { ...value, [name]: "unknown" };
  }
}

/** `functionName` for `FunctionName`, and the other way round. */
function swapFirst(name: string): string {
  const first = name.charAt(0);
  const swapped = first === first.toUpperCase() ? first.toLowerCase() : first.toUpperCase();
  return swapped + name.slice(1);
}

function* withDuplicate(node: ListNode, value: readonly unknown[], guide: Guide): Generator {
  const elements = value.length === 0 ? [guide.make(node.member.target)] : value;
  const twin = copyOfPlain(elements[guide.pick(elements.length)]);
  const { max = Infinity } = node.length;
  if (elements.length < max) yield [...elements, twin];
  else if (elements.length > 1) {
    yield [...elements.slice(0, -1), copyOfPlain(elements[0])];
  }
}

function* withSecondMember(node: UnionNode, value: unknown, guide: Guide): Generator {
  if (!isObject(value)) return;
  const others = node.members.filter(({ name }) => value[name] === undefined);
  const start = guide.pick(others.length);
  for (const { name } of [...others.slice(start), ...others.slice(0, start)]) {
    const both = { ...value };
    put(both, name, guide.makeMember(node, name));
    yield both;
  }
}

/** The structure with members as one of the ways to break a condition has them. */
function* contradictions(
  node: StructureNode,
  { breaches }: Condition,
  value: unknown,
  guide: Guide,
): Generator {
  if (!isObject(value)) return;
  const start = guide.pick(Math.max(1, breaches.length));
  for (const way of [...breaches.slice(start), ...breaches.slice(0, start)]) {
    const broken = copyOfPlain(value) as Record<string, unknown>;
    for (const [name, rule] of way) {
      const member = node.memberByName.get(name);
      const part = Object.hasOwn(broken, name) ? broken[name] : undefined;
      if (member === undefined || ruleHolds(rule, part)) continue;
      if (rule === null) Reflect.deleteProperty(broken, name);
      else put(broken, name, "is" in rule ? rule.is : guide.make(narrowed(member.target, rule)));
    }
    yield broken;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
