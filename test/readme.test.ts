import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { exitCodes } from "../packages/codegen/src/cli/exit-code.js";
import { emit } from "../packages/codegen/src/emitters/index.js";
import type { Model } from "../packages/codegen/src/model/model.js";
import { constraintSites } from "../packages/codegen/src/model/sites.js";
import { planService } from "../packages/codegen/src/plan/plan.js";
import { readClientPackage } from "../packages/codegen/src/readers/aws-sdk/index.js";
import { root } from "../scripts/workspace.mjs";
import { examplesOf } from "./readme-examples.js";
import {
  type Block,
  blocksOf,
  type Document,
  firstColumnOf,
  inlineCodeOf,
  localLinksOf,
  placeOf,
} from "./readme/blocks.js";
import { compileBlocks } from "./readme/compile-blocks.js";
import { lambdaClient, layOver, overlayIn } from "./readme/example-overlay.js";
import { messageOf, runProgram, shapesmith, staleWeather } from "./readme/outputs.js";
import { commandsOf, knownOptions, unknownParts } from "./readme/shell-commands.js";
import { shownOutput } from "./readme/shown-output.js";

const readme = read("README.md");
const contributing = read("CONTRIBUTING.md");
const fuzzing = read("docs/fuzzing.md");
const errors = read("docs/errors.md");
const fixtures = read("docs/fixtures.md");
const sequences = read("docs/sequences.md");
const documents = [readme, contributing, fuzzing, errors, fixtures, sequences, ...packageReadmes()];
const blocks = documents.flatMap(blocksOf);

function read(path: string): Document {
  return { path, text: readFileSync(join(root, path), "utf8") };
}

function packageReadmes(): readonly Document[] {
  const names = ["packages", "services"].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => `${folder}/${name}/README.md`),
  );
  return names.map(read);
}

function example(name: string): string {
  const found = examplesOf(readme.text).find((one) => one.name === name);
  if (found === undefined) throw new Error(`README.md has no example ${name}.`);
  return found.code;
}

/** How each output that is shown comes about, by what its fence says. */
const outputs: Readonly<Record<string, () => Promise<string>>> = {
  ...Object.fromEntries(
    [fuzzing, errors, fixtures, sequences]
      .flatMap(({ text }) => examplesOf(text))
      .map((one) => [one.name, () => runProgram(one.name, one.code)]),
  ),
  "contract.mjs": () => runProgram("contract.mjs", example("contract.mjs")),
  "fixtures.mjs": () => runProgram("fixtures.mjs", example("fixtures.mjs")),
  // Nothing is written here: `--check` prints the same where all is current, else a diff before it.
  "npm run generate": async () =>
    (await shapesmith("generate", "--check")).replace(/^[^]*^(?=lambda$)/m, ""),
  "npx shapesmith generate weather --check": staleWeather,
  "a member that does not exist": async () => {
    const client = await lambdaClient();
    const mistyped = overlayIn(contributing).replaceAll("$MemorySize", "$MemorySze");
    return messageOf(() => layOver(client, mistyped));
  },
};

/** What the README's command for another service gives. */
async function generatedFromDynamoDB(): Promise<ReadonlyMap<string, string>> {
  const cwd = join(root, "test");
  const { model } = await readClientPackage("@aws-sdk/client-dynamodb", { cwd });
  const { plan } = planService(model, { operations: ["GetItem", "PutItem"] });
  return new Map([...emit(plan)].map(([path, text]) => [`src/dynamodb/${path}`, text]));
}

const inPlaces = (chosen: readonly Block[]): readonly (readonly [string, Block])[] =>
  chosen.map((block) => [placeOf(block), block]);
const programs = blocks.filter(({ language }) => language === "ts" || language === "js");
/** The callers in docs have bugs that a compiler would find: they are run instead. */
const code = programs.filter(({ document }) => document !== fuzzing && document !== sequences);
const commands = blocks.filter(({ language }) => language === "sh");
const printed = blocks.filter(({ language }) => language === "text" || language === "diff");

describe("the documents", () => {
  it("have no blocks that are not checked here", () => {
    const overlays = blocks.filter(
      ({ language, document }) =>
        language === "json" && (document === contributing || document === errors),
    );
    const checked = new Set([...programs, ...commands, ...printed, ...overlays]);
    expect(blocks.filter((block) => !checked.has(block)).map(placeOf)).toEqual([]);
  });

  it("have code that compiles", { timeout: 0 }, async () => {
    expect(code).not.toEqual([]);
    expect(compileBlocks(code, await generatedFromDynamoDB())).toEqual([]);
  });

  it.each(inPlaces(commands))("have commands that exist: %s", (_place, block) => {
    expect(commandsOf(block)).not.toEqual([]);
    expect(commandsOf(block).flatMap(unknownParts)).toEqual([]);
  });

  it.each(inPlaces(printed))(
    "show what is really printed: %s",
    { timeout: 0 },
    async (_place, block) => {
      const produce = outputs[block.info];
      if (produce === undefined) throw new Error(`Nobody knows where "${block.info}" comes from.`);
      const actual = await produce();
      // Where they differ, the difference between the texts says more than the expression.
      if (!shownOutput(block.code).test(actual)) expect(actual).toBe(block.code);
    },
  );

  it("show what every example of a bug prints", () => {
    const run = [fuzzing, sequences];
    const shown = printed.filter(({ document }) => run.includes(document)).map(({ info }) => info);
    expect(shown).toEqual(run.flatMap(({ text }) => examplesOf(text).map(({ name }) => name)));
    expect(shown.length).toBe(programs.length - code.length);
  });

  it("name options that exist", () => {
    const named = documents.flatMap(inlineCodeOf).flatMap((text) => /^--[a-z-]+/.exec(text) ?? []);
    expect(named).not.toEqual([]);
    expect(named.filter((option) => !knownOptions().includes(option))).toEqual([]);
  });

  it("name files that exist", () => {
    const named = documents.flatMap((document) => [
      ...localLinksOf(document).map((target) => join(dirname(document.path), target)),
      ...inlineCodeOf(document).filter(isPath),
    ]);
    expect(named).not.toEqual([]);
    expect(named.filter((path) => !homes.some((home) => existsSync(join(home, path))))).toEqual([]);
  });
});

/** Where paths in the running text start. */
const homes = [root, join(root, "packages/codegen/src")];

/** Begins with a folder of one of the homes, and has neither patterns nor placeholders. */
function isPath(text: string): boolean {
  const [first, ...rest] = text.split("/");
  if (first === undefined || rest.length === 0 || !/^[\w./-]+$/.test(text)) return false;
  return homes.some((home) => readdirSync(home).includes(first));
}

describe("README.md", () => {
  it("shows the caller that is tested", () => {
    const tested = readFileSync(join(root, "test/usage/resize-function.ts"), "utf8");
    expect(example("resize-function.ts")).toBe(`// example: resize-function.ts\n${tested}`);
  });

  it("lists the files that are emitted", () => {
    const beside = readdirSync(join(root, "services/lambda/src"));
    const emitted = [...beside, "sdk-check.ts"];
    expect(firstColumnOf(readme, "File").toSorted()).toEqual(emitted.toSorted());
  });

  it("lists the exit codes", () => {
    expect(firstColumnOf(readme, "Exit code")).toEqual(Object.values(exitCodes).map(String));
  });
});

describe("the overlay in CONTRIBUTING.md", () => {
  let client: Model;

  beforeAll(async () => {
    client = await lambdaClient();
  }, 0);

  it("loads, and every statement is vouched for", () => {
    expect(layOver(client, overlayIn(contributing)).findings).toEqual([]);
    expect(layOver(client, overlayIn(errors)).findings).toEqual([]);
  });

  it("limits what it says it limits", () => {
    const { model } = layOver(client, overlayIn(contributing));
    const sites = constraintSites(model, {
      operations: ["com.amazonaws.lambda#UpdateFunctionConfiguration"],
      sides: ["input"],
    });
    const limits = sites
      .filter(({ constraints }) => !["", "enum"].includes(constraints.join()))
      .map(({ member, constraints }) => `${member.id.replace(/^.*#/, "")} ${constraints.join()}`);
    expect(limits.toSorted()).toEqual([
      "UpdateFunctionConfigurationRequest$Layers length",
      "UpdateFunctionConfigurationRequest$MemorySize range",
      "UpdateFunctionConfigurationRequest.Layers$member length",
    ]);
  });

  it("gives a fixture to every reason code", () => {
    const { model } = layOver(client, overlayIn(contributing));
    const fixtures = emit(planService(model).plan).get("fixtures.ts");
    expect(fixtures).toContain("export const lastUpdateStatusReasonCodes:");
  });
});
