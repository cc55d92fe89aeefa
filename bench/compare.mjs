import { processorTime } from "./clock.mjs";
import { median } from "./median.mjs";
import { report, rounded } from "./report.mjs";

const rounds = 5;
const roundMilliseconds = 150;

/**
 * Runs both in turn, round after round and in changing order, so that a machine that slows down
 * slows both, and counts what they do in a second of processor time. The lead is the median of the
 * rounds' own ratios: those hold on another machine, the rates do not. Nor does one process tell all:
 * see run.mjs.
 *
 * @param {object} comparison
 * @param {string} comparison.what
 * @param {string} comparison.unit what is counted, such as "leaves"
 * @param {() => number | Promise<number>} comparison.ours runs one batch, and says how many units
 *   it did
 * @param {() => number | Promise<number>} comparison.peer
 */
export async function compare({ what, unit, ours, peer }) {
  // Warm both up, so that what the first round sees is compiled code.
  for (const batch of [ours, peer, ours, peer]) await rateOf(batch);
  const rates = [];
  for (let round = 0; round < rounds; round++) rates.push(await rateBoth(ours, peer, round % 2));
  const leads = rates.map(([our, their]) => our / their);
  report({
    what,
    ours: `${rounded(median(rates.map(([our]) => our)))} ${unit}/s`,
    peer: `${rounded(median(rates.map(([, their]) => their)))} ${unit}/s`,
    lead: median(leads),
    rounds: leads,
  });
}

async function rateBoth(ours, peer, peerFirst) {
  if (!peerFirst) return [await rateOf(ours), await rateOf(peer)];
  const their = await rateOf(peer);
  return [await rateOf(ours), their];
}

async function rateOf(batch) {
  const start = processorTime();
  let count = 0;
  let elapsed = 0;
  while (elapsed < roundMilliseconds) {
    count += await batch();
    elapsed = processorTime() - start;
  }
  return (count / elapsed) * 1000;
}
