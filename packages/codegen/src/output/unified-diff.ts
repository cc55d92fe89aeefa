import type { StructuredPatch } from "diff";
import type { FileChange } from "./compare.js";

/** Finding the shortest diff takes time that grows with the square of its length. */
const mostEdits = 2000;

/** The changes as a patch; `labelOf` says what a path is called in it. */
export async function unifiedDiff(
  changes: readonly FileChange[],
  labelOf: (path: string) => string,
): Promise<string> {
  const { formatPatch, structuredPatch, FILE_HEADERS_ONLY } = await import("diff");
  const patchOf = (change: FileChange): StructuredPatch => {
    const label = labelOf(change.path);
    const from = change.kind === "added" ? "/dev/null" : label;
    const to = change.kind === "removed" ? "/dev/null" : label;
    const between = (before: string, after: string): StructuredPatch =>
      structuredPatch(from, to, before, after, undefined, undefined, { context: 3 });
    if (change.kind === "added") return between("", change.after);
    if (change.kind === "removed") return between(change.before, "");
    // What a checkout did to the line ends is no change of ours.
    const before = change.before.replaceAll("\r\n", "\n");
    const limited = { context: 3, maxEditLength: mostEdits };
    const shortest = structuredPatch(from, to, before, change.after, undefined, undefined, limited);
    return shortest ?? replaced(between(before, ""), between("", change.after));
  };
  return changes.map((change) => formatPatch(patchOf(change), FILE_HEADERS_ONLY)).join("");
}

/** All lines out, all lines in. */
function replaced(removal: StructuredPatch, addition: StructuredPatch): StructuredPatch {
  const [out] = removal.hunks;
  const [into] = addition.hunks;
  if (out === undefined || into === undefined) return out === undefined ? addition : removal;
  const { oldStart, oldLines } = out;
  const { newStart, newLines } = into;
  const lines = [...out.lines, ...into.lines];
  return { ...removal, hunks: [{ oldStart, oldLines, newStart, newLines, lines }] };
}
