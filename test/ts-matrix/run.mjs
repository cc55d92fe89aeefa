// Type-checks the emitted code, and that it fits the SDK's types, with every compiler that users may
// have: `node test/ts-matrix/run.mjs`, after a build. The compilers are in a package of their own,
// because an alias of TypeScript in the root would take over the root's `tsc`.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { binOf, readManifest } from "../../scripts/workspace.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const compilers = Object.keys(readManifest(here).devDependencies ?? {}).filter((name) =>
  /^ts\d+$/.test(name),
);

const results = compilers.map(typeCheck);
process.exitCode = results.length > 0 && results.every(Boolean) ? 0 : 1;

/** @type {(compiler: string) => boolean} */
function typeCheck(compiler) {
  const { version } = readManifest(`${here}node_modules/${compiler}`);
  const start = performance.now();
  const tsc = binOf(compiler, "tsc", here);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [tsc, "-p", here, "--pretty", "false"],
    {
      encoding: "utf8",
    },
  );
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const errors = stdout.match(/error TS\d+/g)?.length ?? 0;
  const result = status === 0 || errors > 0 ? `${errors} errors` : "did not run";
  process.stdout.write(`TypeScript ${version}: ${result}, ${seconds} s\n`);
  if (status !== 0) process.stderr.write(stdout + stderr);
  return status === 0;
}
