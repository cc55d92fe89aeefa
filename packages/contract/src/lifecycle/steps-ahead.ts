import type { Course } from "./course.js";
import type { ScriptStep } from "./script.js";

/** The steps of the script from the position on, up to the next turn, that included. */
export function stepsAhead({
  script: { steps },
  position,
}: Course): readonly (readonly [number, ScriptStep])[] {
  const found: [number, ScriptStep][] = [];
  for (let index = position.step; index < steps.length; index += 1) {
    const step = steps[index];
    if (step === undefined) break;
    found.push([index, step]);
    if (step.kind === "turn") break;
  }
  return found;
}

/** Whether the resource or version that the step speaks of is in the state that it begins in. */
export function isHere({ machine, position, latestVersion }: Course, step: ScriptStep): boolean {
  const { resource, versions } = position;
  // What is not there never changes.
  if (step.kind === "call" && step.unpublished) return machine.exists(resource.state);
  if (!step.version) return resource.state === step.in;
  return latestVersion !== undefined && versions.get(latestVersion)?.state === step.in;
}
