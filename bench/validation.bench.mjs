// Validation against ajv, typebox and valibot, for the request and the response of
// UpdateFunctionConfiguration. All see the same values, which are made by none of them, and state the
// same constraints. The goals: on valid values 1.5 times the fastest of them, 1.5 times ajv where all
// that is wrong is told, and every fault found.
import { shapes } from "@shapesmith/lambda/contract";
import fc from "fast-check";
import { is, safeParse } from "valibot";
import { ajvOf } from "./ajv.mjs";
import { compareWithEach } from "./compare.mjs";
import { enumValues } from "./enums.mjs";
import { withOneFault } from "./faults.mjs";
import { handWritten } from "./hand-written.mjs";
import { report } from "./report.mjs";
import { typeboxOf } from "./typebox.mjs";
import { valibotOf } from "./valibot.mjs";

const valuesPerSet = 1000;

const arbitraries = handWritten(enumValues);
await run("UpdateFunctionConfigurationRequest");
await run("FunctionConfiguration");

async function run(name) {
  const shape = shapes[name];
  const sample = fc.sample(arbitraries[name], { seed: 1, numRuns: valuesPerSet });
  // As they come out of a message: plain objects.
  const plain = JSON.parse(JSON.stringify(sample));
  const valid = plain.map((value) => withoutContradictions(shape, value));
  const sets = { valid, "one fault": withOneFault(name, valid) };
  for (const [question, { ours, peers }] of Object.entries(questionsOf(shape))) {
    for (const [kind, set] of Object.entries(sets)) {
      const what = `${name}, ${kind}: ${question}`;
      for (const [peer, accepts] of Object.entries(peers)) {
        report({
          what: `${what}; refused, against ${peer}`,
          ours: `${refusedIn(set, ours)} of ${set.length}`,
          peer: `${refusedIn(set, accepts)} of ${set.length}`,
        });
      }
      await compareWithEach({
        what,
        unit: "values",
        ours: () => checkAll(set, ours),
        peers: Object.fromEntries(
          Object.entries(peers).map(([peer, accepts]) => [peer, () => checkAll(set, accepts)]),
        ),
      });
    }
  }
}

/** What tells whether a value is accepted, by question and by who is asked. */
function questionsOf(shape) {
  const typebox = typeboxOf(shape);
  const valibot = valibotOf(shape);
  return {
    "is it valid": {
      ours: (value) => shape.is(value),
      peers: {
        ajv: ajvOf(shape),
        typebox: (value) => typebox.Check(value),
        valibot: (value) => is(valibot, value),
      },
    },
    "what is wrong": {
      ours: (value) => shape.validate(value).length === 0,
      peers: {
        ajv: ajvOf(shape, { allErrors: true }),
        // Its errors come from an interpreter, which one asks only about what is not valid.
        typebox: (value) => typebox.Check(value) || typebox.Errors(value).length === 0,
        valibot: (value) => safeParse(valibot, value).success,
      },
    },
  };
}

/**
 * The value without the members that our conditions do not let occur together: no peer knows those.
 * What is left may contradict another condition.
 */
function withoutContradictions(shape, value) {
  const contradictions = shape
    .validate(value)
    .filter(({ constraint }) => constraint === "condition");
  if (contradictions.length === 0) return value;
  const names = new Set(contradictions.flatMap(({ expected }) => expected.match(/\w+/g)));
  const rest = Object.entries(value).filter(([name]) => !names.has(name));
  return withoutContradictions(shape, Object.fromEntries(rest));
}

function refusedIn(values, accepts) {
  return values.filter((value) => !accepts(value)).length;
}

function checkAll(values, accepts) {
  for (const value of values) accepts(value);
  return values.length;
}
