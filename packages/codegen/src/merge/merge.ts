import type { Finding } from "../findings.js";
import type { Model, Source } from "../model/model.js";
import type { ShapeId } from "../model/shape.js";
import { buildShapes } from "./build.js";
import { correspond } from "./correspondence.js";
import { carriedFindings } from "./carried-findings.js";
import type { TraitKey } from "./merge-traits.js";
import { formatOf, speakersOf } from "./precedence.js";
import { refuseSecondClient, refuseStrangers } from "./service-identity.js";
import { inOrder } from "./source-order.js";
import { tellDifferences } from "./tell-differences.js";

/** What one source gave. */
export interface Part {
  readonly model: Model;
  readonly findings: readonly Finding[];
}

export interface Merged extends Part {
  /** The source that a trait of a shape or member comes from, by its id. */
  readonly origins: ReadonlyMap<ShapeId, Partial<Record<TraitKey, Source>>>;
}

/**
 * Merges what several sources say of one service into one model. Which source speaks for what is
 * written down in `precedence.ts`; the order in which they are given plays no part. Where they
 * disagree, a finding names both.
 *
 * @throws ShapesmithError (`usage`) when they do not describe the same service, or when two of them are
 * installed clients.
 */
export function mergeSources(given: readonly Part[]): Merged {
  const parts = inOrder(given);
  const models = parts.map(({ model }) => model);
  refuseSecondClient(models);
  refuseStrangers(models);
  const [first] = models;
  if (first === undefined) throw new Error("There is nothing to merge.");

  const isClosed = formatOf(first) === "aws-sdk";
  const speakers = speakersOf(models);
  const paired = correspond(models, { existence: isClosed ? "first" : "any" });
  const built = buildShapes(paired, speakers);
  const { service, shapes, origins, renamed, unknownNumbers } = built;
  const sources = models.flatMap((model) => model.sources);
  const { client } = first;
  const model: Model = { service, shapes, sources, ...(client === undefined ? {} : { client }) };
  const sourceOf = (index: number): Source | undefined => models[index]?.sources[0];
  return {
    model,
    findings: [
      ...carriedFindings(parts, model, renamed, unknownNumbers),
      ...built.findings,
      ...tellDifferences(models, speakers, renamed),
    ],
    origins: new Map(
      [...origins].map(([id, from]) => [
        id,
        Object.fromEntries(Object.entries(from).map(([name, index]) => [name, sourceOf(index)])),
      ]),
    ),
  };
}
