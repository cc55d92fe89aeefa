import { type BlobForm, bringInto, memberOf, type StructureNode } from "@shapesmith/contract";
import type { Situation } from "./situations.js";

/** Changes members so that a value is in a situation, and as few of them as that takes. */
export function bringIntoSituation(
  { rules, loose }: Situation,
  node: StructureNode,
  value: Record<string, unknown>,
  blobForm?: BlobForm,
): Record<string, unknown> {
  const there = [...loose].filter(([name]) => memberOf(value, name) !== undefined);
  return bringInto([...there, ...rules], node, value, blobForm);
}
