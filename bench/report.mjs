/**
 * One line of the result. It is printed, and sent to the process that runs all benchmarks and makes
 * a table of them.
 *
 * @typedef {object} Row
 * @property {string} what was measured
 * @property {string} ours
 * @property {string} peer
 * @property {number} [lead] how many times as good as the peer: above 1 ours is ahead, whether
 *   more is better (values in a second) or less (milliseconds)
 * @property {readonly number[]} [rounds] the lead in each round
 */

/** @type {(row: Row) => void} */
export function report(row) {
  console.log(`${row.what}: ours ${row.ours}, peer ${row.peer}${leadOf(row)}`);
  process.send?.(row);
}

/** @type {(row: Row) => string} */
function leadOf({ lead, rounds }) {
  if (lead === undefined) return "";
  return `, ${timesOf(lead)}${rounds === undefined ? "" : ` (${rangeOf(rounds)})`}`;
}

/** @type {(ratio: number) => string} */
export function timesOf(ratio) {
  return `${ratio.toFixed(2)}x`;
}

/** @type {(ratios: readonly number[]) => string} */
export function rangeOf(ratios) {
  return `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`;
}

/** A number with as many digits as mean something. @type {(number: number) => string} */
export function rounded(number) {
  return number >= 100 ? Math.round(number).toString() : number.toPrecision(3);
}
