import type { DocumentValue, Random } from "@shapesmith/contract";
import type { Draw } from "../draw.js";

/** Levels of lists and objects in a document. */
const deepest = 3;

/** Most parts of a list or an object. */
const longest = 3;

const keys = ["id", "name", "value", "items", "enabled", "__proto__", "a b", ""] as const;
const texts = ["", "text", "0", "true", "null", "two words", 'quote "', "\u00e9\u{1f600}"] as const;

/** Any JSON value: an object half the time, as documents mostly are. */
export function drawDocument({ random }: Draw): DocumentValue {
  return random.chance(1, 2) ? drawObject(random, 1) : drawAny(random, 0);
}

function drawAny(random: Random, level: number): DocumentValue {
  const kinds = level < deepest ? [...leaves, drawList, drawObject] : leaves;
  return random.pick(kinds)(random, level + 1);
}

const leaves: readonly ((random: Random, level: number) => DocumentValue)[] = [
  () => null,
  (random) => random.chance(1, 2),
  (random) => random.between(-100, 1000),
  (random) => random.between(-10_000, 10_000) / 100,
  (random) => random.pick(texts),
];

function drawList(random: Random, level: number): DocumentValue {
  return Array.from({ length: random.below(longest + 1) }, () => drawAny(random, level));
}

function drawObject(random: Random, level: number): DocumentValue {
  const entries = Array.from({ length: random.below(longest + 1) }, () => [
    random.pick(keys),
    drawAny(random, level),
  ]);
  // Unlike an assignment this makes `__proto__` a property like any other.
  return Object.fromEntries(entries) as DocumentValue;
}
