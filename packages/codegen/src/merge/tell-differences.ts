import type { Finding, Severity } from "../findings.js";
import type { Model } from "../model/model.js";
import type { ShapeId } from "../model/shape.js";
import {
  compareModels,
  type Comparison,
  type Difference,
  type DifferenceKind,
} from "./differences.js";
import { factText } from "./fact-text.js";
import { distinctNames, type FacetName, formatOf, type Speakers } from "./precedence.js";

interface Pair {
  readonly a: number;
  readonly b: number;
  readonly comparison: Comparison;
}

/**
 * A finding for each thing that two sources say differently: both sides, and which one is followed.
 * Where three say something of a place, each is held against the first.
 *
 * @param renamed What the shapes of each source are called in the merged model.
 */
export function tellDifferences(
  models: readonly Model[],
  speakers: Speakers,
  renamed: readonly ReadonlyMap<ShapeId, ShapeId>[],
): readonly Finding[] {
  const findings: Finding[] = [];
  const earlier: Pair[] = [];
  const names = distinctNames(models);
  for (const [a, first] of models.entries()) {
    for (const [b, second] of models.entries()) {
      if (b <= a) continue;
      const comparison = compareModels(first, second);
      const before = earlier.filter((pair) => pair.b === a);
      for (const difference of comparison.differences) {
        if (before.some((pair) => isTold(pair, difference))) continue;
        const followed = followedSide(difference, [a, b], models, speakers);
        findings.push(
          findingOf(difference, [names[a] ?? "", names[b] ?? ""], followed, renamed[a]),
        );
      }
      if (comparison.anchors > 0 && before.length === 0) {
        findings.push(
          anchorsFinding(comparison, [names[a] ?? "", names[b] ?? ""], first, models[0]),
        );
      }
      earlier.push({ a, b, comparison });
    }
  }
  return findings;
}

/** Whether an earlier source has said what counts there. */
function isTold({ comparison }: Pair, { at, kind }: Difference): boolean {
  const isConstraint = facetOfKind[kind] === "constraints";
  return comparison.compared.has(at) && !(isConstraint && comparison.isWithoutConstraints);
}

const facetOfKind: Readonly<Record<DifferenceKind, FacetName>> = {
  operation: "existence",
  error: "existence",
  member: "existence",
  enumValue: "existence",
  type: "types",
  required: "requiredness",
  length: "constraints",
  range: "constraints",
  pattern: "constraints",
  uniqueItems: "constraints",
};

/** What compiles, or is refused, hangs on these; newer sources have more of the others every week. */
const severityOfKind: Readonly<Record<DifferenceKind, Severity>> = {
  operation: "info",
  error: "info",
  member: "info",
  enumValue: "info",
  type: "warning",
  required: "warning",
  length: "info",
  range: "info",
  pattern: "info",
  uniqueItems: "info",
};

type Followed = "a" | "b" | "both";

function followedSide(
  { kind, a: saysA, b: saysB }: Difference,
  [a, b]: readonly [number, number],
  models: readonly Model[],
  speakers: Speakers,
): Followed {
  const facet = facetOfKind[kind];
  const isClosed = models[0] !== undefined && formatOf(models[0]) === "aws-sdk";
  if (facet === "existence") return isClosed && a === 0 ? "a" : "both";
  if (facet === "constraints" && saysA === null) return "b";
  if (facet === "constraints" && saysB === null) return "a";
  // Only kinds of numbers are left to the models; what else a thing is, the first source says.
  const isOfNumbers = [saysA, saysB].every(
    (says) => typeof says === "string" && numberKinds.has(says),
  );
  const order = facet === "types" && !isOfNumbers ? speakers.existence : speakers[facet];
  return order.indexOf(a) <= order.indexOf(b) ? "a" : "b";
}

const numberKinds: ReadonlySet<string> = new Set([
  "byte",
  "short",
  "integer",
  "long",
  "float",
  "double",
]);

function findingOf(
  difference: Difference,
  [nameA, nameB]: readonly [string, string],
  followed: Followed,
  renamed: ReadonlyMap<ShapeId, ShapeId> | undefined,
): Finding {
  const { kind, path, sites, at, a, b } = difference;
  const places = sites.length > 1 ? ` (${sites.length} places, such as ${sites[0] ?? ""})` : "";
  const sides = `${nameA} ${factText(kind, a)}, ${nameB} ${factText(kind, b)}`;
  const outcome =
    followed === "both"
      ? "what either has is kept"
      : `${followed === "a" ? nameA : nameB} is followed`;
  const [container = at, ...steps] = at.split("$");
  return {
    severity: severityOfKind[kind],
    code: `sources-differ-${codeOfKind[kind]}`,
    shape: [renamed?.get(container) ?? container, ...steps].join("$"),
    message: `${path}${places}: ${sides}; ${outcome}.`,
  };
}

const codeOfKind: Readonly<Record<DifferenceKind, string>> = {
  operation: "operation",
  error: "error",
  member: "member",
  enumValue: "enum-value",
  type: "type",
  required: "required",
  length: "length",
  range: "range",
  pattern: "pattern",
  uniqueItems: "unique-items",
};

function anchorsFinding(
  { anchors }: Comparison,
  [nameA, nameB]: readonly [string, string],
  first: Model,
  merged: Model | undefined,
): Finding {
  const count = anchors === 1 ? "1 pattern" : `${anchors} patterns`;
  return {
    severity: "info",
    code: "sources-differ-anchors",
    shape: merged?.service.id ?? first.service.id,
    message: `${nameA} and ${nameB} have ${count} with other anchors at the ends, which mean the same: patterns hold for whole strings.`,
  };
}
