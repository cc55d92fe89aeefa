import { execFile } from "node:child_process";
import { copyFileSync, existsSync, readFileSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { binOf, readManifest } from "../../scripts/workspace.mjs";
import { packedProject, typeErrors } from "./packed-project.js";

const run = promisify(execFile);
const tests = fileURLToPath(new URL("..", import.meta.url));
const versions = fileURLToPath(new URL("vitest-5", import.meta.url));

/** They import nothing but what users import, and run under the vitest of this repository too. */
const passing = [
  "mocks/matcher-types.test.ts",
  "mocks/matchers.test.ts",
  "moving-over/caller.ts",
  "moving-over/step-3.test.ts",
];
const failing = "mocks/tests-that-fail.ts";

interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly {
      readonly title: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

let project: string;

beforeAll(async () => {
  project = await packedProject(versions);
  for (const file of passing) copyFileSync(join(tests, file), join(project, basename(file)));
  copyFileSync(join(tests, failing), join(project, "tests-that-fail.test.ts"));
}, 0);

afterAll(() => rmSync(project, { recursive: true, force: true }));

/** It needs a Node that may be newer than the one that runs this: that one is installed with it. */
function nodeOfVitest5(): string {
  const installed = ["x64", "arm64"]
    .map((arch) => join(versions, "node_modules", `node-linux-${arch}`, "bin", "node"))
    .find((path) => existsSync(path));
  return installed ?? process.execPath;
}

async function reported(...files: readonly string[]): Promise<Report["testResults"]> {
  const report = join(project, "report.json");
  rmSync(report, { force: true });
  const vitest = [binOf("vitest", "vitest", versions), "run", "--reporter=json"];
  // Where tests fail it ends with an error, and some are to.
  const result = await run(nodeOfVitest5(), [...vitest, `--outputFile=${report}`, ...files], {
    cwd: project,
    env: userEnvironment(),
  }).catch((error: unknown) => error as { readonly stdout: string; readonly stderr: string });
  if (!existsSync(report)) throw new Error(result.stdout + result.stderr);
  return (JSON.parse(readFileSync(report, "utf8")) as Report).testResults;
}

/** Without what this run of the tests tells the processes that it starts. */
function userEnvironment(): NodeJS.ProcessEnv {
  const ours = /^(?:VITEST|TEST|NODE_ENV|NODE_OPTIONS)(?:_|$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)));
}

describe("the packages with vitest 5", () => {
  it("is that version", () => {
    expect(readManifest(join(versions, "node_modules", "vitest")).version).toMatch(/^5\./);
  });

  it("compile, and refuse what the matchers do not take", { timeout: 0 }, async () => {
    expect(await typeErrors(project)).toBe("");
  });

  it("pass the tests of the matchers", { timeout: 0 }, async () => {
    const files = passing.map((file) => basename(file)).filter((name) => name.endsWith(".test.ts"));
    const results = await reported(...files);
    expect(results.map(({ name }) => basename(name)).toSorted()).toEqual(files.toSorted());
    const outcomes = results.flatMap(({ assertionResults }) =>
      assertionResults.map(({ title, status }) => `${title}: ${status}`),
    );
    expect(outcomes.length).toBeGreaterThan(files.length);
    expect(outcomes.filter((outcome) => !outcome.endsWith(": passed"))).toEqual([]);
  });

  it("fail tests, and give clients back after each", { timeout: 0 }, async () => {
    const [{ assertionResults } = { assertionResults: [] }] = await reported("tests-that-fail");
    expect(
      assertionResults.map(({ title, failureMessages }) => [title, failureMessages.join("\n")]),
    ).toEqual([
      [
        "its matcher finds that nothing was sent",
        expect.stringContaining("expected GetFunctionConfiguration to be sent.\nNothing was sent."),
      ],
      ["its code catches that nothing answers", expect.stringContaining("UnmatchedCallError")],
      [
        "it does not like what an arbitrary answers",
        expect.stringMatching(
          /answered: .*GetFunctionConfiguration .* answers with \{ seed: -?\d+ \}/s,
        ),
      ],
      ["it has a mock of its own after those that failed", ""],
    ]);
  });
});
