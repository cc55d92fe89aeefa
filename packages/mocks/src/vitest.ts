/**
 * For vitest 4 and 5. Importing this module, in a test file or in a setup file, registers the
 * matchers of `@shapesmith/mocks/matchers`, and after each test restores every mock, fails the test
 * for what its mocks found wrong though the tested code caught it (`ServiceMock.failures`), and tells
 * the seeds of arbitraries where the test fails. It registers when it is loaded: where test files
 * share modules (`isolate: false`), call `afterEach(settleMocks)` and `expect.extend(matchers)` in a
 * setup file instead.
 */
import { afterEach, expect, type TestContext } from "vitest";
import { failuresOfAllMocks, notesOfAllMocks, restoreAllMocks } from "./live-mocks.js";
import { matchers, type ShapesmithMatchers } from "./matchers.js";

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
 * Ends a test: restores all mocks.
 *
 * @throws what the mocks found wrong, where the test has not failed already; several of them in an
 *   `AggregateError`.
 */
export async function settleMocks(context: Pick<TestContext, "task" | "annotate">): Promise<void> {
  const failures = failuresOfAllMocks();
  const notes = notesOfAllMocks();
  restoreAllMocks();
  const hasFailed = context.task.result?.state === "fail";
  if (hasFailed || failures.length > 0) {
    for (const note of notes) await context.annotate(note, "notice");
  }
  const [first, ...others] = failures;
  if (hasFailed || first === undefined) return;
  if (others.length === 0) throw first;
  const messages = failures.map(({ message }) => message);
  throw new AggregateError(failures, messages.join("\n"));
}

expect.extend({ ...matchers });
afterEach(settleMocks);
