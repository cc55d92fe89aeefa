import { FixtureError } from "@shapesmith/fixtures";

/**
 * What a mock has against a test, or against the code that it tests. It is no error of the service, and
 * nothing in it makes it look like one. A mock that gives it to a caller counts it among its failures.
 */
export class MockError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "MockError";
  }

  /** What runners print beside the message, and loggers write: nothing that the message hides. */
  toJSON(): Readonly<Record<string, unknown>> {
    const { name, message } = this;
    return { name, message };
  }
}

/** Whether an error says that the test is wrong, and is not what the test has the service answer. */
export function isWrongTest(error: unknown): error is Error {
  return error instanceof MockError || error instanceof FixtureError;
}
