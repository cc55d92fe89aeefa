import type { Violation } from "@shapesmith/contract";

/** From a value to a place in it. */
export type Path = Violation["path"];

/** Of the paths those that go on by the step, from there on. */
export function pathsInside(paths: readonly Path[], step: string | number): readonly Path[] {
  if (paths.length === 0) return paths;
  return paths.filter(([first]) => first === step).map((path) => path.slice(1));
}
