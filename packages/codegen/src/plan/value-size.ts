import type { Finding } from "../findings.js";
import { effectiveTraits } from "../model/effective-traits.js";
import type { Model } from "../model/model.js";
import type { DataShape, Member, ShapeId } from "../model/shape.js";
import { finiteShapes } from "../model/validate.js";
import { membersOf } from "../model/walk.js";

interface Size {
  /** How many parts the smallest value of a shape has. */
  readonly parts: number;
  readonly levels: number;
}

/** What the runtimes make at most. */
const largest: Size = { parts: 100_000, levels: 200 };

const one: Size = { parts: 1, levels: 1 };
const endless: Size = { parts: Infinity, levels: Infinity };

/**
 * Tells of shapes whose smallest value is larger than anybody wants: lists of a billion elements,
 * structures that require another one a thousand times. They are emitted, but no values of them are
 * made. What has no finite value at all is told elsewhere.
 */
export function tellSizes(
  model: Model,
  shapes: ReadonlyMap<ShapeId, DataShape>,
): readonly Finding[] {
  const sizes = new Map<ShapeId, Size>();
  for (const id of finiteShapes(model)) {
    const shape = shapes.get(id);
    if (shape !== undefined) sizes.set(id, sizeOf(model, shape, sizes));
  }
  const isTooLarge = (id: ShapeId): boolean => {
    const { parts, levels } = sizes.get(id) ?? one;
    return parts > largest.parts || levels > largest.levels;
  };
  const findings: Finding[] = [];
  for (const [id, shape] of shapes) {
    // Of shapes that need each other, the innermost one says it.
    if (!isTooLarge(id) || neededMembers(shape).some(({ target }) => isTooLarge(target))) continue;
    const { parts, levels } = sizes.get(id) ?? one;
    const message = `The smallest value of ${id} has ${parts} parts in ${levels} levels, and at most ${largest.parts} in ${largest.levels} are made: there are no fixtures and arbitraries of it, nor of what needs it.`;
    findings.push({ severity: "warning", code: "value-too-large", shape: id, message });
  }
  return findings;
}

function sizeOf(model: Model, shape: DataShape, sizes: ReadonlyMap<ShapeId, Size>): Size {
  const part = (member: Member): Size => sizeAt(model, member, sizes);
  if (shape.type === "union") {
    const known = [...shape.members.values()].map(part);
    return around([known.reduce((a, b) => (b.parts < a.parts ? b : a), endless)]);
  }
  if (shape.type === "list" || shape.type === "map") {
    const content = shape.type === "list" ? shape.member : shape.value;
    return times(shape.traits.length?.min ?? 0, part(content));
  }
  return around(neededMembers(shape).map(part));
}

/** A member can ask its target for more elements than the target itself does. */
function sizeAt(model: Model, member: Member, sizes: ReadonlyMap<ShapeId, Size>): Size {
  const target = model.shapes.get(member.target);
  if (target === undefined) return one;
  const known = sizes.get(target.id);
  if (target.type !== "list" && target.type !== "map") return known ?? endless;
  const min = effectiveTraits(model, member).length?.min ?? 0;
  if (known !== undefined && member.traits.length === undefined) return known;
  const content = target.type === "list" ? target.member : target.value;
  return times(min, sizes.get(content.target) ?? one);
}

function neededMembers(shape: DataShape): readonly Member[] {
  if (shape.type === "structure") {
    return [...shape.members.values()].filter(({ traits }) => traits.required === true);
  }
  if (shape.type === "list" || shape.type === "map") {
    return (shape.traits.length?.min ?? 0) > 0 ? membersOf(shape) : [];
  }
  return membersOf(shape);
}

function around(parts: readonly Size[]): Size {
  return {
    parts: parts.reduce((sum, part) => sum + part.parts, 1),
    levels: 1 + parts.reduce((most, part) => Math.max(most, part.levels), 0),
  };
}

function times(count: number, part: Size): Size {
  return count === 0 ? one : { parts: 1 + count * part.parts, levels: 1 + part.levels };
}
