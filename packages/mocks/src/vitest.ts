/**
 * For vitest 4 (from 4.1) and 5. Importing this module, in a test file or in a setup file, registers
 * the matchers of `@shapesmith/mocks/matchers`, and ends mocks with the tests:
 *
 * - A mock that is made in a test, or in a hook that runs for each test, gives its client back after
 *   that test; tests may run at the same time.
 * - A mock that is made before the tests, while the file is loaded or in `beforeAll`, stays in place to
 *   the end of the file. After each test it is reset, its answers too: give those that are for all tests
 *   in `beforeEach`. Where tests run at the same time, it is reset when no more test is running.
 * - What mocks found wrong during a test fails that test though the tested code caught it
 *   (`ServiceMock.failures`). What they found in no test, such as in `beforeAll`, fails the file.
 * - Where a test fails, the seeds of its arbitraries are told.
 *
 * It registers when it is loaded: where test files share modules (`isolate: false`), call
 * `aroundEach(settleMocks)`, `afterAll(settleFile)` and `expect.extend(matchers)` in a setup file instead.
 */
import { afterAll, aroundEach, expect, type TestContext } from "vitest";
import { endMocksOf, restoreAllMocks } from "./live-mocks.js";
import { matchers, type ShapesmithMatchers } from "./matchers.js";
import { inTestScope, outside, type TestScope } from "./test-scope.js";

declare global {
  // Where vitest and other runners look for matchers: this form is the same for vitest 4 and 5.
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace Chai {
    // eslint-disable-next-line @typescript-eslint/no-empty-object-type
    interface Assertion extends ShapesmithMatchers<void> {}
  }
}

declare module "vitest" {
  // What asymmetric matchers return is of any type, so that they can stand for every value.
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type, @typescript-eslint/no-explicit-any
  interface AsymmetricMatchersContaining extends ShapesmithMatchers<any> {}
}

/**
 * Runs a test, its hooks and what it registered to be called at its end, and ends its mocks.
 *
 * @throws what the mocks found wrong, where the test has not failed already; several of them in an
 *   `AggregateError`. Where it has failed, an error that tells the seeds of its arbitraries, if any.
 */
export async function settleMocks(
  runTest: () => Promise<void>,
  // Vitest reads from the parameter what the hook needs of its context.
  { task }: Pick<TestContext, "task">,
): Promise<void> {
  const scope = await inTestScope(runTest);
  endMocksOf(scope);
  tell(scope, task.result?.state === "fail");
}

/**
 * Ends a file: gives back all clients that are still mocked.
 *
 * @throws what mocks found wrong while no test was running.
 */
export function settleFile(): void {
  const { failures, notes } = outside;
  restoreAllMocks();
  outside.clear();
  tell({ failures, notes }, false);
}

function tell(
  { failures, notes }: Pick<TestScope, "failures" | "notes">,
  hasFailed: boolean,
): void {
  const errors = hasFailed ? [] : [...failures];
  if (notes.length > 0 && (hasFailed || failures.length > 0)) errors.push(noteOf(notes));
  const [first, ...others] = errors;
  if (first === undefined) return;
  if (others.length === 0) throw first;
  throw new AggregateError(errors, errors.map(({ message }) => message).join("\n"));
}

/** An error, since vitest takes nothing else to be told of a test that has failed. */
function noteOf(notes: readonly string[]): Error {
  const note = new Error(notes.join("\n"));
  // Where it was made is of no interest.
  note.stack = `${note.name}: ${note.message}`;
  return note;
}

expect.extend({ ...matchers });
aroundEach(settleMocks);
afterAll(settleFile);
