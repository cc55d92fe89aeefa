import { join } from "node:path";
import type { Model } from "../../packages/codegen/src/model/model.js";
import { applyOverlay, type Overlaid } from "../../packages/codegen/src/overlay/apply.js";
import { parseOverlay } from "../../packages/codegen/src/overlay/load.js";
import { readClientPackage } from "../../packages/codegen/src/readers/aws-sdk/index.js";
import { root } from "../../scripts/workspace.mjs";
import { blocksOf, type Document } from "./blocks.js";

/** The overlay that a document shows. */
export function overlayIn(document: Document): string {
  const [block, ...others] = blocksOf(document).filter(({ language }) => language === "json");
  if (block === undefined || others.length > 0) {
    throw new Error(`${document.path} should show one block of JSON, the overlay.`);
  }
  return block.code;
}

/** Lays an overlay over Lambda as its installed client tells it. */
export function layOver(client: Model, overlay: string): Overlaid {
  return applyOverlay(client, parseOverlay(overlay, "overlay.json"));
}

export async function lambdaClient(): Promise<Model> {
  const cwd = join(root, "services", "lambda");
  return (await readClientPackage("@aws-sdk/client-lambda", { cwd })).model;
}
