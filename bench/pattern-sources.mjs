import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The patterns that are compared: the different ones of all models in the folder that the environment
 * variable SHAPESMITH_MODELS names, or a list of our own.
 *
 * @returns {{ from: string, sources: readonly string[] }}
 */
export function patternSources() {
  const folder = process.env.SHAPESMITH_MODELS;
  if (folder === undefined) return { from: "patterns of our own", sources: ownPatterns };
  const sources = new Set();
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  for (const file of files.filter((name) => name.endsWith(".json"))) {
    const { shapes } = JSON.parse(readFileSync(join(folder, file), "utf8"));
    for (const shape of Object.values(shapes ?? {})) {
      // Of botocore, of Smithy, and of members in Smithy.
      const holders = [shape, ...Object.values(shape.members ?? {})];
      const found = holders.map((holder) => holder.traits?.["smithy.api#pattern"]);
      for (const source of [shape.pattern, ...found]) {
        if (typeof source === "string") sources.add(source);
      }
    }
  }
  return { from: "patterns of SHAPESMITH_MODELS", sources: [...sources] };
}

/** Of every kind that models have, from plain names to lookaheads and what only Java knows. */
const ownPatterns = [
  "[a-z]+",
  "^[a-zA-Z0-9_-]{1,64}$",
  "[\\w-_.]+",
  "^[0-9]{12}$",
  "^\\d{3}-\\d{4}$",
  "[^\\s]+",
  ".*",
  "^.{3,63}$",
  "^[\\s\\S]*$",
  "^(true|false)$",
  "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
  "^https?://[^\\s/$.?#][^\\s]*$",
  "(arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*)|()",
  "^arn:aws[a-zA-Z-]*:parcels:[a-z]{2}-[a-z]+-\\d:\\d{12}:crate/[A-Za-z0-9/_-]+$",
  "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$",
  "^[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,6}$",
  "^((25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(25[0-5]|2[0-4]\\d|1?\\d?\\d)$",
  "^([0-9a-fA-F]{2}:){5}[0-9a-fA-F]{2}$",
  "^(?!aws:)[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*$",
  "^(?=.*[0-9])(?=.*[a-z])(?=.*[A-Z])[a-zA-Z0-9]{8,32}$",
  "^(?!.*--)[a-z][a-z0-9-]*[a-z0-9]$",
  "^[a-z-]+(?<!-)$",
  "^A$|^B[0-9]*$",
  "^\\p{Print}+$",
  "[\\p{Print}&&[^|:/]]+",
  "^[^\\u0000-\\u001F\\u007F]{1,255}$",
  "[\\u0020-\\uD7FF\\uE000-\\uFFFD\\uD800\\uDC00-\\uDBFF\\uDFFF\\r\\n\\t]*",
  "\\A[a-z]{2}\\z",
  "(?s).+",
  "^(?i)(gold|silver)$",
  "^[a-z]++[0-9]?$",
  "^\\x{0041}[\\x{42}-\\x{44}]*$",
  "^\\bword\\b.*$",
  "^(cron|rate)\\(.+\\)$",
  "^v(0|[1-9]\\d*)\\.(0|[1-9]\\d*)(-[0-9A-Za-z-]+(\\.[0-9A-Za-z-]+)*)?$",
  "^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$",
  "^/[a-z]+(/[^/\\x00]+)*/?$",
  "^([a-z]+,)*[a-z]+$",
  "^s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/.*)?$",
  "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T\\d{2}:\\d{2}:\\d{2}Z$",
];
