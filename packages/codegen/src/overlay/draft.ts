import { findShape, type Model } from "../model/model.js";
import { mergeTraits } from "../model/effective-traits.js";
import { nearest } from "@shapesmith/contract";
import { preludeShape } from "../model/prelude.js";
import { memberId, nameOf } from "../model/shape-id.js";
import type { Member, Shape, ShapeId } from "../model/shape.js";
import type { Placement } from "../model/trait-placement.js";
import type { Traits } from "../model/traits.js";
import { membersOf, targetsOf } from "../model/walk.js";
import type { StatementPath } from "./statement.js";

/** A model's shapes while an overlay is laid over them; the model itself does not change. */
export interface Draft {
  readonly original: Model;
  readonly shapes: Map<ShapeId, Shape>;
}

/** What a statement's path leads to. */
export type Site =
  | { readonly kind: "shape"; readonly id: ShapeId }
  | {
      readonly kind: "member";
      readonly id: ShapeId;
      readonly container: ShapeId;
      readonly name: string;
    }
  | {
      readonly kind: "enumMember";
      readonly id: ShapeId;
      readonly container: ShapeId;
      readonly name: string;
    };

/** Why a path leads nowhere; a sentence. */
export interface NoSite {
  readonly kind: "none";
  readonly message: string;
}

export function draftOf(model: Model): Draft {
  return { original: model, shapes: new Map(model.shapes) };
}

export function modelOf(draft: Draft): Model {
  const { original, shapes } = draft;
  const service = shapes.get(original.service.id);
  return { ...original, shapes, service: service?.type === "service" ? service : original.service };
}

export function shapeIn(draft: Draft, id: ShapeId): Shape | undefined {
  return draft.shapes.get(id) ?? preludeShape(id);
}

/** Walks from the path's shape over members and their targets. */
export function findSite(draft: Draft, path: StatementPath): Site | NoSite {
  let container = draft.shapes.get(path.shape);
  if (container === undefined) return { kind: "none", message: noShape(draft, path.shape) };
  let site: Site = { kind: "shape", id: container.id };
  for (const name of path.steps) {
    if (site.kind === "enumMember") {
      return { kind: "none", message: `${site.id} is a value of an enum and has no members.` };
    }
    if (site.kind === "member") {
      const target = targetOf(draft, site);
      if (target === undefined) return { kind: "none", message: `${site.id} has no target.` };
      container = target;
    }
    const next = memberSite(container, name);
    if (next === undefined) return { kind: "none", message: noMember(container, name) };
    site = next;
  }
  return site;
}

function memberSite(container: Shape, name: string): Site | undefined {
  const id = memberId(container.id, name);
  if (container.type === "enum" || container.type === "intEnum") {
    const named = (member: { readonly name: string }): boolean => member.name === name;
    const exists = container.members.some(named);
    return exists ? { kind: "enumMember", id, container: container.id, name } : undefined;
  }
  const exists = membersOf(container).some((member) => member.name === name);
  return exists ? { kind: "member", id, container: container.id, name } : undefined;
}

export function noShape(draft: Draft, id: ShapeId): string {
  const guess = nearest(id, draft.shapes.keys());
  const hint =
    guess === undefined
      ? "Correct the name, or define the shape in the overlay."
      : `Did you mean ${guess}?`;
  return `there is no shape ${id}. ${hint}`;
}

function noMember(container: Shape, name: string): string {
  const members =
    container.type === "enum" || container.type === "intEnum"
      ? container.members.map((member) => member.name)
      : membersOf(container).map((member) => member.name);
  if (members.length === 0) {
    return `${nameOf(container.id)} is of type ${container.type} and has no members, so there is no ${name}.`;
  }
  const guess = nearest(name, members);
  const hint =
    guess !== undefined
      ? `Did you mean ${guess}?`
      : members.length <= 5
        ? `It has ${members.join(", ")}.`
        : "Correct the name, or remove the statement.";
  return `the ${container.type} ${container.id} has no member ${name}. ${hint}`;
}

/** The member of a site, or undefined for shapes and enum values. */
export function memberOf(draft: Draft, site: Site): Member | undefined {
  if (site.kind !== "member") return undefined;
  const container = draft.shapes.get(site.container);
  return container && membersOf(container).find(({ name }) => name === site.name);
}

/** What the member of a site targets; undefined for shapes and enum values. */
export function targetOf(draft: Draft, site: Site): Shape | undefined {
  const member = memberOf(draft, site);
  return member && shapeIn(draft, member.target);
}

export function placementOf(draft: Draft, site: Site): Placement | undefined {
  if (site.kind === "shape") {
    const shape = draft.shapes.get(site.id);
    return shape && { holder: "shape", type: shape.type };
  }
  const container = draft.shapes.get(site.container);
  if (container === undefined) return undefined;
  if (site.kind === "enumMember") return { holder: "enumMember", type: container.type };
  const target = targetOf(draft, site);
  if (target === undefined) return undefined;
  switch (container.type) {
    case "structure":
    case "union":
    case "list":
    case "map":
      return { holder: container.type, type: target.type };
    case "operation":
    case "service":
    case "enum":
    case "intEnum":
    case "blob":
    case "boolean":
    case "string":
    case "byte":
    case "short":
    case "integer":
    case "long":
    case "float":
    case "double":
    case "bigInteger":
    case "bigDecimal":
    case "timestamp":
    case "document":
      return undefined;
  }
}

/** Adds traits to a site; where it has one of them already, the added one counts. */
export function addTraits(draft: Draft, site: Site, traits: Traits): void {
  const shape = draft.shapes.get(site.kind === "shape" ? site.id : site.container);
  if (shape === undefined) return;
  if (site.kind === "shape") {
    draft.shapes.set(shape.id, { ...shape, traits: mergeTraits(shape.traits, traits) });
  } else if (site.kind === "member") {
    replaceMember(draft, shape, site.name, (member) => ({
      ...member,
      traits: mergeTraits(member.traits, traits),
    }));
  } else if (shape.type === "enum") {
    draft.shapes.set(shape.id, { ...shape, members: withTraits(shape.members, site.name, traits) });
  } else if (shape.type === "intEnum") {
    draft.shapes.set(shape.id, { ...shape, members: withTraits(shape.members, site.name, traits) });
  }
}

export function setTarget(draft: Draft, site: Site, target: ShapeId): void {
  if (site.kind !== "member") return;
  const shape = draft.shapes.get(site.container);
  if (shape !== undefined) {
    replaceMember(draft, shape, site.name, (member) => ({ ...member, target }));
  }
}

/**
 * Drops the candidates that no other shape leads to.
 *
 * @returns the ids of those that are gone.
 */
export function dropUnused(
  { shapes }: Draft,
  isCandidate: (id: ShapeId) => boolean,
): readonly ShapeId[] {
  const pending = [...shapes.keys()].filter((id) => !isCandidate(id));
  const used = new Set(pending);
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    const shape = shapes.get(id);
    for (const target of shape === undefined ? [] : targetsOf(shape)) {
      if (used.has(target)) continue;
      used.add(target);
      pending.push(target);
    }
  }
  const unused = [...shapes.keys()].filter((id) => !used.has(id));
  for (const id of unused) shapes.delete(id);
  return unused;
}

function replaceMember(
  draft: Draft,
  shape: Shape,
  name: string,
  change: (member: Member) => Member,
): void {
  if (shape.type === "list") {
    draft.shapes.set(shape.id, { ...shape, member: change(shape.member) });
  } else if (shape.type === "map") {
    const changed = name === "key" ? { key: change(shape.key) } : { value: change(shape.value) };
    draft.shapes.set(shape.id, { ...shape, ...changed });
  } else if (shape.type === "structure" || shape.type === "union") {
    const member = shape.members.get(name);
    if (member === undefined) return;
    // Setting a key that is there keeps the order of members.
    draft.shapes.set(shape.id, {
      ...shape,
      members: new Map(shape.members).set(name, change(member)),
    });
  }
}

function withTraits<T extends { readonly name: string; readonly traits: Traits }>(
  members: readonly T[],
  name: string,
  traits: Traits,
): readonly T[] {
  return members.map((member) =>
    member.name === name ? { ...member, traits: mergeTraits(member.traits, traits) } : member,
  );
}

/** What the source said at the site before any overlay; empty where the source has no such site. */
export function originalTraits({ original }: Draft, site: Site): Traits {
  const shape = original.shapes.get(site.kind === "shape" ? site.id : site.container);
  if (shape === undefined) return {};
  if (site.kind === "shape") return shape.traits;
  if (site.kind === "enumMember") {
    if (shape.type !== "enum" && shape.type !== "intEnum") return {};
    const members: readonly { name: string; traits: Traits }[] = shape.members;
    return members.find(({ name }) => name === site.name)?.traits ?? {};
  }
  const member = membersOf(shape).find(({ name }) => name === site.name);
  if (member === undefined) return {};
  return { ...findShape(original, member.target)?.traits, ...member.traits };
}
