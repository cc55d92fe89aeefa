// Goes over many models in one process: `all-models.mjs parse <model ...>` does with each no more than
// what every reader of it must, `all-models.mjs generate <out> <model ...>` generates all outputs.
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(import.meta.url);

/** Commands for whole-process.mjs. */
export function parseAll(models) {
  return { args: [here, "parse", ...models.map(({ path }) => path)] };
}

export function generateAll(models, out) {
  return { args: [here, "generate", out, ...models.map(({ path }) => path)] };
}

if (process.argv[1] === here) {
  const [, , what, ...args] = process.argv;
  if (what === "parse") for (const file of args) JSON.parse(readFileSync(file, "utf8"));
  else await generateEach(args);
}

async function generateEach([out, ...files]) {
  const { generate } = await import("@shapesmith/codegen");
  for (const file of files) {
    const service = basename(file, ".json");
    const entry = { sources: [file], out: join(out, service) };
    await generate(entry, { service });
  }
}
