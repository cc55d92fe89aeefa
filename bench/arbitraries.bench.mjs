// Arbitraries against records of fast-check written by hand, for the request and the response of
// UpdateFunctionConfiguration: how fast values come, and how many calls of the property it takes to
// shrink a failure.
import * as arbitraries from "@shapesmith/lambda/arbitraries";
import { shapes } from "@shapesmith/lambda/contract";
import fc from "fast-check";
import { processorTime } from "./clock.mjs";
import { compare } from "./compare.mjs";
import { enumValues } from "./enums.mjs";
import { handWritten } from "./hand-written.mjs";
import { leavesOf } from "./leaves.mjs";
import { median } from "./median.mjs";
import { report, rounded } from "./report.mjs";
import { reportSizes } from "./sizes.mjs";

const valuesPerBatch = 500;
const shrunkSeeds = Array.from({ length: 15 }, (_, index) => index + 1);

/** Each is what a caller could trip over, and says whether it does. */
const plantedFailures = {
  "a number and a list": (value) => value.MemorySize > 1000 && value.Layers?.length > 0,
  "a long value in a map": (value) =>
    Object.values(value.Environment?.Variables ?? {}).some((text) => text.length > 3),
};

const peers = handWritten(enumValues);
await run("UpdateFunctionConfigurationRequest", arbitraries.updateFunctionConfigurationRequest());
await run("FunctionConfiguration", arbitraries.functionConfiguration());

async function run(name, ours) {
  const peer = peers[name];
  reportSizes(name, shapes[name], { ours: sampleOf(ours, 1), peer: sampleOf(peer, 1) });
  await compare({ what: `${name}: generating`, unit: "leaves", ...batches(ours, peer, leavesIn) });
  // Both put strings together lazily: this makes them do what they put off.
  await compare({
    what: `${name}: generating and printing`,
    unit: "leaves",
    ...batches(ours, peer, (values) => {
      JSON.stringify(values);
      return leavesIn(values);
    }),
  });
  for (const [failure, fails] of Object.entries(plantedFailures)) {
    reportShrinking(`${name}: shrinking ${failure}`, { ours, peer }, fails);
  }
}

function batches(ours, peer, count) {
  let seed = 1;
  return {
    ours: () => count(sampleOf(ours, seed++)),
    peer: () => count(sampleOf(peer, seed++)),
  };
}

function sampleOf(arbitrary, seed) {
  return fc.sample(arbitrary, { seed, numRuns: valuesPerBatch });
}

function leavesIn(values) {
  return values.reduce((sum, value) => sum + leavesOf(value), 0);
}

function reportShrinking(what, contestants, fails) {
  const runs = { ours: [], peer: [] };
  // One round that is thrown away, so that nothing is measured that is compiled for the first time.
  for (const arbitrary of Object.values(contestants)) shrink(arbitrary, fails, 0);
  for (const seed of shrunkSeeds) {
    for (const [name, arbitrary] of Object.entries(contestants)) {
      runs[name].push(shrink(arbitrary, fails, seed));
    }
  }
  for (const { unit, of, isGoal } of [
    { unit: "calls", of: ({ calls }) => calls, isGoal: true },
    { unit: "ms", of: ({ milliseconds }) => milliseconds, isGoal: true },
    { unit: "bytes left", of: ({ bytes }) => bytes, isGoal: false },
  ]) {
    const leads = runs.ours.map((our, index) => of(runs.peer[index]) / of(our));
    report({
      what: `${what}, ${unit}`,
      ours: rounded(median(runs.ours.map(of))),
      peer: rounded(median(runs.peer.map(of))),
      ...(isGoal ? { lead: median(leads), rounds: leads } : {}),
    });
  }
}

/** What it takes from the first failure on. */
function shrink(arbitrary, fails, seed) {
  let calls = 0;
  let failedAt;
  const property = fc.property(arbitrary, (value) => {
    if (failedAt !== undefined) calls++;
    const failed = fails(value);
    if (failed) failedAt ??= processorTime();
    return !failed;
  });
  const { failed, counterexample } = fc.check(property, { seed, numRuns: 10_000 });
  if (!failed) throw new Error(`No value of 10,000 fails, with the seed ${seed}.`);
  const milliseconds = processorTime() - failedAt;
  return { calls, milliseconds, bytes: JSON.stringify(counterexample[0]).length };
}
