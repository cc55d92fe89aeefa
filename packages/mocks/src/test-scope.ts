import { AsyncLocalStorage } from "node:async_hooks";

/** What mocks have to tell of one test, until it has ended; it outlives the mocks. */
export class TestScope {
  #failures: { readonly mock: object; readonly error: Error }[] = [];
  #notes: string[] = [];

  /** What is wrong with the test, oldest first, though the code that it tests may have caught it. */
  get failures(): readonly Error[] {
    return this.#failures.map(({ error }) => error);
  }

  /** What to know of the test when it fails. */
  get notes(): readonly string[] {
    return this.#notes;
  }

  fail(mock: object, error: Error): void {
    this.#failures.push({ mock, error });
  }

  note(text: string): void {
    this.#notes.push(text);
  }

  /** Forgets what a mock found wrong. */
  forgive(mock: object): void {
    this.#failures = this.#failures.filter((failure) => failure.mock !== mock);
  }

  clear(): void {
    this.#failures = [];
    this.#notes = [];
  }
}

/** The scope of what happens in no test: while a file is loaded, in its hooks, under other runners. */
export const outside: TestScope = new TestScope();

// It follows a test through all that the test waits for, so that tests can run at the same time.
const scopes = new AsyncLocalStorage<TestScope>();
const running = new Set<TestScope>();

/** Runs a test in a scope of its own. */
export async function inTestScope(test: () => unknown): Promise<TestScope> {
  const scope = new TestScope();
  running.add(scope);
  try {
    await scopes.run(scope, test);
  } finally {
    running.delete(scope);
  }
  return scope;
}

export function isAnyTestRunning(): boolean {
  return running.size > 0;
}

/** The scope of the test that is calling. */
export function callingScope(): TestScope {
  const scope = scopes.getStore();
  return scope !== undefined && running.has(scope) ? scope : outside;
}

/**
 * The scope of the test that a call of a mock belongs to: of the one that calls; else, as where a server
 * was started before the tests, of the one that made the mock, or of the only one that is running. What
 * a test left running when it ended is of none of the others.
 */
export function scopeOfCall(made: TestScope): TestScope {
  const calling = scopes.getStore();
  if (calling !== undefined) return running.has(calling) ? calling : outside;
  if (running.has(made)) return made;
  const [only, ...others] = running;
  return only === undefined || others.length > 0 ? outside : only;
}
