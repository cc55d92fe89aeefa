import { beginningAt, type Script } from "@shapesmith/contract";
import { moves, next, type Paths, ranksOf, retraced, shortestTo } from "./walk.js";

/** Ways that are simpler than this one: shorter, or of simpler steps; the simplest first. */
export function* simplerScripts(paths: Paths, script: Script): Generator<Script> {
  const size = sizeOf(paths, script);
  if (size === undefined) return;
  const seen = new Set<string>([JSON.stringify(script)]);
  for (const candidate of candidates(paths, script)) {
    const key = JSON.stringify(candidate);
    if (seen.has(key)) continue;
    seen.add(key);
    const own = sizeOf(paths, candidate);
    if (own !== undefined && isLess(own, size)) yield candidate;
  }
}

/** Compared one by one: steps, how simple they are, the start. */
type ScriptSize = readonly [steps: number, ranks: number, start: number];

function sizeOf(paths: Paths, script: Script): ScriptSize | undefined {
  const ranks = ranksOf(paths, script);
  const start = paths.starts.indexOf(script.start);
  if (ranks === undefined || start < 0 || ranks.length === 0) return undefined;
  return [ranks.length, ranks.reduce((sum, rank) => sum + rank, 0), start];
}

function isLess(one: ScriptSize, other: ScriptSize): boolean {
  for (const [index, part] of one.entries()) {
    const against = other[index] ?? 0;
    if (part !== against) return part < against;
  }
  return false;
}

function* candidates(paths: Paths, script: Script): Generator<Script> {
  const { start, steps } = script;
  for (let length = 1; length < steps.length; length *= 2) {
    yield { start, steps: steps.slice(0, length) };
  }
  // What fails is often due to one step: the shortest way there, from the last one on.
  for (const step of steps.toReversed()) {
    const way = shortestTo(paths, step);
    if (way !== undefined) yield way;
  }
  yield* withoutSpans(paths, script);
  for (const other of paths.starts.filter((one) => one !== start)) {
    // The first steps may only lead to where the other one begins.
    for (let from = 0; from < steps.length; from += 1) {
      const moved = retraced(paths, other, steps.slice(from));
      if (moved !== undefined) yield moved;
    }
  }
  yield* withSimplerSteps(paths, script);
}

/** Without some steps in a row, the most first. */
function* withoutSpans(paths: Paths, { start, steps }: Script): Generator<Script> {
  for (let span = steps.length - 1; span > 0; span -= 1) {
    for (let from = 0; from + span <= steps.length; from += 1) {
      const kept = retraced(paths, start, [...steps.slice(0, from), ...steps.slice(from + span)]);
      if (kept !== undefined) yield kept;
    }
  }
}

/** With one step that is simpler, from which the others can still be taken. */
function* withSimplerSteps(paths: Paths, { start, steps }: Script): Generator<Script> {
  let at = beginningAt(start);
  for (const [index, step] of steps.entries()) {
    for (const move of moves(paths, at)) {
      if (JSON.stringify(move) === JSON.stringify(step)) break;
      const changed = retraced(paths, start, [
        ...steps.slice(0, index),
        move,
        ...steps.slice(index + 1),
      ]);
      if (changed !== undefined) yield changed;
    }
    at = next(paths, at, step);
  }
}
