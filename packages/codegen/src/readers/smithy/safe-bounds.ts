import type { Finding } from "../../findings.js";
import { isNodeObject, type NodeObject } from "../../model/node-form.js";
import { memberId } from "../../model/shape-id.js";
import type { ShapeId } from "../../model/shape.js";
import type { Node } from "../../model/traits.js";
import { preludeShape } from "../../model/prelude.js";
import { boundClamped, safeBound } from "../safe-bounds.js";
import type { RawMember, RawShape, RawType } from "./raw-shape.js";

const bounded: readonly string[] = ["smithy.api#range", "smithy.api#length"];

export interface SafeBounds {
  readonly shapes: ReadonlyMap<ShapeId, RawShape>;
  readonly findings: readonly Finding[];
}

/** Brings bounds of whole numbers that JavaScript cannot hold exactly to the last one that it can. */
export function withSafeBounds(shapes: ReadonlyMap<ShapeId, RawShape>): SafeBounds {
  const findings: Finding[] = [];
  const safe = new Map<ShapeId, RawShape>();
  for (const [id, shape] of shapes) {
    const changed = new Map<string, RawMember>();
    for (const [name, member] of shape.members) {
      const type = (): BoundedType =>
        shapes.get(member.target)?.type ?? preludeShape(member.target)?.type;
      const traits = clampTraits(() => memberId(id, name), member.traits, type, findings);
      if (traits !== member.traits) changed.set(name, { ...member, traits });
    }
    const traits = clampTraits(
      () => id,
      shape.traits,
      () => shape.type,
      findings,
    );
    if (traits === shape.traits && changed.size === 0) safe.set(id, shape);
    else safe.set(id, { ...shape, traits, members: new Map([...shape.members, ...changed]) });
  }
  return { shapes: safe, findings };
}

type BoundedType = RawType | "service" | "operation" | undefined;

/** The same traits where none of their bounds changes, as nearly everywhere. */
function clampTraits(
  id: () => ShapeId,
  traits: NodeObject,
  type: () => BoundedType,
  findings: Finding[],
): NodeObject {
  let safe = traits;
  for (const trait of bounded) {
    const bounds = traits[trait];
    if (!isNodeObject(bounds) || isFractional(type())) continue;
    for (const [side, bound] of Object.entries(bounds)) {
      if (typeof bound !== "number" || safeBound(bound) === bound) continue;
      safe = { ...safe, [trait]: { ...objectIn(safe[trait]), [side]: safeBound(bound) } };
      findings.push(boundClamped(id(), trait, side, bound));
    }
  }
  return safe;
}

function isFractional(type: BoundedType): boolean {
  return type === "float" || type === "double" || type === "bigDecimal";
}

function objectIn(node: Node | undefined): NodeObject {
  return isNodeObject(node) ? node : {};
}
