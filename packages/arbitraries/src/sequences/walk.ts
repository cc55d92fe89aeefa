import {
  after,
  type Machine,
  movesFrom,
  type Script,
  type ScriptStep,
  type Whereabouts,
} from "@shapesmith/contract";

/** Which ways through a machine are walked. */
export interface Paths {
  readonly machine: Machine;
  /** The operation whose calls they are about, by Smithy name. */
  readonly operation: string;
  /** States that a way begins in. */
  readonly starts: readonly string[];
  /** Whether a state that does not last may last. */
  readonly neverEnds: boolean;
}

/** Choices are numbers below this; it is more than any state has moves. */
export const choices = 1024;

/** The way that these choices lead, of as many steps as there are choices, or fewer at its end. */
export function walk(paths: Paths, start: string, chosen: readonly number[]): Script {
  const steps: ScriptStep[] = [];
  let at: Whereabouts = { state: start, version: undefined };
  for (const choice of chosen) {
    const moves = weighted(paths, at);
    const step = moves[choice % moves.length];
    if (step === undefined) break;
    steps.push(step);
    if (step.kind === "stay") break;
    const next = after(paths.machine, at, step);
    if (typeof next === "string") throw new TypeError(`${paths.machine.name}: ${next}`);
    at = next;
  }
  return { start, steps };
}

/** The choices that lead this way; undefined where none do. */
export function choicesOf(paths: Paths, { start, steps }: Script): readonly number[] | undefined {
  if (!paths.starts.includes(start)) return undefined;
  const chosen: number[] = [];
  let at: Whereabouts = { state: start, version: undefined };
  for (const step of steps) {
    const wanted = JSON.stringify(step);
    const choice = weighted(paths, at).findIndex((move) => JSON.stringify(move) === wanted);
    const next = after(paths.machine, at, step);
    if (choice < 0 || typeof next === "string") return undefined;
    chosen.push(choice);
    at = next;
  }
  return chosen;
}

/** The moves, the simplest first; those that lead on come up more often than those that fail. */
function weighted(
  { machine, operation, neverEnds }: Paths,
  at: Whereabouts,
): readonly ScriptStep[] {
  const moves = movesFrom(machine, at, operation);
  const lasts = machine.usualTurn(at.state) === undefined;
  const end: readonly ScriptStep[] = neverEnds && !lasts ? [{ kind: "stay", in: at.state }] : [];
  return [...moves, ...end].flatMap((move): readonly ScriptStep[] =>
    Array<ScriptStep>(weightOf(move, operation)).fill(move),
  );
}

function weightOf(move: ScriptStep, operation: string): number {
  if (move.kind !== "call") return move.kind === "stay" ? 1 : 6;
  if (move.error !== undefined) return move.operation === operation ? 3 : 1;
  return move.operation === operation ? 8 : 2;
}
