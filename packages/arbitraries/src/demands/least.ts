import { type BlobForm, minimumOf, type ShapeNode } from "@shapesmith/contract";
import type { Settings } from "../options.js";
import { bringInto, type Situation, situationsOf } from "./situations.js";
import { isPlain } from "./wishes.js";

/**
 * The least value of a shape that is in a situation, wherever its shapes have such.
 *
 * @param situation of the value itself; the usual one by default.
 */
export function leastOf(
  node: ShapeNode,
  blobForm: BlobForm,
  settings: Settings,
  situation?: Situation,
): unknown {
  const value = minimumOf(node, blobForm);
  if (!settings.situations) return value;
  settle(node, value, settings, situation);
  return value;
}

function settle(
  node: ShapeNode,
  value: unknown,
  settings: Settings,
  situation: Situation | undefined,
): void {
  if (Array.isArray(value) && node.type === "list") {
    for (const part of value) settle(node.member.target, part, settings, undefined);
  }
  if (!isPlain(value)) return;
  if (node.type === "map") {
    for (const part of Object.values(value)) settle(node.value.target, part, settings, undefined);
  }
  if (node.type !== "structure" && node.type !== "union") return;
  if (node.type === "structure" && node.situations.size > 0) {
    const usual = situation ?? situationsOf(node, settings)[0];
    // It was made just now, for this.
    if (usual !== undefined) bringInto(usual, node, value);
  }
  for (const [name, part] of Object.entries(value)) {
    const target = node.memberByName.get(name)?.target;
    if (target !== undefined) settle(target, part, settings, undefined);
  }
}
