// Prints the totals of a test run, `N passed, N failed`, out of the file that vitest's JSON reporter
// wrote: `node scripts/test-totals.mjs <file>`.
import { existsSync, readFileSync } from "node:fs";

const [file = ""] = process.argv.slice(2);
const { passed, failed } = totals(file);
process.stdout.write(`${passed} passed, ${failed} failed\n`);

/** @type {(file: string) => { passed: number, failed: number }} */
function totals(file) {
  // A run that wrote nothing has shown nothing: that is a failure too.
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const report =
    /** @type {{ numPassedTests: number, numFailedTests: number, testResults: TestFile[] }} */ (
      JSON.parse(readFileSync(file, "utf8"))
    );
  const broken = report.testResults.filter(failedOutsideTests).length;
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken };
}

/**
 * A file that cannot even be loaded has no tests that could count as failed.
 *
 * @typedef {{ status: string, assertionResults: { status: string }[] }} TestFile
 * @type {(file: TestFile) => boolean}
 */
function failedOutsideTests(file) {
  return (
    file.status === "failed" && file.assertionResults.every(({ status }) => status !== "failed")
  );
}
