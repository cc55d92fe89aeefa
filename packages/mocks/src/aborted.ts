/** What is looked at of a signal: of `AbortSignal`, or of the SDK's own, which may lack most of it. */
interface Signal {
  readonly aborted: boolean;
  readonly reason?: unknown;
  onabort?: unknown;
  readonly addEventListener?: (type: "abort", listener: () => void) => void;
  readonly removeEventListener?: (type: "abort", listener: () => void) => void;
}

/**
 * Asks for an answer, unless the signal is aborted already; when it is aborted before the answer is
 * there, the caller gets the rejection at once. The SDK's handlers of HTTP requests do so too, and say
 * what `buildAbortError` of `@smithy/node-http-handler` says.
 *
 * @param options what was given to `send` with the command; it may be the callback.
 */
export function answerUnlessAborted(options: unknown, answer: () => unknown): unknown {
  const signal = signalOf(options);
  if (signal === undefined) return answer();
  if (signal.aborted) return Promise.reject(abortError(signal.reason));
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(abortError(signal.reason));
    if (signal.addEventListener === undefined) signal.onabort = abort;
    else signal.addEventListener("abort", abort);
    void Promise.resolve(answer())
      .finally(() => signal.removeEventListener?.("abort", abort))
      .then(resolve, reject);
  });
}

function signalOf(options: unknown): Signal | undefined {
  if (typeof options !== "object" || options === null || !("abortSignal" in options)) {
    return undefined;
  }
  const signal = options.abortSignal;
  const isSignal = typeof signal === "object" && signal !== null && "aborted" in signal;
  return isSignal ? (signal as Signal) : undefined;
}

function abortError(reason: unknown): Error {
  const hasText = Boolean(reason) && !(reason instanceof Error);
  const error = hasText
    ? new Error(String(reason))
    : new Error("Request aborted", reason instanceof Error ? { cause: reason } : {});
  error.name = "AbortError";
  return error;
}
