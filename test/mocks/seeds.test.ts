import { execFile } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify, stripVTControlCharacters } from "node:util";
import { GetFunctionConfigurationCommand } from "@aws-sdk/client-lambda";
import * as arbitraries from "@shapesmith/lambda/arbitraries";
import { mockLambda } from "@shapesmith/lambda/mocks";
import "@shapesmith/mocks/vitest";
import { expect, test } from "vitest";
import { binOf, root } from "../../scripts/workspace.mjs";

const run = promisify(execFile);
const here = fileURLToPath(new URL(".", import.meta.url));
const failing = "it does not like what an arbitrary answers";

/** What vitest tells of the test when it fails. */
async function toldOf(title: string): Promise<string> {
  const folder = mkdtempSync(join(here, ".workspace-"));
  try {
    copyFileSync(join(here, "tests-that-fail.ts"), join(folder, "failing.test.ts"));
    // Sources and conditions are those of this run, and nothing else of its configuration.
    const { resolve, ssr } = (await import("../../vitest.config.js")).default;
    const config = join(folder, "vitest.config.js");
    writeFileSync(config, `export default ${JSON.stringify({ resolve, ssr })};`);
    const args = ["run", "--root", folder, "--config", config, "--testNamePattern", title];
    const failed = await run(process.execPath, [binOf("vitest", "vitest"), ...args], {
      cwd: root,
      env: { ...process.env, GITHUB_ACTIONS: "" },
    }).then(
      () => expect.fail("expected the test to fail"),
      (error: unknown) => error as { readonly stdout: string; readonly stderr: string },
    );
    return stripVTControlCharacters(`${failed.stdout}\n${failed.stderr}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("a test that fails tells the seed, which gives its answers again", async () => {
  const told = await toldOf(failing);
  const answered = /answered: (\{.*\})$/m.exec(told)?.[1];
  const seed =
    /GetFunctionConfiguration of the mocked LambdaClient answers with \{ seed: (-?\d+) \}/.exec(
      told,
    )?.[1];
  if (answered === undefined || seed === undefined) expect.fail(told);

  const again = async (options: { readonly seed: number }): Promise<string> => {
    const lambda = mockLambda();
    const response = arbitraries.operations.GetFunctionConfiguration.response();
    lambda.on("GetFunctionConfiguration").resolvesArbitrary(response, options);
    const command = new GetFunctionConfigurationCommand({ FunctionName: "orders" });
    const answer = JSON.stringify(await lambda.client.send(command));
    lambda.restore();
    return answer;
  };
  expect(await again({ seed: Number(seed) })).toBe(answered);
  expect(await again({ seed: Number(seed) + 1 })).not.toBe(answered);
});
