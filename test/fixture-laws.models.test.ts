import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { readEach } from "../packages/codegen/src/readers/index.js";
import { contractOfModel } from "./contract-of-model.js";
import { checkFixtures } from "./fixture-laws.js";
import { sourcesIn } from "./model-sources.js";

const models = process.env["SHAPESMITH_MODELS"];
const cwd = fileURLToPath(new URL(".", import.meta.url));

describe.skipIf(models === undefined)(
  "the laws of fixtures, for every operation of every model",
  () => {
    const sources = models === undefined ? [] : sourcesIn(models);
    const totals = {
      services: 0,
      operations: 0,
      messages: 0,
      values: 0,
      overrides: 0,
      arns: 0,
      alike: 0,
    };

    afterAll(() => {
      const { services, operations, messages, values, overrides, arns, alike } = totals;
      process.stdout.write(
        `fixtures: ${services} services of ${sources.length} sources, ${operations} operations, ` +
          `${messages} messages (${alike} the same in all worlds), ${values} values, ` +
          `${arns} ARNs of their worlds, ${overrides} overrides, 0 skipped\n`,
      );
    });

    it.each(sources.map((source) => [relative(models ?? "", source), source]))(
      "%s",
      { timeout: 0 },
      async (_name, source) => {
        const [read] = await readEach([source], { cwd, resolveFrom: cwd });
        if (read === undefined) throw new Error(`${source} is no model.`);
        const { operations } = contractOfModel(read.model);
        const all = Object.values(operations);
        expect(all.length).toBe(read.model.service.operations.length);
        totals.services++;
        for (const operation of all) {
          const { messages, values, overrides, arns, alike } = checkFixtures(operation);
          totals.operations++;
          totals.messages += messages;
          totals.values += values;
          totals.overrides += overrides;
          totals.arns += arns;
          totals.alike += alike;
        }
      },
    );
  },
);
