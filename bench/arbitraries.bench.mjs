// Arbitraries against what one writes or picks, for the request and the response of
// UpdateFunctionConfiguration: how fast values come, how long the slowest take, and how many calls of
// the property it takes to shrink a failure.
import { operationArbitraries } from "@shapesmith/arbitraries";
import { contractOf } from "@shapesmith/contract";
import * as arbitraries from "@shapesmith/lambda/arbitraries";
import { shapes } from "@shapesmith/lambda/contract";
import fc from "fast-check";
import { createGeneratorSync } from "json-schema-faker";
import { processorTime } from "./clock.mjs";
import { compare } from "./compare.mjs";
import { effect4 } from "./effect-4.mjs";
import { enumValues } from "./enums.mjs";
import { floorOf } from "./floor.mjs";
import { handWritten } from "./hand-written.mjs";
import { jsonSchemaOf } from "./json-schema.mjs";
import { leavesOf } from "./leaves.mjs";
import { median } from "./median.mjs";
import { effect3 } from "./peers/effect-3.mjs";
import { zodFastCheck } from "./peers/zod-fast-check.mjs";
import { plantedFailures } from "./planted-failures.mjs";
import { report, rounded } from "./report.mjs";
import { reportSizes } from "./sizes.mjs";

const valuesPerBatch = 500;
const singleSamples = 5000;
const shrunkSeeds = Array.from({ length: 9 }, (_, index) => index + 1);

const records = handWritten(enumValues);
await run("UpdateFunctionConfigurationRequest", arbitraries.updateFunctionConfigurationRequest());
// The peers know nothing of situations, which leave members out.
await run("FunctionConfiguration", arbitraries.functionConfiguration({ situations: false }));
await compareInvalid();

async function run(name, arbitrary) {
  const shape = shapes[name];
  const ours = samplerOf(fc, arbitrary);
  for (const [peerName, peer] of Object.entries(peersOf(name, shape))) {
    const what = `${name}, beside ${peerName}`;
    const values = { ours: ours(valuesPerBatch, 1), peer: peer(valuesPerBatch, 1) };
    reportSizes(what, shape, values, { situations: false });
    await compare({
      what: `${what}: generating`,
      unit: "leaves",
      ...batches(ours, peer, leavesIn),
    });
  }
  const record = samplerOf(fc, records[name]);
  // Both put strings together lazily: this makes them do what they put off.
  await compare({
    what: `${name}, beside a record by hand: generating and printing`,
    unit: "leaves",
    ...batches(ours, record, (values) => {
      JSON.stringify(values);
      return leavesIn(values);
    }),
  });
  reportSlowest(`${name}, beside a record by hand: slowest hundredth of samples`, ours, record);
  for (const [failure, fails] of Object.entries(plantedFailures[name])) {
    reportShrinking(
      `${name}: shrinking ${failure}`,
      { ours: arbitrary, peer: records[name] },
      fails,
    );
  }
}

/** Each makes so many values of the shape with a seed. All but the last two shrink. */
function peersOf(name, shape) {
  const zod = zodFastCheck(shape.node);
  const effect = effect3(shape.node);
  const schema = jsonSchemaOf(shape);
  const floor = floorOf(shape.node);
  return {
    "a record by hand": samplerOf(fc, records[name]),
    "zod-fast-check": samplerOf(zod.fc, zod.arbitrary),
    "Effect 3": samplerOf(effect.fc, effect.arbitrary),
    "Effect 4": effect4(shape.node),
    "json-schema-faker": (count, seed) => {
      const options = { seed, optionalsProbability: 0.83, maxItems: 10, maxDepth: 10 };
      const generator = createGeneratorSync(options);
      return Array.from({ length: count / 10 }, () => generator.generate(schema));
    },
    "plain JavaScript": floor,
  };
}

/** Samples with the fast-check that the arbitrary was made with. */
function samplerOf(library, arbitrary) {
  return (count, seed) => library.sample(arbitrary, { seed, numRuns: count });
}

function batches(ours, peer, count) {
  let seed = 1;
  return {
    ours: () => count(ours(valuesPerBatch, seed++)),
    peer: () => count(peer(valuesPerBatch, seed++)),
  };
}

function leavesIn(values) {
  return values.reduce((sum, value) => sum + leavesOf(value), 0);
}

function reportSlowest(what, ours, peer) {
  const times = { ours: singleTimes(ours), peer: singleTimes(peer) };
  const hundredth = singleSamples / 100;
  const slowest = (all) => all.toSorted((a, b) => b - a)[hundredth];
  report({
    what: `${what}, ms`,
    ours: rounded(slowest(times.ours)),
    peer: rounded(slowest(times.peer)),
    lead: slowest(times.peer) / slowest(times.ours),
  });
}

/** Time on the clock: the processor's is not fine enough for a single value. */
function singleTimes(sampler) {
  return Array.from({ length: singleSamples }, (_, seed) => {
    const start = performance.now();
    sampler(1, seed);
    return performance.now() - start;
  });
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
    const leads = runs.ours.map((our, index) => of(runs.peer[index]) / Math.max(of(our), 0.01));
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
  const { failed, counterexample } = fc.check(property, { seed, numRuns: 20_000 });
  if (!failed) throw new Error(`No value of 20,000 fails, with the seed ${seed}.`);
  const milliseconds = processorTime() - failedAt;
  return { calls, milliseconds, bytes: JSON.stringify(counterexample[0]).length };
}

/**
 * Shrinking a large invalid request, beside shrinking the valid one that it differs from in one
 * number: what does not conform must not make the rest be looked at again and again.
 */
async function compareInvalid() {
  const { orders, requests } = ordersService();
  const part = (index) => ({ Id: `ab-${index}`, Size: 7, Few: "some text" });
  const value = { Id: "aa-0", Parts: Array.from({ length: 300 }, (_, index) => part(index)) };
  const broken = { ...value, Size: 101 };
  const violations = orders.PutOrder.request.validate(broken);
  const isLarge = ({ Parts = [] }) => Parts.length > 200;
  const shrinking = (arbitrary, example, fails) => () => {
    const property = fc.property(arbitrary, (one) => !fails(one));
    const { numShrinks } = fc.check(property, { numRuns: 1, examples: [[example]] });
    if (numShrinks < 3)
      throw new Error(`It was shrunk ${numShrinks} times: that measures nothing.`);
    return 1;
  };
  await compare({
    what: "a large request that is invalid, beside a valid one: shrinking",
    unit: "counterexamples",
    ours: shrinking(requests.PutOrder.invalidRequest(), { value: broken, violations }, (one) =>
      isLarge(one.value),
    ),
    peer: shrinking(requests.PutOrder.request(), value, isLarge),
  });
}

/** Of orders that consist of orders. */
function ordersService() {
  const data = {
    id: "test.orders#Orders",
    shapes: {
      Order: {
        type: "structure",
        members: {
          Id: { target: "smithy.api#String", pattern: "[a-z]{2}-[0-9]+" },
          Few: { target: "smithy.api#String", pattern: "^[^~&]*$", length: { max: 512 } },
          Size: { target: "smithy.api#Integer", range: { max: 100 } },
          Parts: "Parts",
        },
      },
      Parts: { type: "list", member: "Order" },
    },
    operations: { PutOrder: { input: "Order" } },
  };
  const { operations: orders } = contractOf(data, import.meta.url);
  return { orders, requests: operationArbitraries(orders) };
}
