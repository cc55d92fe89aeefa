// One way to make strings of a pattern, in a thread that can be ended when it does not answer.
import { parentPort, workerData } from "node:worker_threads";
import { compilePattern } from "@shapesmith/contract";
import { processorTime } from "./clock.mjs";

/** How many values are made of each pattern at first, and then for the rate. */
const firstValues = 20;
const furtherValues = 200;

/** Each makes a function from a pattern (and a seed) to one from a seed and a number to so many values. */
const engines = {
  async ours() {
    const { default: fc } = await import("fast-check");
    const { pattern } = await import("@shapesmith/arbitraries");
    return (source) => {
      const arbitrary = pattern({ pattern: source });
      return (seed, numRuns) => fc.sample(arbitrary, { seed, numRuns });
    };
  },
  async "json-schema-faker"() {
    const { createGeneratorSync } = await import("json-schema-faker");
    return (source, start) => {
      const generator = createGeneratorSync({ seed: start });
      const schema = { type: "string", pattern: source };
      return (_, count) => Array.from({ length: count }, () => generator.generate(schema));
    };
  },
  async "effect 4"() {
    const { Arbitrary, Effect, Schema } = await import("effect");
    return (source) => {
      const schema = Schema.String.check(Schema.isPattern(new RegExp(source)));
      const arbitrary = Arbitrary.schema(schema);
      return (seed, count) => Effect.runSync(Arbitrary.sampleEffect(arbitrary, { count, seed }));
    };
  },
};

const make = await engines[workerData.engine]();
parentPort.on("message", (source) => parentPort.postMessage(measure(source)));
// Another seed for each pattern: with one for all, a single long value would come up in each.
let seed = 1;
parentPort.postMessage("ready");

function measure(source) {
  const start = processorTime();
  try {
    const valuesOf = make(source, seed);
    const values = valuesOf(seed++, firstValues);
    const milliseconds = processorTime() - start;
    const invalid = values.filter((value) => !isValid(source, value)).length;
    const further = processorTime();
    const made = valuesOf(seed++, furtherValues).length;
    const rate = (made / Math.max(0.001, processorTime() - further)) * 1000;
    return { outcome: invalid > 0 ? "some invalid" : "all valid", milliseconds, rate };
  } catch {
    return { outcome: "throws", milliseconds: processorTime() - start };
  }
}

/** In one of the two readings: as a full match in Java's dialect, or as what JavaScript finds. */
function isValid(source, value) {
  return compilePattern(source).matches(value) || foundByJavaScript(source, value);
}

function foundByJavaScript(source, value) {
  try {
    return new RegExp(source).test(value);
  } catch {
    return false;
  }
}
