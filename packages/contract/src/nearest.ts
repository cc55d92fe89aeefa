/**
 * The candidate that takes the fewest edits to reach, when it takes few enough to be what was meant
 * (a third of the name's length); the first one of several.
 */
export function nearest(name: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let fewest = Math.floor(name.length / 3) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) >= fewest) continue;
    const edits = editDistance(name.toLowerCase(), candidate.toLowerCase(), fewest);
    if (edits >= fewest) continue;
    best = candidate;
    fewest = edits;
  }
  return best;
}

/**
 * Letters to insert, delete, replace, or exchange with their neighbour, each letter once; `limit`
 * when it takes as many or more.
 */
function editDistance(from: string, to: string, limit: number): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let line = 1; line <= from.length; line += 1) {
    const row = [line];
    for (let column = 1; column <= to.length; column += 1) {
      const letter = from[line - 1];
      const replace = letter === to[column - 1] ? 0 : 1;
      let edits = Math.min(at(last, column) + 1, at(row, column - 1) + 1);
      edits = Math.min(edits, at(last, column - 1) + replace);
      if (letter === to[column - 2] && from[line - 2] === to[column - 1]) {
        edits = Math.min(edits, at(beforeLast, column - 2) + 1);
      }
      row.push(edits);
    }
    if (Math.min(...row) >= limit) return limit;
    beforeLast = last;
    last = row;
  }
  return at(last, to.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
