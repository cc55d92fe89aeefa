// Validation against ajv, for the request and the response of UpdateFunctionConfiguration. Both see
// the same values, which are made by neither, and state the same constraints.
import { shapes } from "@shapesmith/lambda/contract";
import fc from "fast-check";
import { ajvOf } from "./ajv.mjs";
import { compare } from "./compare.mjs";
import { enumValues } from "./enums.mjs";
import { withOneFault } from "./faults.mjs";
import { handWritten } from "./hand-written.mjs";
import { report } from "./report.mjs";

const valuesPerSet = 1000;

const arbitraries = handWritten(enumValues);
await run("UpdateFunctionConfigurationRequest");
await run("FunctionConfiguration");

async function run(name) {
  const shape = shapes[name];
  const sample = fc.sample(arbitraries[name], { seed: 1, numRuns: valuesPerSet });
  // As they come out of a message: plain objects.
  const valid = JSON.parse(JSON.stringify(sample));
  const sets = { valid, "one fault": withOneFault(name, valid) };
  const questions = {
    "is it valid, against ajv's first error": {
      ours: (value) => shape.is(value),
      peer: ajvOf(shape),
    },
    "what is wrong, against ajv's all errors": {
      ours: (value) => shape.validate(value).length === 0,
      peer: ajvOf(shape, { allErrors: true }),
    },
  };
  for (const [question, { ours, peer }] of Object.entries(questions)) {
    for (const [kind, set] of Object.entries(sets)) {
      const what = `${name}, ${kind}: ${question}`;
      report({
        what: `${what}; faults found`,
        ours: `${refusedIn(set, ours)} of ${set.length}`,
        peer: `${refusedIn(set, peer)} of ${set.length}`,
      });
      await compare({
        what,
        unit: "values",
        ours: () => checkAll(set, ours),
        peer: () => checkAll(set, peer),
      });
    }
  }
}

function refusedIn(values, accepts) {
  return values.filter((value) => !accepts(value)).length;
}

function checkAll(values, accepts) {
  for (const value of values) accepts(value);
  return values.length;
}
