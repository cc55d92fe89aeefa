// What importing costs, each time in a fresh process: the modules of a whole service against what
// they stand on alone, fixtures also against what generators of mocks emit; and how long it takes from
// nothing to the first 100 values.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { shapes } from "@shapesmith/lambda/contract";
import { enumValues } from "./enums.mjs";
import { handWritten } from "./hand-written.mjs";
import { median } from "./median.mjs";
import { emittedModules } from "./peer-fixtures.mjs";
import { report } from "./report.mjs";
import { removeAll } from "./workshop.mjs";

const rounds = 5;
const here = fileURLToPath(new URL(".", import.meta.url));

/** What one types by hand in a test file, so that the record needs nothing but fast-check. */
const enums = {};
handWritten((name) => (enums[name] = enumValues(name)));

const imports = [
  { ours: "@shapesmith/lambda/contract", peer: "data:text/javascript,", name: "an empty module" },
  { ours: "@shapesmith/lambda/arbitraries", peer: "fast-check" },
  { ours: "@shapesmith/lambda/fixtures", peer: "@faker-js/faker/locale/en" },
].map(({ ours, peer, name = peer }) => ({
  what: `importing ${ours}, against ${name} alone`,
  ours: importing(ours),
  peer: importing(peer),
}));

/** The peers were asked for two shapes, ours holds the whole service. */
const emitted = emittedModules([
  shapes.UpdateFunctionConfigurationRequest,
  shapes.FunctionConfiguration,
]);
const fixtures = Object.entries(emitted).map(([name, urls]) => ({
  what: `importing @shapesmith/lambda/fixtures, against ${name}'s of two shapes`,
  ours: importing("@shapesmith/lambda/fixtures"),
  peer: urls.map(importing).join("\n"),
}));

const firstValues = [
  ["UpdateFunctionConfigurationRequest", "updateFunctionConfigurationRequest"],
  ["FunctionConfiguration", "functionConfiguration"],
].map(([name, factory]) => ({
  what: `${name}: import and first 100 values`,
  ours: `
    const { ${factory} } = await import("@shapesmith/lambda/arbitraries");
    const { default: fc } = await import("fast-check");
    fc.sample(${factory}(), 100);`,
  peer: `
    const { handWritten } = await import("./hand-written.mjs");
    const { default: fc } = await import("fast-check");
    fc.sample(handWritten((name) => enums[name]).${name}, 100);`,
}));

reportPairs([...imports, ...fixtures, ...firstValues]);
removeAll();

function importing(specifier) {
  return `await import(${JSON.stringify(specifier)});`;
}

/** Both of all pairs in turn, round after round; a round before the first fills the disk's cache. */
function reportPairs(contests) {
  const times = contests.map(() => []);
  for (let round = -1; round < rounds; round++) {
    for (const [index, { ours, peer }] of contests.entries()) {
      const both = [millisecondsOf(ours), millisecondsOf(peer)];
      if (round >= 0) times[index].push(both);
    }
  }
  for (const [index, { what }] of contests.entries()) {
    const leads = times[index].map(([our, their]) => their / our);
    report({
      what,
      ours: `${median(times[index].map(([our]) => our)).toFixed(1)} ms`,
      peer: `${median(times[index].map(([, their]) => their)).toFixed(1)} ms`,
      lead: median(leads),
      rounds: leads,
    });
  }
}

/** Processor time inside a fresh process, without what the process takes to start. */
function millisecondsOf(statements) {
  const program = `
    const { processorTime } = await import("./clock.mjs");
    const enums = ${JSON.stringify(enums)};
    const start = processorTime();
    ${statements}
    console.log(processorTime() - start);`;
  const options = ["--input-type=module", "--eval", program];
  return Number(execFileSync(process.execPath, options, { cwd: here, encoding: "utf8" }));
}
