// Strings of patterns, ours against what others make of the same pattern: how many patterns come to
// nothing, and how long it takes to set up and make 20 values of each. With SHAPESMITH_MODELS set,
// of all patterns in the models there.
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { patternSources } from "./pattern-sources.mjs";
import { report, rounded } from "./report.mjs";

/** An engine that takes longer for one pattern has failed on it. */
const longestMilliseconds = 2000;

const outcomes = ["all valid", "throws", "over 2 s", "some invalid"];

const { from, sources } = patternSources();
const ours = await resultsOf("ours");
for (const peer of ["json-schema-faker", "effect 4"]) {
  compareResults(peer, ours, await resultsOf(peer));
}

function compareResults(peer, our, their) {
  const what = (measure) => `${sources.length} ${from}, against ${peer}: ${measure}`;
  for (const outcome of outcomes) {
    const countOf = (results) => results.filter((result) => result.outcome === outcome).length;
    report({ what: what(outcome), ours: `${countOf(our)}`, peer: `${countOf(their)}` });
  }
  const times = {
    "set up and 20 values of each, in all": (results) => sumOf(results) / 1000,
    "set up and 20 values, median": (results) =>
      quantile(
        results.map((result) => result.milliseconds),
        0.5,
      ),
  };
  for (const [name, timeOf] of Object.entries(times)) {
    const unit = name.endsWith("all") ? "s" : "ms";
    const [own, other] = [timeOf(our), timeOf(their)];
    report({
      what: what(name),
      ours: `${rounded(own)} ${unit}`,
      peer: `${rounded(other)} ${unit}`,
      lead: other / own,
    });
  }
  for (const [name, part] of [
    ["values at the slowest hundredth", 0.01],
    ["values at the median", 0.5],
  ]) {
    const [own, other] = [our, their].map((results) => quantile(ratesOf(results), part));
    report({
      what: what(name),
      ours: `${rounded(own)}/s`,
      peer: `${rounded(other)}/s`,
      lead: own / other,
    });
  }
}

function sumOf(results) {
  return results.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
}

/** Of the patterns that gave values. */
function ratesOf(results) {
  return results.map(({ rate }) => rate).filter((rate) => rate !== undefined);
}

function quantile(numbers, part) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(part * (sorted.length - 1))] ?? 0;
}

/** What an engine made of each pattern, one after the other. */
async function resultsOf(engine) {
  const results = [];
  let worker = await startWorker(engine);
  for (const source of sources) {
    const result = await answerOf(worker, source);
    results.push(result);
    if (result.outcome !== "over 2 s") continue;
    await worker.terminate();
    worker = await startWorker(engine);
  }
  await worker.terminate();
  return results;
}

async function startWorker(engine) {
  const file = fileURLToPath(new URL("pattern-worker.mjs", import.meta.url));
  const worker = new Worker(file, { workerData: { engine } });
  await new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
  });
  return worker;
}

/** Rejects when the worker itself fails: what an engine throws is an answer. */
function answerOf(worker, source) {
  return new Promise((resolve, reject) => {
    const settle = (settled) => (value) => {
      clearTimeout(limit);
      worker.off("message", answered);
      worker.off("error", failed);
      settled(value);
    };
    const answered = settle(resolve);
    const failed = settle(reject);
    const limit = setTimeout(answered, longestMilliseconds, {
      outcome: "over 2 s",
      milliseconds: longestMilliseconds,
    });
    worker.on("message", answered);
    worker.on("error", failed);
    worker.postMessage(source);
  });
}
