import type { BlobForm } from "../minimum.js";
import type { StructureNode } from "../node.js";
import type { Random } from "../random.js";
import { bringInto } from "./bring-into.js";
import type { Condition } from "./condition.js";

/** One condition may be broken by mending another, but not without end. */
const mostMends = 8;

/**
 * Changes members until the value keeps all conditions, each in one of the ways in which it can be
 * kept; the first of them where there is no random source.
 *
 * @param isFree whether a member may be changed.
 * @returns whether it keeps them.
 */
export function mend(
  node: StructureNode,
  value: Record<string, unknown>,
  conditions: readonly Condition[],
  { random, blobForm, isFree = () => true }: MendOptions = {},
): boolean {
  for (let mends = 0; ; mends++) {
    const broken = conditions.find((condition) => !condition.holds(value));
    if (broken === undefined) return true;
    const ways = broken.alternatives.filter((way) =>
      [...way].every(
        ([name, rule]) =>
          isFree(name) && (rule !== null || node.memberByName.get(name)?.required !== true),
      ),
    );
    const way = random === undefined || ways.length === 0 ? ways[0] : random.pick(ways);
    if (way === undefined || mends === mostMends) return false;
    bringInto(way, node, value, blobForm);
  }
}

interface MendOptions {
  readonly random?: Random;
  readonly blobForm?: BlobForm;
  readonly isFree?: (name: string) => boolean;
}
