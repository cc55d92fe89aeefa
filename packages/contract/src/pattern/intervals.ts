/**
 * Sets of whole numbers, kept as sorted, disjoint, non-adjacent intervals with both ends included.
 * Three things of this folder are such sets: the characters of a class, the lengths that are
 * feasible, and the positions that a match has reached.
 */
export type Interval = readonly [from: number, to: number];
export type Intervals = readonly Interval[];

export const nothing: Intervals = [];

export function interval(from: number, to: number): Intervals {
  return from <= to ? [[from, to]] : nothing;
}

/** Brings intervals in any order, overlapping or empty, into the form of a set. */
export function normalize(intervals: Iterable<Interval>): Intervals {
  const sorted = [...intervals].filter(([from, to]) => from <= to).sort((a, b) => a[0] - b[0]);
  const result: Interval[] = [];
  for (const next of sorted) append(result, next);
  return result;
}

/** Adds an interval that does not begin before the last one does. */
function append(result: Interval[], next: Interval): void {
  const last = result.at(-1);
  if (last === undefined || next[0] > last[1] + 1) result.push(next);
  else if (next[1] > last[1]) result[result.length - 1] = [last[0], next[1]];
}

export function union(a: Intervals, b: Intervals): Intervals {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  const result: Interval[] = [];
  let i = 0;
  let j = 0;
  for (;;) {
    const left = a[i];
    const right = b[j];
    if (left !== undefined && (right === undefined || left[0] <= right[0])) {
      append(result, left);
      i++;
    } else if (right !== undefined) {
      append(result, right);
      j++;
    } else {
      return result;
    }
  }
}

export function intersect(a: Intervals, b: Intervals): Intervals {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  const first = few[0];
  if (first === undefined) return nothing;
  const result: Interval[] = [];
  let i = 0;
  let j = indexReaching(many, first[0]);
  for (;;) {
    const left = few[i];
    const right = many[j];
    if (left === undefined || right === undefined) return result;
    const from = Math.max(left[0], right[0]);
    const to = Math.min(left[1], right[1]);
    if (from <= to) result.push([from, to]);
    if (left[1] < right[1]) i++;
    else j++;
  }
}

/** What lies in `from..to` and not in the set. */
export function complement(set: Intervals, from: number, to: number): Intervals {
  const result: Interval[] = [];
  let next = from;
  for (const [first, last] of set) {
    if (first > next) result.push([next, Math.min(first - 1, to)]);
    next = Math.max(next, last + 1);
    if (next > to) return result;
  }
  if (next <= to) result.push([next, to]);
  return result;
}

export function subtract(a: Intervals, b: Intervals): Intervals {
  const last = a.at(-1);
  if (last === undefined || b.length === 0) return a;
  return intersect(a, complement(b, first(a), last[1]));
}

export function contains(set: Intervals, value: number): boolean {
  const found = set[indexReaching(set, value)];
  return found !== undefined && found[0] <= value;
}

/** The index of the first interval whose end is not below `value`. */
export function indexReaching(set: Intervals, value: number): number {
  let low = 0;
  let high = set.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((set[middle] as Interval)[1] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many numbers the set has. */
export function count(set: Intervals): number {
  let total = 0;
  for (let i = 0; i < set.length; i++) {
    const part = set[i] as Interval;
    total += part[1] - part[0] + 1;
  }
  return total;
}

/** The smallest number of a set that is not empty. */
export function first(set: Intervals): number {
  return at(set, 0);
}

/** The largest number of a set that is not empty. */
export function last(set: Intervals): number {
  const end = set.at(-1);
  if (end === undefined) throw new RangeError("an empty set has no largest number");
  return end[1];
}

/** The number at an index of the set's numbers in ascending order. */
export function at(set: Intervals, index: number): number {
  let rest = index;
  for (let i = 0; i < set.length; i++) {
    const part = set[i] as Interval;
    const after = part[1] - part[0] + 1;
    if (rest < after) return part[0] + rest;
    rest -= after;
  }
  throw new RangeError(`a set of ${count(set)} numbers has none at index ${index}`);
}

/** The numbers not above `limit`. */
export function upTo(set: Intervals, limit: number): Intervals {
  const end = set.at(-1);
  if (end === undefined || end[1] <= limit) return set;
  return intersect(set, interval(0, limit));
}

/** Each number moved by `distance`, those that fall outside `0..limit` left out. */
export function shift(set: Intervals, distance: number, limit: number): Intervals {
  const result: Interval[] = [];
  for (const [from, to] of set) {
    const moved: Interval = [Math.max(0, from + distance), Math.min(limit, to + distance)];
    if (moved[0] <= moved[1]) result.push(moved);
  }
  return result;
}

/** Every sum of a number of `a` and a number of `b` that is not above `limit`. */
export function sums(a: Intervals, b: Intervals, limit: number): Intervals {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  const [only] = few;
  if (only === undefined) return nothing;
  if (few.length === 1) return widened(many, only, limit);
  if (few.length * many.length > denseFrom) return denseSums(few, many, limit);
  let result: Intervals = nothing;
  for (const part of few) result = union(result, widened(many, part, limit));
  return result;
}

function widened(set: Intervals, [low, high]: Interval, limit: number): Intervals {
  if (high === 0) return upTo(set, limit);
  const result: Interval[] = [];
  for (const [from, to] of set) {
    if (from + low > limit) break;
    append(result, [from + low, Math.min(limit, to + high)]);
  }
  return result;
}

/** From this many pairs of intervals on, one pass over all numbers up to the limit is cheaper. */
const denseFrom = 4096;

function denseSums(few: Intervals, many: Intervals, limit: number): Intervals {
  // How many sums begin at a number, less how many ended before it.
  const change = new Int32Array(limit + 2);
  for (const [low, high] of few) {
    for (const [from, to] of many) {
      if (from + low > limit) break;
      (change[from + low] as number)++;
      (change[Math.min(limit, to + high) + 1] as number)--;
    }
  }
  const result: Interval[] = [];
  let open = 0;
  let start = 0;
  for (let value = 0; value <= limit + 1; value++) {
    const before = open;
    if (value <= limit) open += change[value] as number;
    else open = 0;
    if (before === 0 && open > 0) start = value;
    if (before > 0 && open === 0) result.push([start, value - 1]);
  }
  return result;
}

/** The numbers `n` of `part` for which `total - n` is a number of `others`. */
export function partsOf(part: Intervals, others: Intervals, total: number): Intervals {
  const result: Interval[] = [];
  for (let i = 0; i < part.length; i++) {
    const own = part[i] as Interval;
    const low = own[0];
    if (low > total) break;
    const high = own[1];
    // From the greatest of the others down, so that the numbers rise.
    for (let j = indexReaching(others, total - low + 1); j >= 0; j--) {
      const other = others[j];
      if (other === undefined || other[0] > total - low) continue;
      if (other[1] < total - high) break;
      result.push([Math.max(low, total - other[1]), Math.min(high, total - other[0])]);
    }
  }
  return result;
}
