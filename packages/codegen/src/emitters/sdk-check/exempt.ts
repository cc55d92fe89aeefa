import { expectData } from "../../model/model.js";
import type { StructureShape } from "../../model/shape.js";
import type { Plan } from "../../plan/plan.js";

/**
 * Streams have types of our own: the SDK's name classes of every runtime, ours what all of them
 * have in common.
 */
export function usesBlobBody(plan: Plan, shape: StructureShape): boolean {
  return [...shape.members.values()].some((member) => {
    const target = expectData(plan.model, member.target);
    return target.type === "blob" && target.traits.streaming === true;
  });
}
