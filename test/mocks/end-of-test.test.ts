import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { binOf, root } from "../../scripts/workspace.mjs";

interface Report {
  readonly testResults: readonly {
    readonly message: string;
    readonly assertionResults: readonly {
      readonly title: string;
      readonly status: "passed" | "failed";
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/** What vitest tells of the tests in `tests-that-end.ts`, in a process of their own. */
async function reported(): Promise<Report["testResults"]> {
  const folder = mkdtempSync(join(tmpdir(), "shapesmith-"));
  const report = join(folder, "report.json");
  const config = "test/mocks/tests-that-end.config.ts";
  const run = [binOf("vitest", "vitest"), "run", "--config", config, "--reporter=json"];
  try {
    // Where tests fail it ends with an error, and some are to.
    await promisify(execFile)(process.execPath, [...run, `--outputFile=${report}`], {
      cwd: root,
      env: { ...process.env, VITEST: undefined, NODE_ENV: undefined },
    }).catch(() => undefined);
    return (JSON.parse(readFileSync(report, "utf8")) as Report).testResults;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test("mocks end with their test, and tell that test alone what was wrong", async () => {
  const [file] = await reported();
  const results = file?.assertionResults ?? [];
  expect(results.length).toBeGreaterThan(10);
  for (const { title, status, failureMessages } of results) {
    const isToFail = title.endsWith("fails");
    expect([title, status, failureMessages]).toEqual([
      title,
      isToFail ? "failed" : "passed",
      isToFail ? expect.any(Array) : [],
    ]);
    if (!isToFail) continue;
    const wrong = title.startsWith("the seed") ? "seed: 4711" : "no rule of the mock answers it";
    const told = failureMessages.filter((message) => message.includes(wrong));
    expect([title, told.length]).toEqual([title, 1]);
  }
  // What a test left running when it ended is told of no other test, but of the file.
  expect(file?.message).toContain("no rule of the mock answers it");
});
