import { processorTime } from "./clock.mjs";
import { median } from "./median.mjs";
import { report, rounded } from "./report.mjs";

const rounds = 5;
const roundMilliseconds = 150;

/** @typedef {() => number | Promise<number>} Batch runs one batch, and says how many units it did */

/**
 * Runs both in turn, round after round and in changing order, so that a machine that slows down
 * slows both, and counts what they do in a second of processor time. The lead is the median of the
 * rounds' own ratios: those hold on another machine, the rates do not. Nor does one process tell all:
 * see run.mjs.
 *
 * @param {object} comparison
 * @param {string} comparison.what
 * @param {string} comparison.unit what is counted, such as "leaves"
 * @param {Batch} comparison.ours
 * @param {Batch} comparison.peer
 */
export async function compare({ what, unit, ours, peer }) {
  const [our, their] = await ratesOf([ours, peer]);
  reportRates({ what, unit, our, their });
}

/**
 * As {@link compare}, with several peers that take turns: reports each, and the fastest of them.
 *
 * @param {object} comparison
 * @param {string} comparison.what
 * @param {string} comparison.unit
 * @param {Batch} comparison.ours
 * @param {Readonly<Record<string, Batch>>} comparison.peers by name
 */
export async function compareWithEach({ what, unit, ours, peers }) {
  const [our, ...theirs] = await ratesOf([ours, ...Object.values(peers)]);
  const named = Object.keys(peers).map((name, index) => ({ name, their: theirs[index] }));
  for (const { name, their } of named) {
    reportRates({ what: `${what}, against ${name}`, unit, our, their });
  }
  const [fastest] = named.toSorted((a, b) => median(b.their) - median(a.their));
  reportRates({
    what: `${what}, against the fastest of the ${named.length}`,
    unit,
    our,
    their: fastest.their,
    note: ` (${fastest.name})`,
  });
}

/** What each of the batches does in a second, in each round. */
async function ratesOf(batches) {
  // Warm all up, so that what the first round sees is compiled code.
  for (const batch of [...batches, ...batches]) await rateOf(batch);
  const rates = batches.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < batches.length; turn++) {
      const index = (turn + round) % batches.length;
      rates[index].push(await rateOf(batches[index]));
    }
  }
  return rates;
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

function reportRates({ what, unit, our, their, note = "" }) {
  const leads = our.map((rate, round) => rate / their[round]);
  report({
    what,
    ours: `${rounded(median(our))} ${unit}/s`,
    peer: `${rounded(median(their))} ${unit}/s${note}`,
    lead: median(leads),
    rounds: leads,
  });
}
