import type { Position, Tracked } from "./position.js";
import type { Script, ScriptStep } from "./script.js";

/** The steps of the script from the position on, up to the next turn, that included. */
export function stepsAhead(
  { steps }: Script,
  { step: first }: Position,
): readonly (readonly [number, ScriptStep])[] {
  const found: [number, ScriptStep][] = [];
  for (let index = first; index < steps.length; index += 1) {
    const step = steps[index];
    if (step === undefined) break;
    found.push([index, step]);
    if (step.kind === "turn") break;
  }
  return found;
}

/** Whether the resource or version that the step speaks of is in the state that it begins in. */
export function isHere(position: Position, step: ScriptStep): boolean {
  return trackedOf(position, step)?.state === step.in;
}

function trackedOf({ resource, versions }: Position, step: ScriptStep): Tracked | undefined {
  return step.version ? [...versions.values()].at(-1) : resource;
}
