import { generate } from "@shapesmith/codegen";
import { join } from "node:path";
import { processorTime } from "./clock.mjs";
import { lineThrough } from "./line.mjs";
import { median } from "./median.mjs";
import { botocoreModels, smithyModels } from "./models.mjs";
import { report, rounded } from "./report.mjs";
import { emptyFolder } from "./workshop.mjs";

const rounds = 3;

/**
 * The time to generate each model against the number of its shapes, in this process, when everything
 * is compiled: a straight line when no step costs more than its shapes.
 */
export async function reportGrowth() {
  const models = [...smithyModels(), ...botocoreModels()];
  for (const model of models) await generated(model);
  const points = [];
  for (const model of models) points.push(await pointOf(model));
  const { slope, intercept, r2 } = lineThrough(points);
  const [largest] = points.toSorted(([a], [b]) => b - a);
  report({
    what: `time against shapes, ${models.length} models`,
    ours: `${rounded(intercept)} ms + ${rounded(slope * 1000)} µs a shape, r² ${r2.toFixed(3)}`,
    peer: "",
  });
  report({
    what: `a shape of the largest (${largest[0]} shapes) against the median model's`,
    ours: `${rounded((largest[1] / largest[0]) * 1000)} µs`,
    peer: `${rounded(median(points.map(([shapes, time]) => time / shapes)) * 1000)} µs`,
  });
}

async function pointOf(model) {
  const times = [];
  let shapes = 0;
  for (let round = 0; round < rounds; round++) {
    const { result, milliseconds } = await generated(model);
    shapes = result.shapes;
    times.push(milliseconds);
  }
  console.log(`  ${model.name}: ${shapes} shapes, ${rounded(median(times))} ms`);
  return [shapes, median(times)];
}

/** Into an empty folder, so that everything is written. */
async function generated({ name, path }) {
  const out = join(emptyFolder("growth"), "out");
  const start = processorTime();
  const result = await generate({ sources: [path], out }, { service: name });
  return { result, milliseconds: processorTime() - start };
}
