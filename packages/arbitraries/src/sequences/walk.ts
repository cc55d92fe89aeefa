import {
  after,
  beginningAt,
  type CaseInstance,
  type Machine,
  type MemberRules,
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
  /** States that a way begins in, the simplest first. */
  readonly starts: readonly string[];
  /** Kinds of resources between which the machine tells, the simplest first. */
  readonly kinds: readonly MemberRules[];
  /** What a resource can show that comes to a state, such as reason codes, by state. */
  readonly cases: ReadonlyMap<string, readonly CaseInstance[]>;
  /** Steps at most. */
  readonly maxSteps: number;
  /** Whether a state that does not last may last. */
  readonly neverEnds: boolean;
}

/** What may be done next, the simplest first. Ways cross again and again where others have been. */
export function moves(paths: Paths, at: Whereabouts): readonly ScriptStep[] {
  const known = knownMoves.get(paths) ?? new Map<string, readonly ScriptStep[]>();
  knownMoves.set(paths, known);
  const place = JSON.stringify(at);
  const found = known.get(place) ?? movesOf(paths, at);
  known.set(place, found);
  return found;
}

const knownMoves = new WeakMap<Paths, Map<string, readonly ScriptStep[]>>();

function movesOf({ machine, operation, neverEnds }: Paths, at: Whereabouts): readonly ScriptStep[] {
  const all = movesFrom(machine, at, operation);
  if (!neverEnds) return all;
  const isPassing = (state: string | undefined): state is string =>
    state !== undefined && machine.usualTurn(state) !== undefined;
  return [
    ...all,
    ...(isPassing(at.state) ? [{ kind: "stay" as const, in: at.state }] : []),
    ...(isPassing(at.version)
      ? [{ kind: "stay" as const, in: at.version, version: true as const }]
      : []),
  ];
}

/** How often a move comes up, against others: those that lead on more often than those that fail. */
export function weightOf(move: ScriptStep, operation: string): number {
  if (move.kind !== "call") return move.kind === "stay" ? 1 : 6;
  if (move.version) return 3;
  if (move.unpublished) return 1;
  if (move.error !== undefined) return move.operation === operation ? 3 : 1;
  return move.operation === operation ? 8 : 2;
}

/** Where the step leads to. It must be one of the moves from there. */
export function next({ machine }: Paths, at: Whereabouts, step: ScriptStep): Whereabouts {
  const to = after(machine, at, step);
  if (typeof to === "string") throw new TypeError(`${machine.name}: ${to}`);
  return to;
}

/** Whether two steps are the same, wherever they are taken. */
export function isAlike(one: ScriptStep, other: ScriptStep): boolean {
  if (one.kind !== other.kind || one.version !== other.version) return false;
  if (one.kind === "turn" && other.kind === "turn") return one.to === other.to;
  if (one.kind !== "call" || other.kind !== "call") return true;
  return (
    one.operation === other.operation &&
    one.error === other.error &&
    one.seldom === other.seldom &&
    one.unpublished === other.unpublished &&
    JSON.stringify(one.asks) === JSON.stringify(other.asks)
  );
}

/** The script of a resource of this kind. */
export function scriptOfKind(where: MemberRules, script: Omit<Script, "where">): Script {
  return Object.keys(where).length === 0 ? script : { ...script, where };
}

/** The same steps from another start, or undefined where one of them is not allowed there. */
export function retraced(paths: Paths, { start, steps, where = {} }: Script): Script | undefined {
  const taken: ScriptStep[] = [];
  let at = beginningAt(start, where);
  for (const step of steps) {
    const all = moves(paths, at);
    // The very same one, if it is there: others may differ in the text of an error.
    const move = all.find((one) => isSame(one, step)) ?? all.find((one) => isAlike(one, step));
    if (move === undefined) return undefined;
    taken.push(withCaseOf(move, step));
    at = next(paths, at, move);
  }
  return scriptOfKind(where, { start, steps: taken });
}

/** Whether two steps are the same, whichever of its cases the resource shows. */
export function isSame(one: ScriptStep, other: ScriptStep): boolean {
  const [a, b] = [one, other].map((step) => JSON.stringify({ ...step, instance: undefined }));
  return a === b;
}

/** The step with the case that the other one has, where both come to the same state. */
export function withCaseOf(step: ScriptStep, other: ScriptStep | undefined): ScriptStep {
  if (step.kind !== "turn" || other?.kind !== "turn" || step.to !== other.to) return step;
  return other.instance === undefined ? step : { ...step, instance: other.instance };
}

/** How simple each step is among those that could be taken instead: 0 is the simplest. */
export function ranksOf(
  paths: Paths,
  { start, steps, where }: Script,
): readonly number[] | undefined {
  const ranks: number[] = [];
  let at = beginningAt(start, where);
  for (const step of steps) {
    const rank = moves(paths, at).findIndex((one) => isSame(one, step));
    if (rank < 0) return undefined;
    ranks.push(rank);
    at = next(paths, at, step);
  }
  return ranks;
}

/** Whether both steps come to the same, be it of the resource or a version, and whatever is called. */
export function haveSameOutcome(one: ScriptStep, other: ScriptStep): boolean {
  if (one.kind === "turn" && other.kind === "turn") return one.to === other.to;
  if (one.kind !== "call" || other.kind !== "call") return false;
  return one.error !== undefined && one.error === other.error;
}
