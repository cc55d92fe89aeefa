import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ArbitraryFactory } from "@shapesmith/arbitraries";
import type { OperationContract, OperationTypes, Shape } from "@shapesmith/contract";
import type { FixtureFactory } from "@shapesmith/fixtures";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emit } from "../packages/codegen/src/emitters/index.js";
import { planService } from "../packages/codegen/src/plan/plan.js";
import { readSmithyModel } from "../packages/codegen/src/readers/smithy/index.js";

const root = fileURLToPath(new URL("golden", import.meta.url));
const cases = readdirSync(root).filter((name) => existsSync(join(root, name, "model.json")));
const seed = 20261122;

/** The modules of one case, as far as every service has them. */
interface Emitted {
  readonly contract: {
    readonly shapes: Readonly<Record<string, Shape<unknown>>>;
    readonly operations: Readonly<Record<string, OperationContract<OperationTypes>>>;
  };
  readonly arbitraries: Factories<(options?: object) => fc.Arbitrary<unknown>>;
  readonly fixtures: Factories<(...overrides: unknown[]) => unknown>;
}

type Factories<Make> = Readonly<Record<string, unknown>> & {
  readonly operations: Readonly<
    Record<string, { readonly request: Make; readonly response: Make; readonly error: Make }>
  >;
};

async function emitted(name: string): Promise<Emitted> {
  // What a case emits is known only when it runs; the compiler checks it on its own.
  return (await import(/* @vite-ignore */ join(root, name, "expected", "index.ts"))) as Emitted;
}

function replaceFolder(folder: string, files: ReadonlyMap<string, string>): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [path, content] of files) writeFileSync(join(folder, path), content);
}

// To take over what is emitted now, after reading it: UPDATE_GOLDEN=1 npm test -- test/golden.test.ts
describe.each(cases)("%s", (name) => {
  it("is emitted as it is committed", async () => {
    const { model } = await readSmithyModel(join(root, name, "model.json"), { cwd: root });
    const files = emit(planService(model).plan);
    const folder = join(root, name, "expected");
    if (process.env["UPDATE_GOLDEN"] === "1") replaceFolder(folder, files);
    expect(readdirSync(folder).sort()).toEqual([...files.keys()].sort());
    for (const [path, content] of files) {
      expect(content).toBe(readFileSync(join(folder, path), "utf8"));
    }
  });

  it("makes values of every shape that conform to it", async () => {
    const { contract, arbitraries, fixtures } = await emitted(name);
    const { model } = await readSmithyModel(join(root, name, "model.json"), { cwd: root });
    const planned = planService(model).plan.shapes;
    const names = new Map(planned.map((shape) => [shape.functionName ?? "", shape.name]));
    // Only services with lifecycles have sequences.
    const records = planned.flatMap(({ shape }) => Object.keys(shape.traits.cases ?? {}));
    const more = "sequences" in fixtures ? ["sequences"] : [];
    expect(Object.keys(fixtures).sort()).toEqual(
      [...names.keys(), ...records, ...more, "operations", "provenance"].sort(),
    );
    expect(Object.keys(arbitraries).sort()).toEqual(
      [...names.keys(), ...more, "operations", "errors"].sort(),
    );
    for (const [key, shapeName] of names) {
      const shape = contract.shapes[shapeName];
      if (shape === undefined) throw new Error(`The contract lacks ${shapeName}.`);
      const make = fixtures[key] as FixtureFactory<unknown>;
      const arbitrary = arbitraries[key] as ArbitraryFactory<unknown>;
      expect(shape.validate(make()), key).toEqual([]);
      fc.assert(
        fc.property(arbitrary(), (value) => {
          expect(shape.validate(value)).toEqual([]);
        }),
        { seed, numRuns: 30 },
      );
    }
  });

  it("makes requests, responses and errors of every operation that conform to it", async () => {
    const { contract, arbitraries, fixtures } = await emitted(name);
    for (const [operation, { request, response, errors }] of Object.entries(contract.operations)) {
      const fixture = fixtures.operations[operation];
      const arbitrary = arbitraries.operations[operation];
      if (fixture === undefined || arbitrary === undefined) throw new Error(operation);
      expect(request.validate(fixture.request())).toEqual([]);
      expect(response.validate(fixture.response())).toEqual([]);
      fc.assert(
        fc.property(arbitrary.request(), arbitrary.response(), (input, output) => {
          expect(request.validate(input)).toEqual([]);
          expect(response.validate(output)).toEqual([]);
        }),
        { seed, numRuns: 30 },
      );
      for (const [error, shape] of Object.entries<Shape<unknown>>(errors)) {
        const made = fixture.error(error);
        expect(made).toBeInstanceOf(Error);
        expect(made).toHaveProperty("name", error);
        expect(shape.validate(made)).toEqual([]);
      }
    }
  });
});
