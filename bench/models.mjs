import { readdirSync } from "node:fs";
import { basename, join } from "node:path";

/**
 * The folder with models of real services, `smithy/<service>.json` and `botocore/<service>/service-2.json`.
 * They are AWS's own and no part of this project, so the figures that need them are left out without.
 */
const folder = process.env.SHAPESMITH_MODELS;

/** Whether there are models; says so when there are none. @type {(what: string) => boolean} */
export function hasModels(what) {
  if (folder) return true;
  console.log(`Left out: ${what}. Set SHAPESMITH_MODELS to a folder with models of services.`);
  return false;
}

/** Each service's Smithy model. */
export function smithyModels() {
  return readdirSync(modelAt("smithy"))
    .filter((file) => file.endsWith(".json"))
    .toSorted()
    .map((file) => ({ name: basename(file, ".json"), path: modelAt("smithy", file) }));
}

/** Each service's folder of botocore. */
export function botocoreModels() {
  return readdirSync(modelAt("botocore"))
    .toSorted()
    .map((name) => ({ name: `${name} (botocore)`, path: modelAt("botocore", name) }));
}

/** @type {(...path: string[]) => string} */
export function modelAt(...path) {
  return join(folder ?? ".", ...path);
}
