import {
  type BlobForm,
  isPlainObject,
  mend,
  minimumOf,
  type ShapeNode,
} from "@shapesmith/contract";
import type { Settings } from "../options.js";
import { bringIntoSituation } from "./bring-into-situation.js";
import { conditionsOf } from "./conditions.js";
import { type Situation, situationsOf } from "./situations.js";

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
  settle(node, value, { settings, blobForm }, situation);
  return value;
}

interface Circumstances {
  readonly settings: Settings;
  readonly blobForm: BlobForm;
}

function settle(
  node: ShapeNode,
  value: unknown,
  circumstances: Circumstances,
  situation: Situation | undefined,
): void {
  if (Array.isArray(value) && node.type === "list") {
    for (const part of value) settle(node.member.target, part, circumstances, undefined);
  }
  if (!isPlainObject(value)) return;
  if (node.type === "map") {
    for (const part of Object.values(value)) {
      settle(node.value.target, part, circumstances, undefined);
    }
  }
  if (node.type !== "structure" && node.type !== "union") return;
  if (node.type === "structure") {
    const { settings, blobForm } = circumstances;
    const usual = situation ?? situationsOf(node, settings).usual;
    // It was made just now, for this.
    if (usual !== undefined) bringIntoSituation(usual, node, value, blobForm);
    const conditions = conditionsOf(node, settings);
    if (conditions.length > 0) mend(node, value, conditions, { blobForm });
  }
  for (const [name, part] of Object.entries(value)) {
    const target = node.memberByName.get(name)?.target;
    if (target !== undefined) settle(target, part, circumstances, undefined);
  }
}
