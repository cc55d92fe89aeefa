import { ShapesmithError } from "./errors.js";
import {
  compareModels,
  differenceKinds,
  type Difference,
  type DifferenceKind,
} from "./merge/differences.js";
import { refuseStrangers } from "./merge/service-identity.js";
import type { Model, Source } from "./model/model.js";
import { nearest } from "@shapesmith/contract";
import { nameOf } from "./model/shape-id.js";
import { byCodePoint } from "./plan/code-point-order.js";

export interface ComparedSide {
  readonly service: string;
  /** Of the API, mostly a date. */
  readonly version: string;
  /** More than one where several were merged, or an overlay was laid over. */
  readonly sources: readonly Source[];
  readonly operations: number;
}

/** What two descriptions of one service say differently. */
export interface ComparisonReport {
  readonly a: ComparedSide;
  readonly b: ComparedSide;
  /** The one that was asked for; all where it is absent. */
  readonly operation?: string;
  /** How many operations were compared. */
  readonly operations: number;
  readonly differences: readonly Omit<Difference, "at">[];
  /** How many there are of each kind; kinds without any are left out. */
  readonly counts: Readonly<Partial<Record<DifferenceKind, number>>>;
  /** Patterns that differ in nothing but `^` and `$` at their ends, which mean nothing there. */
  readonly patternsWithOtherAnchors: number;
  /** Sentences on what could not be compared. */
  readonly notCompared: readonly string[];
}

/**
 * Compares two models of one service.
 *
 * @throws ShapesmithError (`usage`) when they describe different services, or when neither has the
 * operation asked for.
 */
export function compare(a: Model, b: Model, operation?: string): ComparisonReport {
  refuseStrangers([a, b]);
  if (operation !== undefined) expectOperation([a, b], operation);
  const compared = compareModels(a, b, operation === undefined ? undefined : [operation]);
  const counts = differenceKinds.flatMap((kind): [DifferenceKind, number][] => {
    const count = compared.differences.filter((difference) => difference.kind === kind).length;
    return count === 0 ? [] : [[kind, count]];
  });
  return {
    a: sideOf(a),
    b: sideOf(b),
    ...(operation === undefined ? {} : { operation }),
    operations: compared.operations,
    differences: compared.differences.map(({ kind, path, sites, a: says, b: other }) => ({
      kind,
      path,
      sites,
      a: says,
      b: other,
    })),
    counts: Object.fromEntries(counts),
    patternsWithOtherAnchors: compared.anchors,
    notCompared: compared.isWithoutConstraints
      ? ["Constraints were not compared: clients carry no lengths, ranges, patterns or uniqueness."]
      : [],
  };
}

function sideOf({ service, sources }: Model): ComparedSide {
  const { id, version, operations } = service;
  return { service: nameOf(id), version, sources, operations: operations.length };
}

function expectOperation(models: readonly Model[], wanted: string): void {
  const names = new Set(models.flatMap(({ service }) => service.operations.map(nameOf)));
  if (names.has(wanted)) return;
  const guess = nearest(wanted, [...names].sort(byCodePoint));
  const hint = guess === undefined ? "" : ` Did you mean ${guess}?`;
  throw new ShapesmithError("usage", `Neither source has an operation named ${wanted}.${hint}`);
}
