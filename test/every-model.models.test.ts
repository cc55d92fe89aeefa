import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { OperationArbitraries } from "@shapesmith/arbitraries";
import type { OperationContracts, OperationTypes, Shape } from "@shapesmith/contract";
import type { OperationFixtures } from "@shapesmith/fixtures";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { emit } from "../packages/codegen/src/emitters/index.js";
import { planService } from "../packages/codegen/src/plan/plan.js";
import { readEach } from "../packages/codegen/src/readers/index.js";
import { compile } from "./emitted/compile.js";
import { sourcesIn } from "./model-sources.js";

const models = process.env["SHAPESMITH_MODELS"];
const here = fileURLToPath(new URL(".", import.meta.url));
const seed = 20261126;
/** Of every arbitrary. */
const draws = 5;

type Operations = Readonly<Record<string, OperationTypes>>;

interface Emitted {
  readonly contract: { readonly operations: OperationContracts<Operations> };
  readonly arbitraries: { readonly operations: OperationArbitraries<Operations> };
  readonly fixtures: { readonly operations: OperationFixtures<Operations> };
}

/** What a value breaks, in one line; nothing where it conforms. */
function faultsOf(shape: Shape<unknown>, value: unknown): readonly string[] {
  return shape.validate(value).map(({ message }) => `${shape.name}: ${message}`);
}

describe.skipIf(models === undefined)("every model", () => {
  const folder = models ?? "";
  const sources = models === undefined ? [] : sourcesIn(folder);
  const files = new Map<string, string>();
  const counts = { services: 0, operations: 0, values: 0 };
  let workspace = "";

  beforeAll(() => {
    workspace = mkdtempSync(join(here, ".workspace-"));
  });

  afterAll(() => {
    rmSync(workspace, { recursive: true, force: true });
    const { services, operations, values } = counts;
    process.stdout.write(
      `${services} services of ${sources.length} sources: ${operations} operations, ${values} values checked\n`,
    );
  });

  test("is there to be read", () => {
    expect(sources.length).toBeGreaterThan(0);
  });

  test.each(sources.map((source) => [relative(folder, source), source]))(
    "%s: what is made for every operation conforms",
    async (name, source) => {
      const [read, ...others] = await readEach([source], { cwd: here, resolveFrom: here });
      if (read === undefined || others.length > 0) throw new Error(`${source} is not one model.`);
      const { plan, findings } = planService(read.model);
      const unsound = [...read.findings, ...findings].filter(
        ({ severity }) => severity === "error",
      );
      expect(unsound).toEqual([]);

      const service = name.replaceAll(/[^\w.-]/g, "-");
      mkdirSync(join(workspace, service));
      for (const [path, text] of emit(plan)) {
        files.set(join(service, path), text);
        writeFileSync(join(workspace, service, path), text);
      }
      counts.services++;
      const { contract, arbitraries, fixtures } = (await import(
        /* @vite-ignore */ join(workspace, service, "index.ts")
      )) as Emitted;
      expect(Object.keys(contract.operations).sort()).toEqual(
        plan.operations.map((operation) => operation.name).sort(),
      );

      const faults: string[] = [];
      const check = (shape: Shape<unknown> | undefined, values: readonly unknown[]): void => {
        counts.values += values.length;
        if (shape === undefined) faults.push(`${service} has an error that it does not list`);
        else for (const value of values) faults.push(...faultsOf(shape, value));
      };
      const sample = (arbitrary: fc.Arbitrary<unknown>): readonly unknown[] =>
        fc.sample(arbitrary, { seed, numRuns: draws });
      for (const [operation, { request, response, errors }] of Object.entries(
        contract.operations,
      )) {
        const arbitrary = arbitraries.operations[operation];
        const fixture = fixtures.operations[operation];
        if (arbitrary === undefined || fixture === undefined) throw new Error(operation);
        counts.operations++;
        check(request, [fixture.request(), ...sample(arbitrary.request())]);
        check(response, [fixture.response(), ...sample(arbitrary.response())]);
        const errorShapes: Readonly<Record<string, Shape<unknown>>> = errors;
        for (const error of Object.keys(errorShapes)) {
          check(errorShapes[error], [fixture.error(error)]);
        }
        if (Object.keys(errorShapes).length === 0) continue;
        for (const error of sample(arbitrary.error()) as readonly Error[]) {
          check(errorShapes[error.name], [error]);
        }
      }
      expect(faults).toEqual([]);
    },
  );

  // Last, when all is there: one program reads the runtime packages once.
  test("compiles with no diagnostics", { timeout: 0 }, () => {
    expect(files.size).toBeGreaterThanOrEqual(5 * counts.services);
    expect(compile(files)).toEqual([]);
  });
});
