import { formatPath } from "@shapesmith/contract";
import { differences, isValueMatcher } from "./like.js";

/** What a secret is like, without a letter of it: tests print what they were given to logs. */
export function printSecret(value: unknown): string {
  const text = textIn(value);
  if (text === undefined) return "(sensitive)";
  const unit = typeof value === "string" ? "character" : "byte";
  const { length } = value as string | Uint8Array;
  return `(sensitive, ${length} ${unit}${length === 1 ? "" : "s"})`;
}

/**
 * Where two secrets differ, again without a letter of them: in JSON by the path, else by the
 * position. The empty text where nothing can be said.
 */
export function hiddenDifference(expected: unknown, actual: unknown): string {
  const wanted = textIn(expected);
  const got = textIn(actual);
  if (wanted === undefined || got === undefined) return "";
  const path = jsonPath(wanted, got);
  if (path !== undefined) return `, which as JSON differs at ${path}`;
  let position = 0;
  while (position < wanted.length && wanted[position] === got[position]) position += 1;
  return `, which differs from character ${position + 1} on`;
}

/** The first place that differs, where both are JSON and not the same. */
function jsonPath(wanted: string, got: string): string | undefined {
  const values = [wanted, got].map(parsed);
  if (values.some((value) => typeof value !== "object" || value === null)) return undefined;
  const [expected, actual] = values;
  const [there] = differences(expected, actual);
  // What is there beside what was expected differs, too, where bytes are compared.
  const [back] = there === undefined ? differences(actual, expected) : [there];
  return back === undefined ? undefined : formatPath(back.path);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function textIn(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  if (isValueMatcher(value)) return undefined;
  return value instanceof Uint8Array ? Buffer.from(value).toString("utf8") : undefined;
}
