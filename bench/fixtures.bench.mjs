// Realistic fixtures against json-schema-faker, against what generators of mocks emit, and against
// plain JavaScript, for the request and the response of UpdateFunctionConfiguration. All are told
// the same. The goals: none of ours invalid, and for json-schema-faker a lead in leaves of 20 for the
// request and of 10 for the response.
import { shapes } from "@shapesmith/lambda/contract";
import * as fixtures from "@shapesmith/lambda/fixtures";
import { createGeneratorSync } from "json-schema-faker";
import { compare } from "./compare.mjs";
import { floorOf } from "./floor.mjs";
import { jsonSchemaOf } from "./json-schema.mjs";
import { leavesOf } from "./leaves.mjs";
import { emittedFixtures } from "./peer-fixtures.mjs";
import { reportSizes } from "./sizes.mjs";
import { removeAll } from "./workshop.mjs";

const valuesPerBatch = 50;
const { UpdateFunctionConfigurationRequest: request, FunctionConfiguration: response } = shapes;
const emitted = await emittedFixtures([request, response]);

await run(request, fixtures.updateFunctionConfigurationRequest);
await run(response, fixtures.functionConfiguration);
removeAll();

async function run(shape, fixture) {
  let seed = 0;
  const ours = () => fixture(undefined, { seed: seed++ });
  for (const [name, peer] of Object.entries(peersOf(shape))) {
    const what = `${shape.name}, against ${name}`;
    reportSizes(what, shape, { ours: sampleOf(ours, 500), peer: sampleOf(peer, 500) });
    await compare({
      what: `${what}: fixtures`,
      unit: "fixtures",
      ours: () => sampleOf(ours, valuesPerBatch).length,
      peer: () => sampleOf(peer, valuesPerBatch).length,
    });
    // They differ in size, so this is the fairer figure.
    await compare({
      what: `${what}: leaves of fixtures`,
      unit: "leaves",
      ours: () => leavesIn(sampleOf(ours, valuesPerBatch)),
      peer: () => leavesIn(sampleOf(peer, valuesPerBatch)),
    });
  }
}

/** What makes a value of the shape, by who makes it. */
function peersOf(shape) {
  // Without limits json-schema-faker fills lists up to 1,500 elements; below its default depth it
  // leaves strings empty, whatever their pattern.
  const generator = createGeneratorSync({
    seed: 1,
    optionalsProbability: 0.83,
    maxItems: 10,
    maxDepth: 10,
  });
  const schema = jsonSchemaOf(shape);
  const floor = floorOf(shape.node);
  return {
    "json-schema-faker": () => generator.generate(schema),
    "hey-api's": emitted["hey-api"][`fake${shape.name}`],
    "orval's": emitted.orval[`get${shape.name}Mock`],
    "kubb's": emitted.kubb[`create${shape.name}`],
    "plain JavaScript": () => floor(1)[0],
  };
}

function sampleOf(make, length) {
  return Array.from({ length }, () => make());
}

function leavesIn(values) {
  return values.reduce((sum, value) => sum + leavesOf(value), 0);
}
