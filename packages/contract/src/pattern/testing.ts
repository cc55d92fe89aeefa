import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A pattern of a model, with the length that is asked for beside it. */
export interface PatternInUse {
  readonly source: string;
  readonly min: number;
  readonly max: number;
}

/** The different combinations of pattern and length in all Smithy and botocore models of a folder. */
export function patternsInUse(folder: string): readonly PatternInUse[] {
  const found = new Map<string, PatternInUse>();
  const add = (source: unknown, min: unknown, max: unknown): void => {
    if (typeof source !== "string") return;
    const use = {
      source,
      min: typeof min === "number" ? min : 0,
      max: typeof max === "number" ? max : Infinity,
    };
    found.set(`${use.min} ${use.max} ${source}`, use);
  };
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  for (const file of files.filter((name) => name.endsWith(".json"))) {
    const model: unknown = JSON.parse(readFileSync(join(folder, file), "utf8"));
    for (const shape of Object.values(record(record(model)["shapes"]))) {
      const { traits, members, pattern, min, max } = record(shape);
      add(pattern, min, max);
      for (const holder of [{ traits }, ...Object.values(record(members))]) {
        const own = record(record(holder)["traits"]);
        const length = record(own["smithy.api#length"]);
        add(own["smithy.api#pattern"], length["min"], length["max"]);
      }
    }
  }
  return [...found.values()];
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
