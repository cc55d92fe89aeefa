import { createRequire } from "node:module";

/** How the SDK's exception classes are built. */
type ExceptionClass = new (options: Readonly<Record<string, unknown>>) => Error;

/** What an error of a service says of itself, beside its members. */
export interface ErrorDescription {
  readonly name: string;
  readonly fault: "client" | "server";
  /** The HTTP status of the answer. */
  readonly status: number;
  readonly message: string;
  readonly requestId: string;
  readonly retryable?: { readonly throttling?: boolean } | undefined;
}

/**
 * The exception classes of the installed client. The client is loaded when the first error is made,
 * never before; where it is not installed, errors are plain ones with the same fields.
 */
export class ErrorClasses {
  readonly #client: { readonly packageName: string; readonly baseException: string } | undefined;
  readonly #from: string;
  #exports: Readonly<Record<string, unknown>> | undefined;

  constructor(
    client: { readonly packageName: string; readonly baseException: string } | undefined,
    from: string,
  ) {
    this.#client = client;
    this.#from = from;
  }

  /**
   * An instance of the client's own class for the error; of the service's base class, with `name`
   * set, where the client has no class of that name.
   */
  create(description: ErrorDescription, members: Readonly<Record<string, unknown>>): Error {
    const exports = (this.#exports ??= this.#load());
    const own = exceptionClass(exports, description.name);
    const base = this.#client && exceptionClass(exports, this.#client.baseException);
    return errorOf(own ?? base, description, members);
  }

  #load(): Readonly<Record<string, unknown>> {
    if (this.#client === undefined) return {};
    const require = createRequire(this.#from);
    try {
      return require(this.#client.packageName) as Readonly<Record<string, unknown>>;
    } catch (error) {
      // Only an absent client is no mistake: one that fails to load is the user's to know of.
      if (isAbsent(error, this.#client.packageName)) return {};
      throw error;
    }
  }
}

/**
 * An error of no class of its own, with the fields that the SDK gives to its errors: `name`,
 * `message`, `$fault`, `$metadata`, `$retryable` where the error can be retried, and the members.
 */
export function plainError(
  description: ErrorDescription,
  members: Readonly<Record<string, unknown>>,
): Error {
  return errorOf(undefined, description, members);
}

function errorOf(
  exception: ExceptionClass | undefined,
  { name, message, fault, status, requestId, retryable }: ErrorDescription,
  members: Readonly<Record<string, unknown>>,
): Error {
  const options: Readonly<Record<string, unknown>> = {
    ...members,
    name,
    message,
    $fault: fault,
    $metadata: { httpStatusCode: status, requestId, attempts: 1, totalRetryDelay: 0 },
  };
  const error = exception === undefined ? new Error(message) : new exception(options);
  // Classes take the members they know; what the service adds to an error of another name stays. A
  // plain error has taken its text, and a `stack` that is not of the service.
  const isTaken = (key: string): boolean =>
    exception === undefined ? key === "message" : Object.hasOwn(error, key);
  for (const [key, value] of Object.entries(options)) {
    if (value !== undefined && !isTaken(key)) define(error, key, value);
  }
  if (error.name !== name) define(error, "name", name);
  if (retryable !== undefined) define(error, "$retryable", retryable);
  return error;
}

/** Not by assignment: a member called `__proto__` is a field like any other. */
function define(error: Error, key: string, value: unknown): void {
  Object.defineProperty(error, key, {
    value,
    enumerable: true,
    writable: true,
    configurable: true,
  });
}

function isAbsent(error: unknown, packageName: string): boolean {
  return (
    error instanceof Error &&
    "code" in error &&
    error.code === "MODULE_NOT_FOUND" &&
    error.message.includes(`'${packageName}'`)
  );
}

function exceptionClass(
  exports: Readonly<Record<string, unknown>>,
  name: string,
): ExceptionClass | undefined {
  const candidate = Object.hasOwn(exports, name) ? exports[name] : undefined;
  return typeof candidate === "function" && candidate.prototype instanceof Error
    ? (candidate as ExceptionClass)
    : undefined;
}
