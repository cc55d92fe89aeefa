import { callingScope, isAnyTestRunning, outside, type TestScope } from "./test-scope.js";

/** A client whose `send` a mock has replaced. */
export interface LiveMock {
  /** Where `send` is replaced: the prototype of a client class, or one client. */
  readonly holder: object;
  /** Whether `send` is still the mock's; somebody else may have restored or replaced it. */
  readonly isAttached: boolean;
  /** That of the test in which it replaced `send`. */
  readonly scope: TestScope;
  reset(): void;
  restore(): void;
}

// The mocks of this process. Each enters itself when it takes over a client's send; those that have
// given it back, or lost it, are struck off when the list is next looked at.
const liveMocks = new Set<LiveMock>();

export function enterLiveMock(mock: LiveMock): void {
  liveMocks.add(mock);
}

/** The mock that a `send` replaced in `holder` would meddle with. */
export function liveMockAround(holder: object): LiveMock | undefined {
  for (const mock of attachedMocks()) {
    const isAround =
      mock.holder === holder || inherits(mock.holder, holder) || inherits(holder, mock.holder);
    if (isAround) return mock;
  }
  return undefined;
}

/**
 * What mocks found wrong with the test that calls, see `ServiceMock.failures`, also those that have
 * given their client back. Under a test runner that is not told where a test begins, as
 * `@shapesmith/mocks/vitest` tells vitest, what was found since `restoreAllMocks` was last called.
 */
export function failuresOfAllMocks(): readonly Error[] {
  return callingScope().failures;
}

/**
 * Gives every mocked client its own `send` back, and, where no test is told to run, forgets what
 * {@link failuresOfAllMocks} gives: for the hook that a test runner calls after each test. With vitest,
 * importing `@shapesmith/mocks/vitest` gives back those of each test.
 */
export function restoreAllMocks(): void {
  for (const mock of liveMocks) mock.restore();
  liveMocks.clear();
  if (!isAnyTestRunning()) outside.clear();
}

/**
 * Ends the mocks of a test that has ended: gives back the clients that were mocked in it. When no other
 * test is running, resets the mocks that were made in none.
 */
export function endMocksOf(scope: TestScope): void {
  for (const mock of attachedMocks()) {
    if (mock.scope === scope) mock.restore();
    else if (mock.scope === outside && !isAnyTestRunning()) mock.reset();
  }
}

function attachedMocks(): readonly LiveMock[] {
  for (const mock of liveMocks) if (!mock.isAttached) liveMocks.delete(mock);
  return [...liveMocks];
}

function inherits(object: object, from: object): boolean {
  return Object.prototype.isPrototypeOf.call(from, object);
}
