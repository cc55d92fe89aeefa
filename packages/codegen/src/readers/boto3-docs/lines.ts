/** A part of a page: some of its lines, which know where they stand. */
export interface Lines {
  /** Path of the page, for messages. */
  readonly path: string;
  readonly lines: readonly string[];
  /** Number of the first of them, counted from 1. */
  readonly first: number;
}

/** From one index up to another. */
export function part({ path, lines, first }: Lines, from: number, to: number): Lines {
  return { path, lines: lines.slice(from, to), first: first + from };
}

/** How far a line is indented; undefined for one that is empty. */
export function indentOf(line: string): number | undefined {
  const at = line.search(/\S/);
  return at < 0 ? undefined : at;
}

/**
 * The literal block that a `::` at or after this index introduces: all lines that are indented
 * further than it. Undefined where no `::` comes next.
 */
export function literalBlock(page: Lines, from: number): Lines | undefined {
  const { lines } = page;
  let at = from;
  while (at < lines.length && indentOf(lines[at] ?? "") === undefined) at += 1;
  const mark = lines[at] ?? "";
  if (mark.trim() !== "::") return undefined;
  const indent = indentOf(mark) ?? 0;
  let end = at + 1;
  while (end < lines.length && (indentOf(lines[end] ?? "") ?? Infinity) > indent) end += 1;
  return part(page, at + 1, end);
}

/** Where a title stands alone on a line, at or after an index; negative where it does not. */
export function titleAt({ lines }: Lines, title: string, from = 0): number {
  return lines.findIndex((line, index) => index >= from && line.trim() === `**${title}**`);
}

/** The pages leave out what would have more than some thousand lines, and say so in its place. */
export function isTooLarge({ lines }: Lines): boolean {
  return lines.some((line) => line.trim() === "# This section is too large to render.");
}
