import type { Finding } from "../findings.js";
import type { Model } from "../model/model.js";
import { nameOf } from "../model/shape-id.js";
import type { ShapeId } from "../model/shape.js";
import { constraintSites, type SiteKind } from "../model/sites.js";
import { membersOf } from "../model/walk.js";
import type { Part } from "./merge.js";

/**
 * What sources have found that is still so in the merged model, by the ids that its shapes have there.
 * What the client alone could not tell is told anew, as far as no other source tells it either.
 */
export function carriedFindings(
  parts: readonly Part[],
  merged: Model,
  renamed: readonly ReadonlyMap<ShapeId, ShapeId>[],
  unknownNumbers: readonly ShapeId[],
): readonly Finding[] {
  const carried = parts.flatMap((part, index) =>
    part.findings
      .filter(({ code }) => !(code in retold))
      .flatMap((finding) => moved(finding, part.model, merged, renamed[index])),
  );
  const codes = new Set(parts.flatMap(({ findings }) => findings.map(({ code }) => code)));
  const again = Object.entries(retold)
    .filter(([code]) => codes.has(code))
    .flatMap(([, retell]) => retell(merged, unknownNumbers));
  return [...carried, ...again];
}

/** Findings that other sources can settle, by code. */
const retold: Readonly<
  Record<string, (merged: Model, unknownNumbers: readonly ShapeId[]) => readonly Finding[]>
> = {
  "constraints-not-in-source": unconstrained,
  "number-type-unknown": (merged, unknownNumbers) =>
    summed(merged, "number-type-unknown", unknownNumbers, (count) =>
      count === 1
        ? "number is read as a double: the client does not tell its kind, and no other source has it."
        : "numbers are read as doubles: the client does not tell their kind, and no other source has them.",
    ),
  "defaults-not-in-source": ({ sources, service }) =>
    sources.some(({ format }) => format === "smithy")
      ? []
      : [
          {
            severity: "info",
            code: "defaults-not-in-source",
            shape: service.id,
            message:
              "None of the sources carries default values or uniqueness of list elements; members have none unless an overlay states them.",
          },
        ],
  "pagination-items-unknown": (merged) =>
    summed(merged, "pagination-items-unknown", withoutItems(merged), (count) =>
      count === 1
        ? "operation is paginated by a member of the output that no source tells."
        : "operations are paginated by members of the output that no source tells.",
    ),
};

function moved(
  finding: Finding,
  from: Model,
  merged: Model,
  renamed: ReadonlyMap<ShapeId, ShapeId> | undefined,
): readonly Finding[] {
  const [container = "", ...steps] = finding.shape.split("$");
  if (!from.shapes.has(container)) return [finding];
  const id = renamed?.get(container);
  const shape = id === undefined ? undefined : merged.shapes.get(id);
  // What is not in the merged model needs no finding.
  if (id === undefined || shape === undefined) return [];
  const [name] = steps;
  const isThere =
    name === undefined ||
    !hasMembers(from, container) ||
    membersOf(shape).some((member) => member.name === name);
  return isThere ? [{ ...finding, shape: [id, ...steps].join("$") }] : [];
}

function hasMembers({ shapes }: Model, id: ShapeId): boolean {
  const shape = shapes.get(id);
  return shape !== undefined && membersOf(shape).length > 0;
}

function unconstrained(merged: Model): readonly Finding[] {
  const free = new Map<SiteKind, number>();
  let all = 0;
  for (const { kind, constraints } of constraintSites(merged)) {
    all += 1;
    if (constraints.length === 0) free.set(kind, (free.get(kind) ?? 0) + 1);
  }
  const kinds: readonly SiteKind[] = ["string", "number", "list", "map"];
  const left = kinds.flatMap((kind) => {
    const count = free.get(kind) ?? 0;
    return count === 0 ? [] : [`${count} ${kind}${count === 1 ? "" : "s"}`];
  });
  if (left.length === 0) return [];
  return [
    {
      severity: "info",
      code: "constraints-not-in-source",
      shape: merged.service.id,
      message: `Of ${all} strings, numbers, lists and maps, ${left.join(", ")} have no limits in any of the sources, and none unless an overlay states them.`,
    },
  ];
}

function withoutItems({ service, shapes }: Model): readonly ShapeId[] {
  return service.operations.filter((id) => {
    const paginated = shapes.get(id)?.traits.paginated;
    return paginated !== undefined && paginated.items === undefined;
  });
}

function summed(
  { service }: Model,
  code: string,
  places: readonly ShapeId[],
  words: (count: number) => string,
): readonly Finding[] {
  if (places.length === 0) return [];
  const some = places.slice(0, 5).map(nameOf).join(", ");
  const more = places.length > 5 ? ` and ${places.length - 5} more` : "";
  const message = `${places.length} ${words(places.length)} ${places.length === 1 ? "It is" : "They are"} ${some}${more}.`;
  return [{ severity: "info", code, shape: service.id, message }];
}
