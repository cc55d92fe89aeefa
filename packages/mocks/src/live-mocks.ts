/** A client whose `send` a mock has replaced. */
export interface LiveMock {
  /** Where `send` is replaced: the prototype of a client class, or one client. */
  readonly holder: object;
  /** Whether `send` is still the mock's; somebody else may have restored or replaced it. */
  readonly isAttached: boolean;
  restore(): void;
  /** What is wrong with the test, though the code that it tests may have caught it. */
  readonly failures: readonly Error[];
  /** What to know of the mock when a test fails. */
  readonly notes: readonly string[];
}

// The mocks of this process. Each enters itself when it takes over a client's send; those that have
// given it back, or lost it, are struck off when the list is next looked at.
const liveMocks = new Set<LiveMock>();

export function enterLiveMock(mock: LiveMock): void {
  liveMocks.add(mock);
}

/** The mock that a `send` replaced in `holder` would meddle with. */
export function liveMockAround(holder: object): LiveMock | undefined {
  for (const mock of liveMocks) {
    if (!mock.isAttached) liveMocks.delete(mock);
    else if (
      mock.holder === holder ||
      inherits(mock.holder, holder) ||
      inherits(holder, mock.holder)
    ) {
      return mock;
    }
  }
  return undefined;
}

/** What the mocks that are in place found wrong with the test, see `ServiceMock.failures`. */
export function failuresOfAllMocks(): readonly Error[] {
  return [...liveMocks].flatMap((mock) => mock.failures);
}

/** What to know of the mocks that are in place when a test fails, such as the seeds of arbitraries. */
export function notesOfAllMocks(): readonly string[] {
  return [...liveMocks].flatMap((mock) => mock.notes);
}

/**
 * Gives every mocked client its own `send` back: for the hook that a test runner calls after each
 * test. With vitest, importing `@shapesmith/mocks/vitest` does it.
 */
export function restoreAllMocks(): void {
  for (const mock of liveMocks) mock.restore();
  liveMocks.clear();
}

function inherits(object: object, from: object): boolean {
  return Object.prototype.isPrototypeOf.call(from, object);
}
