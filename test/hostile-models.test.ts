import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { emit } from "../packages/codegen/src/emitters/index.js";
import { isShapesmithError } from "../packages/codegen/src/errors.js";
import type { Finding } from "../packages/codegen/src/findings.js";
import { generate } from "../packages/codegen/src/generate.js";
import { planService } from "../packages/codegen/src/plan/plan.js";
import { parseJsonFile } from "../packages/codegen/src/readers/json-file.js";
import { readSmithyDocuments } from "../packages/codegen/src/readers/smithy/index.js";
import type { ReadResult } from "../packages/codegen/src/readers/reader.js";
import { compile } from "./emitted/compile.js";
import { strangeSyntax } from "./emitted/syntax.js";
import { type Json, mutate, type Mutation } from "./hostile/mutate.js";
import { renamed } from "./hostile/renamed.js";
import { hostileTexts } from "./hostile/texts.js";

const seed = 20261126;
const golden = fileURLToPath(new URL("golden", import.meta.url));
const models = readdirSync(golden)
  .map((name): Json => JSON.parse(readFileSync(join(golden, name, "model.json"), "utf8")) as Json)
  .filter((model) => JSON.stringify(model).length < 20_000);

const files = ["arbitraries.ts", "contract.ts", "fixtures.ts", "index.ts", "types.ts"];

/** Long enough for every list of problems, and short enough to be read. */
const longestMessage = 10_000;

function read(document: Json): ReadResult {
  const bytes = new TextEncoder().encode(JSON.stringify(document));
  return readSmithyDocuments([parseJsonFile(bytes, "model.json", "source")]);
}

function expectShort(message: string): void {
  expect(message.length).toBeGreaterThan(0);
  expect(message.length).toBeLessThan(longestMessage);
}

interface Outcome {
  readonly findings: readonly Finding[];
  readonly emitted: ReadonlyMap<string, string>;
}

/** From a model to its files; undefined where it was refused as it should be. */
function outcomeOf(run: () => ReadResult): Outcome | undefined {
  try {
    const { model, findings } = run();
    const planned = planService(model);
    return { findings: [...findings, ...planned.findings], emitted: emit(planned.plan) };
  } catch (error) {
    if (!isShapesmithError(error)) throw error;
    expectShort(error.message);
    return undefined;
  }
}

function expectHarmless({ emitted }: Outcome): void {
  expect([...emitted.keys()]).toEqual(files);
  for (const [path, text] of emitted) expect(strangeSyntax(path, text)).toEqual([]);
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  place: fc.nat(),
  kind: fc.nat(),
  material: fc.nat(),
});

describe("a model that somebody has meddled with", () => {
  test("is refused in few words, or gives code that holds types and data only", () => {
    let accepted = 0;
    let refused = 0;
    const property = fc.property(
      fc.constantFrom(...models),
      fc.array(mutation, { minLength: 1, maxLength: 3 }),
      (document, mutations) => {
        const outcome = outcomeOf(() => read(mutate(document, mutations)));
        if (outcome === undefined) refused++;
        else {
          accepted++;
          for (const { message } of outcome.findings) expectShort(message);
          expectHarmless(outcome);
        }
      },
    );
    fc.assert(property, { seed, numRuns: 1500 });
    // Neither would show anything alone.
    expect(accepted).toBeGreaterThan(300);
    expect(refused).toBeGreaterThan(300);
  });

  test("is harmless whatever it calls its shapes, members and values, even past the reader", () => {
    const sample = new Map<string, string>();
    let run = 0;
    const property = fc.property(
      fc.constantFrom(...models),
      fc.array(fc.constantFrom(...hostileTexts), { minLength: 1, maxLength: 4 }),
      fc.nat(),
      (document, texts, salt) => {
        const { model, findings } = read(document);
        // Most names stay different from each other, and some become the same.
        const rename = (name: string): string => {
          const choice = (hash(name) + salt) % (texts.length * 3);
          const text = texts[choice % texts.length] ?? "";
          if (choice < texts.length) return name;
          return choice < texts.length * 2 ? text : text + name;
        };
        const outcome = outcomeOf(() => ({ model: renamed(model, rename), findings }));
        if (outcome === undefined) return;
        expectHarmless(outcome);
        run++;
        if (run % 50 > 0) return;
        for (const [path, text] of outcome.emitted) sample.set(`${run}/${path}`, text);
      },
    );
    fc.assert(property, { seed, numRuns: 500 });
    expect(sample.size).toBeGreaterThan(20);
    expect(compile(sample)).toEqual([]);
  });
});

function hash(text: string): number {
  return [...text].reduce(
    (sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521,
    7,
  );
}

describe("what is written", () => {
  let folder = "";

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "shapesmith-hostile-"));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const entry = { sources: ["model.json"], out: "out" };

  test("stays inside the folder, and is nothing at all when the model is refused", async () => {
    const [first] = models;
    const hostile = JSON.stringify(first).replaceAll("Example", "__proto__");
    writeFileSync(join(folder, "model.json"), hostile);
    await generate(entry, { service: "../../evil", cwd: folder });
    expect(readdirSync(folder).sort()).toEqual(["model.json", "out"]);
    const written = readdirSync(join(folder, "out")).sort();
    expect(written).toEqual([...files, "shapesmith.json"].sort());

    const before = written.map((name) => readFileSync(join(folder, "out", name), "utf8"));
    writeFileSync(join(folder, "model.json"), hostile.replaceAll("#__proto__", "#../../evil"));
    await expect(generate(entry, { service: "x", cwd: folder })).rejects.toThrow(
      /expected a shape id such as namespace#Name/,
    );
    expect(readdirSync(join(folder, "out")).sort()).toEqual(written);
    expect(written.map((name) => readFileSync(join(folder, "out", name), "utf8"))).toEqual(before);
  });
});
