import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packPackages } from "../scripts/pack.mjs";
import { npmScript, withoutNpmPrefix } from "../scripts/pnpm.mjs";
import { binOf, publishedPackages, readManifest, root } from "../scripts/workspace.mjs";
import { type Example, examplesOf } from "./readme-examples.js";
import { userTsconfig } from "./user-tsconfig.js";

const run = promisify(execFile);

/** What users install beside our packages; npm adds the remaining peers by itself. */
const installedByUsers = [
  "@aws-sdk/client-dynamodb",
  "@aws-sdk/client-lambda",
  "@faker-js/faker",
  "@types/node",
  "aws-sdk-client-mock",
  "fast-check",
  "typescript",
  "vitest",
];

/**
 * A project as a user has it: our packages as they are published, the peers, and nothing of this
 * repository, neither its folders nor its conditions.
 */
describe("packed packages in a project of their own", () => {
  let project: string;
  let examples: readonly Example[];

  beforeAll(async () => {
    project = await realpath(await mkdtemp(join(tmpdir(), "shapesmith-user-")));
    examples = examplesOf(await readFile(join(root, "README.md"), "utf8"));
    await createProject(project, examples);
  }, 0);

  afterAll(async () => {
    await rm(project, { recursive: true, force: true });
  });

  /** Runs a command of a package that is installed in the project; rejects when it fails. */
  async function command(packageName: string, name: string, ...args: string[]): Promise<string> {
    return inProject(binOf(packageName, name, project), ...args);
  }

  async function inProject(...args: string[]): Promise<string> {
    return (await run(process.execPath, args, { cwd: project, env: userEnvironment() })).stdout;
  }

  it("runs the README's programs under plain node", { timeout: 0 }, async () => {
    const programs = examples.filter(({ name }) => name.endsWith(".mjs"));
    expect(programs).not.toEqual([]);
    for (const { name } of programs) {
      expect(await inProject(name), `${name} prints what it shows`).not.toBe("");
    }
  });

  it(
    "generates what the README's example for another service imports",
    { timeout: 0 },
    async () => {
      const out = join("src", "dynamodb");
      await command("@shapesmith/codegen", "shapesmith", "generate", "dynamodb", "--out", out);
      expect(await readdir(join(project, out))).toContain("mocks.ts");
    },
  );

  it("runs the README's tests under vitest", { timeout: 0 }, async () => {
    const tests = examples.filter(({ name }) => name.endsWith(".test.ts"));
    expect(tests).not.toEqual([]);
    const report = JSON.parse(await command("vitest", "vitest", "run", "--reporter=json")) as {
      readonly testResults: readonly { readonly name: string; readonly status: string }[];
    };
    expect(report.testResults.map(({ name, status }) => ({ name, status })).sort(byName)).toEqual(
      tests.map(({ name }) => ({ name: join(project, name), status: "passed" })).sort(byName),
    );
  });

  it(
    "type-checks the README's code against the published declarations",
    { timeout: 0 },
    async () => {
      expect(await command("typescript", "tsc", "-p", ".", "--pretty", "false")).toBe("");
    },
  );

  it("installs the command that generates", { timeout: 0 }, async () => {
    expect(await command("@shapesmith/codegen", "shapesmith", "--help")).toContain("generate");
  });
});

async function createProject(folder: string, examples: readonly Example[]): Promise<void> {
  const packed = await packPackages(folder);
  if (packed !== 0) throw new Error(`pnpm pack ended with exit code ${packed}.`);
  const tarballs = (await readdir(folder)).filter((name) => name.endsWith(".tgz"));
  const manifest = { private: true, type: "module", dependencies: dependenciesOf(tarballs) };
  await writeFile(join(folder, "package.json"), JSON.stringify(manifest));
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(userTsconfig));
  for (const { name, code } of examples) await writeFile(join(folder, name), code);
  const install = ["install", "--no-audit", "--no-fund", "--loglevel=error"];
  await run(process.execPath, [npmScript("npm-cli.js"), ...install], {
    cwd: folder,
    env: userEnvironment(),
  });
}

function dependenciesOf(tarballs: readonly string[]): Record<string, string> {
  const packages = publishedPackages();
  expect(tarballs).toHaveLength(packages.length);
  const ours = packages.map(({ name, version }) => {
    const tarball = `${name.replace("@", "").replace("/", "-")}-${version}.tgz`;
    return [name, `file:./${tarball}`];
  });
  const others = installedByUsers.map((name) => [name, versionInUse(name)]);
  return Object.fromEntries([...ours, ...others]) as Record<string, string>;
}

/** The version that the workspace is tested with. */
function versionInUse(name: string): string {
  const places = [join(root, "test"), root].map((folder) => join(folder, "node_modules", name));
  const place = places.find((folder) => existsSync(folder));
  if (place === undefined)
    throw new Error(`${name} is installed neither in test/ nor in the root.`);
  return readManifest(place).version;
}

/** Without what the test runner and npm tell the processes that they start. */
function userEnvironment(): NodeJS.ProcessEnv {
  const env = withoutNpmPrefix(process.env);
  const ours = /^(?:VITEST|TEST|NODE_ENV|NODE_OPTIONS)(?:_|$)/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !ours.test(name)));
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : 1;
}
