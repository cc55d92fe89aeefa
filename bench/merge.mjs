/**
 * The rows of several processes as one list. Of each row the process with the median lead is shown
 * as it is, so that its figures belong together, with the leads of all processes beside it.
 *
 * @param {readonly (readonly import("./report.mjs").Row[])[]} runs the rows of each process, which
 *   reports the same things in the same order
 * @returns {import("./report.mjs").Row[]}
 */
export function merged(runs) {
  const [first = []] = runs;
  return first.map((_, index) => mergedRow(runs.map((rows) => rows[index])));
}

function mergedRow(rows) {
  const [first] = rows;
  if (first.lead === undefined) return first;
  const ordered = rows.toSorted((a, b) => a.lead - b.lead);
  return { ...ordered[ordered.length >> 1], rounds: ordered.map(({ lead }) => lead) };
}
