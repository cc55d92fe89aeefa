import type { Finding } from "../findings.js";
import { equalNodes } from "../model/node-form.js";
import { effectiveTraits } from "../model/effective-traits.js";
import type { Model } from "../model/model.js";
import { memberId, nameOf } from "../model/shape-id.js";
import type { DataShape, Member, ShapeId } from "../model/shape.js";
import { membersOf } from "../model/walk.js";
import type { PairedShape } from "./correspondence.js";
import { distinctNames } from "./precedence.js";

/**
 * Where a source tells structures apart that are one and the same in the source which says what
 * exists, a member can have other limits in each. One of them is followed, and a finding tells.
 */
export function ambiguities(
  shapes: Iterable<readonly [PairedShape, ShapeId]>,
  models: readonly Model[],
): readonly Finding[] {
  const names = distinctNames(models);
  const findings: Finding[] = [];
  for (const [{ sides, others }, id] of shapes) {
    for (const [index, model] of models.entries()) {
      const side = sides[index];
      if (side === undefined) continue;
      for (const other of others[index] ?? []) {
        for (const name of differingMembers(model, side, other)) {
          findings.push({
            severity: "warning",
            code: "sources-ambiguous",
            shape: memberId(id, name),
            message: `${names[index] ?? ""} has both ${nameOf(side.id)} and ${nameOf(other.id)} where ${nameOf(id)} stands, and limits ${name} otherwise in each; ${nameOf(side.id)} is followed.`,
          });
        }
      }
    }
  }
  return findings;
}

function differingMembers(model: Model, side: DataShape, other: DataShape): readonly string[] {
  const members = new Map(membersOf(side).map((member) => [member.name, member]));
  return membersOf(other).flatMap((member) => {
    const same = members.get(member.name);
    if (same === undefined) return [];
    return equalNodes(limitsOf(model, same), limitsOf(model, member)) ? [] : [member.name];
  });
}

function limitsOf(model: Model, member: Member): object {
  const { length, range, pattern, uniqueItems } = effectiveTraits(model, member);
  return { length, range, pattern, uniqueItems };
}
