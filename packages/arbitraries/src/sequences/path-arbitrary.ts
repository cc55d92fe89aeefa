import {
  beginningAt,
  type MemberRules,
  type Script,
  type ScriptStep,
  Sequence,
  type SequenceValues,
} from "@shapesmith/contract";
import { Arbitrary, type Random as Source, Stream, Value } from "fast-check";
import type { AnyOperations } from "./any-operations.js";
import { shortWays } from "./shortest-ways.js";
import { simplerScripts } from "./simpler-scripts.js";
import { moves, next, type Paths, ranksOf, scriptOfKind, weightOf } from "./walk.js";

/** What a sequence is made of, beside its way. */
export interface SequenceParts {
  readonly name: string;
  readonly paths: Paths;
  /** The values of a seed, of a resource of this kind; those of 0 are the simplest. */
  readonly values: (seed: number, where: MemberRules) => SequenceValues;
  /** What the resource is called, where that is known. */
  readonly called: string | undefined;
}

/** Any way through a lifecycle. Shrinking starts from the way itself, whoever made it. */
export class PathArbitrary extends Arbitrary<Sequence<AnyOperations>> {
  readonly #parts: SequenceParts;
  readonly #seeds = new WeakMap<Sequence<AnyOperations>, number>();

  constructor(parts: SequenceParts) {
    super();
    this.#parts = parts;
  }

  override generate(source: Source): Value<Sequence<AnyOperations>> {
    const { paths } = this.#parts;
    const where = paths.kinds[source.nextInt(0, paths.kinds.length - 1)] ?? {};
    const { start, steps: taken } = beginning(source, paths, where);
    const length = source.nextInt(1, paths.maxSteps);
    const steps = taken.map((step) => withAnyCase(source, paths, step));
    let at = taken.reduce((before, step) => next(paths, before, step), beginningAt(start, where));
    // Nothing comes after a state that stays, but calls that are refused.
    while (steps.length < length && steps.at(-1)?.kind !== "stay") {
      const step = pick(source, moves(paths, at), paths.operation);
      if (step === undefined) break;
      steps.push(withAnyCase(source, paths, step));
      at = next(paths, at, step);
    }
    const script = scriptOfKind(where, { start, steps });
    return new Value(this.#sequence(script, source.nextInt(1, 0xffff)), undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is Sequence<AnyOperations> {
    if (!(value instanceof Sequence)) return false;
    const { paths } = this.#parts;
    const { start, steps } = value.script;
    return (
      paths.starts.includes(start) &&
      steps.length <= paths.maxSteps &&
      ranksOf(paths, value.script) !== undefined
    );
  }

  override shrink(value: Sequence<AnyOperations>): Stream<Value<Sequence<AnyOperations>>> {
    return new Stream(this.#simpler(value));
  }

  *#simpler(value: Sequence<AnyOperations>): IterableIterator<Value<Sequence<AnyOperations>>> {
    const seed = this.#seeds.get(value) ?? 0;
    if (seed !== 0) yield new Value(this.#sequence(value.script, 0), undefined);
    for (const script of simplerScripts(this.#parts.paths, value.script)) {
      yield new Value(this.#sequence(script, seed), undefined);
    }
  }

  #sequence(script: Script, seed: number): Sequence<AnyOperations> {
    const { name, paths, values, called } = this.#parts;
    const made = values(seed, script.where ?? {});
    const sequence = new Sequence<AnyOperations>(name, paths.machine, script, made, called);
    this.#seeds.set(sequence, seed);
    return sequence;
  }
}

/**
 * Where a way begins: mostly at one of the starts, now and then behind a short way to some step,
 * so that steps which take much to come to are not rare.
 */
function beginning(source: Source, paths: Paths, where: MemberRules): Script {
  const start = paths.starts[source.nextInt(0, paths.starts.length - 1)] ?? "";
  if (source.nextInt(0, 3) > 0) return { start, steps: [] };
  const ways = shortWays(paths, where).filter(({ steps }) => steps.length <= paths.maxSteps);
  return ways[source.nextInt(0, ways.length - 1)] ?? { start, steps: [] };
}

function pick(
  source: Source,
  all: readonly ScriptStep[],
  operation: string,
): ScriptStep | undefined {
  const total = all.reduce((sum, move) => sum + weightOf(move, operation), 0);
  if (total === 0) return undefined;
  let drawn = source.nextInt(0, total - 1);
  return all.find((move) => (drawn -= weightOf(move, operation)) < 0);
}

/** The step with one of the cases that a resource can show which comes to its state. */
function withAnyCase(source: Source, { cases }: Paths, step: ScriptStep): ScriptStep {
  if (step.kind !== "turn") return step;
  const all = cases.get(step.to) ?? [];
  const instance = all.length === 0 ? undefined : all[source.nextInt(0, all.length - 1)];
  return instance === undefined ? step : { ...step, instance };
}
