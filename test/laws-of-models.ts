import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { Reader } from "../packages/codegen/src/readers/reader.js";
import { checkOperation } from "./arbitrary-laws.js";
import { contractOfModel } from "./contract-of-model.js";

const models = process.env["SHAPESMITH_MODELS"];
const cwd = fileURLToPath(new URL("..", import.meta.url));
const extent = { seed: 20261126, values: 4, shrunk: 1 };

type Source = readonly [title: string, path: string];

/** The models of one format, as they lie in the folder of models. */
export interface Format {
  readonly folder: string;
  readonly read: Reader;
  /** Of the file in a model's own folder, where it has one. */
  readonly file?: string;
}

/** A test for every model of a format: all of its operations keep the laws of arbitraries. */
export function describeLaws({ folder, read, file = "" }: Format): void {
  describe.skipIf(models === undefined)(`the laws of arbitraries, ${folder}`, () => {
    const all = models === undefined ? [] : readdirSync(join(models, folder));
    const sources = all.map((name): Source => [
      `${folder} ${name}`,
      join(models ?? "", folder, name, file),
    ]);

    it.each(sources)("%s", { timeout: 0 }, async (title, path) => {
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
  });
}
