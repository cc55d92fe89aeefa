import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readBotocoreModel } from "../packages/codegen/src/readers/botocore/index.js";
import type { Reader } from "../packages/codegen/src/readers/reader.js";
import { readSmithyModel } from "../packages/codegen/src/readers/smithy/index.js";
import { checkOperation } from "./arbitrary-laws.js";
import { contractOfModel } from "./contract-of-model.js";

const models = process.env["SHAPESMITH_MODELS"];
const cwd = fileURLToPath(new URL("..", import.meta.url));
const extent = { seed: 20261126, values: 4, shrunk: 1 };

type Source = readonly [title: string, read: Reader, path: string];

function sourcesIn(folder: string): readonly Source[] {
  const entries = (kind: string, read: Reader, suffix = ""): readonly Source[] =>
    readdirSync(join(folder, kind)).map((name) => [
      `${kind} ${name}`,
      read,
      join(folder, kind, name, suffix),
    ]);
  return [
    ...entries("smithy", readSmithyModel),
    ...entries("botocore", readBotocoreModel, "service-2.json"),
  ];
}

describe.skipIf(models === undefined)(
  "the laws of arbitraries, for every operation of every model",
  () => {
    const sources = models === undefined ? [] : sourcesIn(models);

    it.each(sources)("%s", { timeout: 0 }, async (title, read, path) => {
      const { model } = await read(path, { cwd });
      const { operations } = contractOfModel(model);
      const all = Object.values(operations);
      expect(all.length).toBe(model.service.operations.length);
      const totals = { arbitraries: 0, values: 0, shrinks: 0 };
      for (const operation of all) {
        const counts = checkOperation(operation, extent);
        totals.arbitraries += counts.arbitraries;
        totals.values += counts.values;
        totals.shrinks += counts.shrinks;
      }
      const { arbitraries, values, shrinks } = totals;
      process.stdout.write(
        `${title}: ${all.length} operations, ${arbitraries} arbitraries, ${values} values, ${shrinks} shrinks, 0 skipped\n`,
      );
      expect(arbitraries).toBe(all.length * 10);
    });
  },
);
