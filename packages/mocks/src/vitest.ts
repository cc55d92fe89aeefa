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
 * @throws what the mocks found wrong, where the test has not failed already, and where it fails the
 *   seeds of arbitraries; several of them in an `AggregateError`.
 */
// It is for afterEach(), which takes a promise for what may take time.
// eslint-disable-next-line @typescript-eslint/require-await
export async function settleMocks({ task }: Pick<TestContext, "task">): Promise<void> {
  const failures = failuresOfAllMocks();
  const notes = notesOfAllMocks();
  restoreAllMocks();
  const hasFailed = task.result?.state === "fail";
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
afterEach(settleMocks);
