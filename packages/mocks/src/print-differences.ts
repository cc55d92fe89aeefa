import { formatPath, printValue, type ShapeNode } from "@shapesmith/contract";
import { type Difference, isValueMatcher } from "./like.js";
import { nodeAt, printData } from "./print-data.js";

const mostShown = 8;

/** What was expected and what came, as a diff: two lines for each place. */
export function formatDifferences(
  found: readonly Difference[],
  root: ShapeNode | undefined,
  indent: string,
): readonly string[] {
  const lines = found.slice(0, mostShown).flatMap(({ path, expected, actual }) => {
    const node = root === undefined ? undefined : nodeAt(root, path);
    const secret = node?.sensitive === true;
    const wanted = isValueMatcher(expected)
      ? printData(expected, undefined)
      : printValue(expected, secret);
    const place = formatPath(path);
    return [`${indent}- ${place}: ${wanted}`, `${indent}+ ${place}: ${printValue(actual, secret)}`];
  });
  return found.length > mostShown
    ? [...lines, `${indent}  and ${found.length - mostShown} more`]
    : lines;
}
