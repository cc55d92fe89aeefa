import {
  beginningAt,
  type MemberRules,
  type Script,
  type ScriptStep,
  type Whereabouts,
} from "@shapesmith/contract";
import { moves, next, type Paths, scriptOfKind } from "./walk.js";

/**
 * Ways to the steps that a resource of this kind can take, none of them long. What has been published
 * is not looked at, which saves most of the work.
 */
export function shortWays(paths: Paths, where: MemberRules): readonly Script[] {
  return remembered(paths, `short ${JSON.stringify(where)}`, () =>
    waysOf(paths, where, ({ state, version, told }) => JSON.stringify([state, version, told])),
  );
}

/** The shortest way to every step that a resource of this kind can take, the shortest first. */
function shortestWays(paths: Paths, where: MemberRules): readonly Script[] {
  return remembered(paths, JSON.stringify(where), () =>
    waysOf(paths, where, (at) => JSON.stringify(at)),
  );
}

function remembered(paths: Paths, what: string, make: () => readonly Script[]): readonly Script[] {
  const known = knownWays.get(paths) ?? new Map<string, readonly Script[]>();
  knownWays.set(paths, known);
  const found = known.get(what) ?? make();
  known.set(what, found);
  return found;
}

const knownWays = new WeakMap<Paths, Map<string, readonly Script[]>>();

/** @param placeOf where two ways have come to the same place, one goes on. */
function waysOf(
  paths: Paths,
  where: MemberRules,
  placeOf: (at: Whereabouts) => string,
): readonly Script[] {
  const found: Script[] = [];
  const places = new Set<string>();
  const steps = new Set<string>();
  let ways = paths.starts.map((start) => ({
    at: beginningAt(start, where),
    script: scriptOfKind(where, { start, steps: [] }),
  }));
  while (ways.length > 0) {
    const further: typeof ways = [];
    for (const { at, script } of ways) {
      for (const move of moves(paths, at)) {
        const to = next(paths, at, move);
        const [step, place] = [JSON.stringify(move), placeOf(to)];
        const isNew = !steps.has(step);
        const leadsOn = !places.has(place);
        if (!isNew && !leadsOn) continue;
        const way = { ...script, steps: [...script.steps, move] };
        if (isNew) found.push(way);
        steps.add(step);
        places.add(place);
        if (leadsOn) further.push({ at: to, script: way });
      }
    }
    ways = further;
  }
  return found;
}

/** The shortest way of a resource of this kind that ends with a step that is wanted. */
export function shortestTo(
  paths: Paths,
  where: MemberRules,
  isWanted: (step: ScriptStep) => boolean,
): Script | undefined {
  return shortestWays(paths, where).find(({ steps }) => {
    const last = steps.at(-1);
    return last !== undefined && isWanted(last);
  });
}
