// Runs the benchmarks, `node bench/run.mjs [name ...]`: each `<name>.bench.mjs` ours beside the peers
// in one process, and that in several processes one after the other. Builds ours and installs the peers when needed.
// No figure passes or fails: they say how much, and a person decides whether that is well.
import { fork } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { requireNode } from "../scripts/node-version.mjs";

requireNode();
const { buildEverything } = await import("../scripts/build.mjs");
const { installStandalone, installWorkspace } = await import("../scripts/install.mjs");
const { merged } = await import("./merge.mjs");
const { summaryOf } = await import("./summary.mjs");

/**
 * What is compiled how is decided once in a process and then stays: the same code can run at half
 * its speed in one process of ten, in all rounds alike. Only other processes show that.
 */
const processes = 5;

const here = fileURLToPath(new URL(".", import.meta.url));
process.exitCode = await run(process.argv.slice(2));

/** Resolves to an exit code: that of the first step that fails. */
async function run(asked) {
  const known = readdirSync(here)
    .filter((file) => file.endsWith(".bench.mjs"))
    .map((file) => file.slice(0, -".bench.mjs".length))
    .toSorted();
  const unknown = asked.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    process.stderr.write(
      `Unknown benchmark ${unknown.join(", ")}: expected ${known.join(", ")}.\n`,
    );
    return 2;
  }
  const installs = [here, join(here, "peers")].map((folder) => () => installStandalone(folder));
  for (const step of [installWorkspace, buildEverything, ...installs]) {
    const code = await step();
    if (code !== 0) return code;
  }
  const names = asked.length > 0 ? asked : known;
  const runs = new Map(names.map((name) => [name, []]));
  for (let round = 1; round <= processes; round++) {
    for (const name of names) {
      console.log(`\n${name}, process ${round} of ${processes}`);
      const { code, rows } = await runBenchmark(name);
      if (code !== 0) return code;
      runs.get(name).push(rows);
    }
  }
  const results = names.map((name) => ({ name, rows: merged(runs.get(name)) }));
  console.log(`\n${summaryOf(results)}`);
  return 0;
}

/** Resolves to its exit code, and to the rows that it reported. */
function runBenchmark(name) {
  return new Promise((resolve, reject) => {
    const rows = [];
    const child = fork(join(here, `${name}.bench.mjs`), [], { cwd: here });
    child.on("message", (row) => rows.push(row));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? 1, rows }));
  });
}
