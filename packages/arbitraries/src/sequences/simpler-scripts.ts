import { beginningAt, type MemberRules, type Script, type ScriptStep } from "@shapesmith/contract";
import { shortestTo } from "./shortest-ways.js";
import {
  haveSameOutcome,
  isAlike,
  isSame,
  moves,
  next,
  type Paths,
  ranksOf,
  retraced,
  scriptOfKind,
  withCaseOf,
} from "./walk.js";

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

/** Compared one by one: steps, the start, the kind of resource, how simple the steps are, their cases. */
type ScriptSize = readonly [
  steps: number,
  start: number,
  kind: number,
  ranks: number,
  cases: number,
];

function sizeOf(paths: Paths, script: Script): ScriptSize | undefined {
  const ranks = ranksOf(paths, script);
  const start = paths.starts.indexOf(script.start);
  const kind = kindOf(paths, script);
  if (ranks === undefined || start < 0 || kind < 0 || ranks.length === 0) return undefined;
  const cases = script.steps.filter(hasCase).length;
  return [ranks.length, start, kind, ranks.reduce((sum, rank) => sum + rank, 0), cases];
}

function kindOf({ kinds }: Paths, { where = {} }: Script): number {
  const own = JSON.stringify(where);
  return kinds.findIndex((kind) => JSON.stringify(kind) === own);
}

function isLess(one: ScriptSize, other: ScriptSize): boolean {
  for (const [index, part] of one.entries()) {
    const against = other[index] ?? 0;
    if (part !== against) return part < against;
  }
  return false;
}

function* candidates(paths: Paths, script: Script): Generator<Script> {
  const { start, steps, where = {} } = script;
  for (let length = 1; length < steps.length; length *= 2) {
    yield { ...script, steps: steps.slice(0, length) };
  }
  const kinds = paths.kinds.slice(0, kindOf(paths, script));
  // What fails is often due to one step: the shortest way there, from the last one on.
  for (const step of steps.toReversed()) {
    for (const likeness of [isAlike, haveSameOutcome]) {
      for (const kind of [...kinds.slice(0, 1), where]) {
        const way = shortestTo(paths, kind, (one) => likeness(one, step));
        if (way !== undefined) yield withCasesOf(way, script);
      }
    }
  }
  yield* withoutSpans(paths, script);
  for (const other of paths.starts.filter((one) => one !== start)) {
    // The first steps may only lead to where the other one begins.
    for (let from = 0; from < steps.length; from += 1) {
      const moved = retraced(paths, { ...script, start: other, steps: steps.slice(from) });
      if (moved !== undefined) yield moved;
    }
  }
  yield* ofSimplerKinds(paths, script, kinds);
  yield* withSimplerSteps(paths, script);
  // When nothing else is left, one step that has nothing to do with these may do.
  if (steps.length > 1) yield* ofOneStep(paths);
  // Which case it is shows last: as long as steps are left out, it must not become another one.
  yield* withoutCases(script);
}

function hasCase(step: ScriptStep): boolean {
  return step.kind === "turn" && step.instance !== undefined;
}

/** The way with the cases that the script has in the same states. */
function withCasesOf(way: Script, { steps }: Script): Script {
  const known = steps.filter(hasCase).toReversed();
  const isSameTurn = (step: ScriptStep): ((other: ScriptStep) => boolean) => {
    return (other) => step.kind === "turn" && other.kind === "turn" && other.to === step.to;
  };
  return {
    ...way,
    steps: way.steps.map((step) => withCaseOf(step, known.find(isSameTurn(step)))),
  };
}

/** With one case less that is told: any may be shown. */
function* withoutCases(script: Script): Generator<Script> {
  for (const [index, step] of script.steps.entries()) {
    if (step.kind !== "turn" || step.instance === undefined) continue;
    const { instance: _, ...bare } = step;
    yield { ...script, steps: script.steps.with(index, bare) };
  }
}

function* ofOneStep(paths: Paths): Generator<Script> {
  const [where = {}] = paths.kinds;
  for (const start of paths.starts) {
    for (const move of moves(paths, beginningAt(start, where))) {
      yield scriptOfKind(where, { start, steps: [move] });
    }
  }
}

function* ofSimplerKinds(
  paths: Paths,
  { start, steps }: Script,
  kinds: readonly MemberRules[],
): Generator<Script> {
  for (const where of kinds) {
    const moved = retraced(paths, { start, steps, where });
    if (moved !== undefined) yield moved;
  }
}

/** Without some steps in a row, the most first. */
function* withoutSpans(paths: Paths, script: Script): Generator<Script> {
  const { steps } = script;
  for (let span = steps.length - 1; span > 0; span -= 1) {
    for (let from = 0; from + span <= steps.length; from += 1) {
      const left = [...steps.slice(0, from), ...steps.slice(from + span)];
      const kept = retraced(paths, { ...script, steps: left });
      if (kept !== undefined) yield kept;
    }
  }
}

/** With one step that is simpler, from which the others can still be taken. */
function* withSimplerSteps(paths: Paths, script: Script): Generator<Script> {
  const { start, steps, where } = script;
  let at = beginningAt(start, where);
  for (const [index, step] of steps.entries()) {
    for (const move of moves(paths, at)) {
      if (isSame(move, step)) break;
      const others = [...steps.slice(0, index), move, ...steps.slice(index + 1)];
      const changed = retraced(paths, { ...script, steps: others });
      if (changed !== undefined) yield changed;
    }
    at = next(paths, at, step);
  }
}
