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
  readonly retryable?: { readonly throttling: boolean } | undefined;
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
    const options = {
      ...members,
      name: description.name,
      message: description.message,
      $fault: description.fault,
      $metadata: {
        httpStatusCode: description.status,
        requestId: description.requestId,
        attempts: 1,
        totalRetryDelay: 0,
      },
    };
    const error = this.#construct(description.name, options);
    if (description.retryable !== undefined) {
      Object.assign(error, { $retryable: description.retryable });
    }
    return error;
  }

  #construct(name: string, options: Readonly<Record<string, unknown>>): Error {
    const exports = (this.#exports ??= this.#load());
    const own = exceptionClass(exports, name);
    const base = this.#client && exceptionClass(exports, this.#client.baseException);
    const error =
      own !== undefined
        ? new own(options)
        : base !== undefined
          ? new base(options)
          : new Error(String(options["message"]));
    // Classes take the members they know; what the service adds to an error of another name stays.
    for (const [key, value] of Object.entries(options)) {
      if (value !== undefined && !Object.hasOwn(error, key)) Object.assign(error, { [key]: value });
    }
    if (error.name !== name)
      Object.defineProperty(error, "name", { value: name, enumerable: true });
    return error;
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
