import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Node } from "../packages/codegen/src/model/traits.js";
import { isBoto3Page } from "../packages/codegen/src/readers/boto3-docs/is-page.js";
import { jsonFormat } from "../packages/codegen/src/readers/json-format.js";

/** Every file of the folder that describes a service, in whichever format. */
export function sourcesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => join(folder, path))
    .filter(isSource)
    .sort();
}

function isSource(path: string): boolean {
  if (path.endsWith(".rst")) return isBoto3Page(readFileSync(path, "utf8"));
  if (!path.endsWith(".json")) return false;
  return jsonFormat(JSON.parse(readFileSync(path, "utf8")) as Node).kind !== "other";
}
