import type { Model } from "./model/model.js";
import type { ShapeId } from "./model/shape.js";
import { constraintSites } from "./model/sites.js";

/** Strings, numbers, lists and maps that operations reach, by whether anything limits their values. */
export interface SiteCounts {
  readonly constrained: number;
  readonly unconstrained: number;
}

export function countSites(model: Model, operations: readonly ShapeId[]): SiteCounts {
  const sites = constraintSites(model, { operations });
  const constrained = sites.filter(({ constraints }) => constraints.length > 0).length;
  return { constrained, unconstrained: sites.length - constrained };
}
