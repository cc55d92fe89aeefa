/**
 * The pattern with the anchors that botocore's descriptions leave out. What stands there
 * has to match the whole string: a Smithy pattern `^x$` is written `x`, and one that is anchored at no more
 * than one end has `.*` at the other: `\S` is written `.*\S.*`. Of `^a$|^b$` the outermost anchors are
 * left out just the same, which makes it `a$|^b`; some patterns have kept theirs.
 *
 * The Model's patterns hold for the whole string as well, so anchors at the ends change nothing that
 * matches; with them the pattern is the one of the Smithy model, and the two sources agree.
 */
export function anchored(pattern: string): string {
  // Whatever is put behind an open quotation or an escape would become a part of it.
  if (/\\Q/.test(pattern) || endsInEscape(pattern)) return pattern;
  const start = pattern.startsWith("^") ? "" : "^";
  const end = pattern.endsWith("$") && !endsInEscape(pattern.slice(0, -1)) ? "" : "$";
  return start + pattern + end;
}

/** Whether what comes next would be escaped. */
function endsInEscape(pattern: string): boolean {
  let backslashes = 0;
  while (pattern.at(-1 - backslashes) === "\\") backslashes += 1;
  return backslashes % 2 === 1;
}
