import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const modules = join(here, "node_modules");

/** What the newer peers say they need. */
const [peerMajor, peerMinor] = [22, 18];

/**
 * Each generator's command, for what it reads and the folder that it writes to. Ours reads the model
 * itself, the peers an OpenAPI document that was made of it beforehand.
 */
export const generators = {
  // With the peers' Node, so that both start equally fast.
  "ours, with the peers' Node": (source, out) => ({
    ...generators.ours(source, out),
    node: peerNode(),
  }),
  ours: (source, out) => ({
    // Outside of this repository, whose configuration it would load.
    cwd: tmpdir(),
    args: [
      join(here, "../packages/codegen/bin/shapesmith.js"),
      ...["generate", "--source", source, "--out", out],
    ],
  }),
  "hey-api (types, faker)": (document, out) => ({
    node: peerNode(),
    cwd: here,
    env: { DOCUMENT: document, OUT: out },
    args: [join(modules, "@hey-api/openapi-ts/bin/run.js"), "-f", "hey-api.config.mjs"],
  }),
  "orval (types, client, faker)": (document, out) => ({
    node: peerNode(),
    cwd: here,
    env: { DOCUMENT: document, OUT: out },
    args: [join(modules, "orval/dist/bin/orval.mjs"), "--config", "orval.config.mjs"],
  }),
  "kubb (types, faker)": (document, out) => ({
    cwd: here,
    env: { DOCUMENT: document, OUT: out },
    args: [join(modules, "@kubb/cli/bin/kubb.cjs"), "generate", "--config", "kubb.config.mjs"],
  }),
  "openapi-typescript (types)": (document, out) => ({
    cwd: here,
    args: [join(modules, "openapi-typescript/bin/cli.js"), document, "-o", join(out, "types.ts")],
  }),
};

/** The Node that runs this where it will do, else the one that is installed here for the peers. */
function peerNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > peerMajor || (major === peerMajor && minor >= peerMinor)) return process.execPath;
  const installed = join(modules, `node-${process.platform}-${process.arch}`, "bin/node");
  if (existsSync(installed)) return installed;
  const needed = `${peerMajor}.${peerMinor}`;
  throw new Error(`hey-api and orval need Node ${needed}, and none is here. Run this with one.`);
}
