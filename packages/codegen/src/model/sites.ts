import { expectData, expectOperation, expectShape, type Model } from "./model.js";
import type { DataShape, Member, ShapeId } from "./shape.js";
import { membersOf, walkMembers } from "./walk.js";

export type SiteKind = "string" | "number" | "list" | "map";

/** What can limit the values of a site beside their type. */
export type SiteConstraint = "enum" | "length" | "pattern" | "range" | "uniqueItems";

/** A member whose values a service could constrain: a string, a number, a list or a map. */
export interface ConstraintSite {
  readonly kind: SiteKind;
  readonly member: Member;
  /** On the member or its target, in a fixed order; empty for an unconstrained site. */
  readonly constraints: readonly SiteConstraint[];
}

/** Which sides of an operation are looked at. */
export interface SiteScope {
  /** Ids of operations. Default: all of the service. */
  readonly operations?: readonly ShapeId[];
  /** Default: all three. */
  readonly sides?: readonly ("input" | "output" | "errors")[];
}

/**
 * Every string, number, list and map that the operations' structures, unions, lists and maps reach,
 * each member once. Blobs, booleans, timestamps, documents, structures and unions are no sites.
 *
 * @throws ShapesmithError (`model`) when an operation or a target does not exist.
 */
export function constraintSites(model: Model, scope: SiteScope = {}): readonly ConstraintSite[] {
  const sites: ConstraintSite[] = [];
  for (const { member } of walkMembers(model, roots(model, scope))) {
    const site = siteOf(model, member);
    if (site !== undefined) sites.push(site);
  }
  return sites;
}

/**
 * The same sites by the path on which an overlay addresses them, `ns#Request$Layers$member`: a path
 * starts at a member of a structure or union and goes down through lists and maps. Paths are equal
 * whether a source names its lists or not, so two models of a service can be compared by them.
 *
 * @throws ShapesmithError (`model`) when an operation or a target does not exist.
 */
export function constraintSitesByPath(
  model: Model,
  scope: SiteScope = {},
): ReadonlyMap<string, ConstraintSite> {
  const sites = new Map<string, ConstraintSite>();
  for (const { container, member } of walkMembers(model, roots(model, scope))) {
    if (container.type !== "structure" && container.type !== "union") continue;
    const pending: Step[] = [{ path: member.id, member, within: undefined }];
    for (let step = pending.pop(); step !== undefined; step = pending.pop()) {
      const site = siteOf(model, step.member);
      if (site !== undefined) sites.set(step.path, site);
      const target = expectData(model, step.member.target);
      if ((target.type !== "list" && target.type !== "map") || isWithin(step, target)) continue;
      for (const next of membersOf(target)) {
        const path = `${step.path}$${next.name}`;
        pending.push({ path, member: next, within: { shape: target, outer: step.within } });
      }
    }
  }
  return sites;
}

interface Step {
  readonly path: string;
  readonly member: Member;
  readonly within: Within | undefined;
}

/** The lists and maps that a path has entered, from the inside out. */
interface Within {
  readonly shape: DataShape;
  readonly outer: Within | undefined;
}

/** A list of itself is entered once. */
function isWithin(step: Step, shape: DataShape): boolean {
  for (let at = step.within; at !== undefined; at = at.outer) if (at.shape === shape) return true;
  return false;
}

function roots(model: Model, scope: SiteScope): readonly ShapeId[] {
  const sides = scope.sides ?? ["input", "output", "errors"];
  const operations = scope.operations ?? model.service.operations;
  const found = operations.flatMap((id) => {
    const operation = expectOperation(model, id);
    return sides.flatMap((side) => operation[side]);
  });
  return sides.includes("errors") ? [...found, ...model.service.errors] : found;
}

function siteOf(model: Model, member: Member): ConstraintSite | undefined {
  const target = expectShape(model, member.target);
  const kind = kindOf(target.type);
  if (kind === undefined) return undefined;
  const constraints: SiteConstraint[] = [];
  if (target.type === "enum" || target.type === "intEnum") constraints.push("enum");
  for (const name of ["length", "pattern", "range", "uniqueItems"] as const) {
    if ((member.traits[name] ?? target.traits[name]) !== undefined) constraints.push(name);
  }
  return { kind, member, constraints };
}

function kindOf(type: ReturnType<typeof expectShape>["type"]): SiteKind | undefined {
  switch (type) {
    case "string":
    case "enum":
      return "string";
    case "byte":
    case "short":
    case "integer":
    case "long":
    case "float":
    case "double":
    case "bigInteger":
    case "bigDecimal":
    case "intEnum":
      return "number";
    case "list":
      return "list";
    case "map":
      return "map";
    case "blob":
    case "boolean":
    case "timestamp":
    case "document":
    case "structure":
    case "union":
    case "operation":
    case "service":
      return undefined;
  }
}
