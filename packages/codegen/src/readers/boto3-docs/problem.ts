import { ShapesmithError } from "../../errors.js";

/** A page that is not as boto3's documentation writes it; `line` counts from 1. */
export function pageProblem(
  path: string,
  line: number,
  expected: string,
  found: string,
): ShapesmithError {
  return new ShapesmithError(
    "source",
    `${path} is not a whole page of boto3's documentation: line ${line}: expected ${expected}, found ${shown(found)}. Get the page again.`,
  );
}

function shown(text: string): string {
  const trimmed = text.trim();
  if (trimmed === "") return "nothing";
  return JSON.stringify(trimmed.length > 60 ? `${trimmed.slice(0, 60)}...` : trimmed);
}
