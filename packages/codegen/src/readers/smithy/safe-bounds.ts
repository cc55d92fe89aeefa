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
    const members = [...shape.members].map(([name, member]): [string, RawMember] => {
      const type = shapes.get(member.target)?.type ?? preludeShape(member.target)?.type;
      const traits = clampTraits(memberId(id, name), member.traits, type, findings);
      return [name, { ...member, traits }];
    });
    const traits = clampTraits(id, shape.traits, shape.type, findings);
    safe.set(id, { ...shape, traits, members: new Map(members) });
  }
  return { shapes: safe, findings };
}

function clampTraits(
  id: ShapeId,
  traits: NodeObject,
  type: RawType | "service" | "operation" | undefined,
  findings: Finding[],
): NodeObject {
  if (type === "float" || type === "double" || type === "bigDecimal") return traits;
  const safe = new Map(Object.entries(traits));
  for (const trait of bounded) {
    const bounds = traits[trait];
    if (!isNodeObject(bounds)) continue;
    for (const [side, bound] of Object.entries(bounds)) {
      if (typeof bound !== "number" || safeBound(bound) === bound) continue;
      safe.set(trait, { ...objectIn(safe.get(trait)), [side]: safeBound(bound) });
      findings.push(boundClamped(id, trait, side, bound));
    }
  }
  return Object.fromEntries(safe);
}

function objectIn(node: Node | undefined): NodeObject {
  return isNodeObject(node) ? node : {};
}
