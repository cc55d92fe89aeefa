import { formatPath, printValue, type ShapeNode } from "@shapesmith/contract";
import { containedIn, type Difference, differences, isValueMatcher } from "./like.js";
import { nodeAt, printData } from "./print-data.js";
import { hiddenDifference } from "./print-secret.js";

const mostShown = 8;

/** What was expected at a place and what came, in words. */
interface Told {
  readonly place: string;
  readonly wanted: string;
  readonly got: string;
}

/** What was expected and what came, as a diff: two lines for each place. */
export function formatDifferences(
  found: readonly Difference[],
  root: ShapeNode | undefined,
  indent: string,
): readonly string[] {
  const each = found.flatMap(withinContained);
  const lines = each.slice(0, mostShown).flatMap((difference) => {
    const { place, wanted, got } = tell(difference, root);
    return [`${indent}- ${place}: ${wanted}`, `${indent}+ ${place}: ${got}`];
  });
  return each.length > mostShown
    ? [...lines, `${indent}  and ${each.length - mostShown} more`]
    : lines;
}

/** The same in one line. @param most how many places are told. */
export function listDifferences(
  found: readonly Difference[],
  root: ShapeNode | undefined,
  most: number,
): string {
  const each = found.flatMap(withinContained);
  const texts = each.slice(0, most).map((difference) => {
    const { place, wanted, got } = tell(difference, root);
    return `${place} is ${got}, not ${wanted}`;
  });
  if (each.length > most) texts.push(`and ${each.length - most} more`);
  return texts.join("; ");
}

/** Where `expect.objectContaining(part)` does not match, it is told what differs from the part. */
function withinContained(difference: Difference): readonly Difference[] {
  const { path, expected, actual } = difference;
  const part = containedIn(expected);
  if (part === undefined || typeof actual !== "object" || actual === null) return [difference];
  const within = [...differences(part, actual)].flatMap((inner) =>
    withinContained({ ...inner, path: [...path, ...inner.path] }),
  );
  return within.length === 0 ? [difference] : within;
}

function tell({ path, expected, actual }: Difference, root: ShapeNode | undefined): Told {
  const node = root === undefined ? undefined : nodeAt(root, path);
  const place = formatPath(path);
  if (node?.sensitive === true) {
    const got = printData(actual, node);
    return { place, got, wanted: printData(expected, node) + hiddenDifference(expected, actual) };
  }
  const wanted = isValueMatcher(expected) ? printData(expected, node) : plain(expected, actual);
  return { place, wanted, got: plain(actual, expected) };
}

/** Bytes as the text that they are, where the other side is bytes too: their numbers tell nothing. */
function plain(value: unknown, other: unknown): string {
  const areBytes = value instanceof Uint8Array && other instanceof Uint8Array;
  if (!areBytes) return printValue(value);
  const text = Buffer.from(value).toString("utf8");
  const isText = Buffer.from(text).equals(value);
  return `${printValue(value)}, ${isText ? printValue(text) : `hex ${Buffer.from(value).toString("hex", 0, 32)}`}`;
}
