// Realistic fixtures against json-schema-faker, for the request and the response of
// UpdateFunctionConfiguration, from the same schema.
import { shapes } from "@shapesmith/lambda/contract";
import * as fixtures from "@shapesmith/lambda/fixtures";
import { createGeneratorSync } from "json-schema-faker";
import { compare } from "./compare.mjs";
import { jsonSchemaOf } from "./json-schema.mjs";
import { leavesOf } from "./leaves.mjs";
import { reportSizes } from "./sizes.mjs";

const valuesPerBatch = 50;

await run("UpdateFunctionConfigurationRequest", fixtures.updateFunctionConfigurationRequest);
await run("FunctionConfiguration", fixtures.functionConfiguration);

async function run(name, fixture) {
  const schema = jsonSchemaOf(shapes[name]);
  // Without limits the peer fills lists up to 1,500 elements; below its default depth it leaves
  // strings empty, whatever their pattern.
  const generator = createGeneratorSync({
    seed: 1,
    optionalsProbability: 0.83,
    maxItems: 10,
    maxDepth: 10,
  });
  let seed = 0;
  const ours = () => fixture(undefined, { seed: seed++ });
  const peer = () => generator.generate(schema);
  reportSizes(name, shapes[name], { ours: sampleOf(ours, 500), peer: sampleOf(peer, 500) });
  await compare({
    what: `${name}: fixtures`,
    unit: "fixtures",
    ours: () => sampleOf(ours, valuesPerBatch).length,
    peer: () => sampleOf(peer, valuesPerBatch).length,
  });
  // They differ in size, so this is the fairer figure.
  await compare({
    what: `${name}: leaves of fixtures`,
    unit: "leaves",
    ours: () => leavesIn(sampleOf(ours, valuesPerBatch)),
    peer: () => leavesIn(sampleOf(peer, valuesPerBatch)),
  });
}

function sampleOf(make, length) {
  return Array.from({ length }, make);
}

function leavesIn(values) {
  return values.reduce((sum, value) => sum + leavesOf(value), 0);
}
